package io.xiaoneng.dashboard.security.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a phone reads from the page. */
final class Device {

  private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");
  private static final Pattern RECOVERY =
      Pattern.compile("<code>([A-Z2-7]{4}(-[A-Z2-7]{4}){3})</code>");

  private Device() {}

  static byte[] secret(String page) {
    Matcher secret = SECRET.matcher(page);
    assertThat(secret.find()).as("the page has a secret").isTrue();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (char each : secret.group(1).toCharArray()) {
      held = held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(held >>> bits);
        held &= (1 << bits) - 1;
      }
    }
    return bytes.toByteArray();
  }

  static List<String> recoveryCodes(String page) {
    return RECOVERY.matcher(page).results().map((MatchResult each) -> each.group(1)).toList();
  }
}
