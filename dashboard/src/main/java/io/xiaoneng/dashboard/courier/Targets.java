package io.xiaoneng.dashboard.courier;

import io.xiaoneng.dashboard.metric.BadParameterException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where things may be sent to, as people write it. What is wrong names the field it stands in. */
public final class Targets {

  private static final String FIELD = "target";
  private static final int LONGEST = 500;
  private static final int SHORTEST_SECRET = 32;
  private static final int LONGEST_SECRET = 200;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Targets() {}

  /**
   * One mail address, without a name before it.
   *
   * @throws BadParameterException where it is none
   */
  public static String mail(String target) {
    limit(target);
    try {
      InternetAddress address = new InternetAddress(target, true);
      if (target.equals(address.getAddress()) && target.chars().allMatch(c -> c > ' ' && c < 127)) {
        return target;
      }
    } catch (AddressException e) {
      // Told below, as any other text that is none.
    }
    throw bad(FIELD, "must be one mail address, such as notices@example.gov.cn");
  }

  /**
   * The address of a webhook.
   *
   * @throws BadParameterException where it is none, or the settings do not let it be called
   */
  public static String webhook(String target, CourierSettings settings) {
    limit(target);
    URI address;
    try {
      address = new URI(target);
    } catch (URISyntaxException e) {
      throw bad(FIELD, "must be the address of a webhook, such as https://example.gov.cn/in");
    }
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw bad(FIELD, "must have a host, and neither a user nor a fragment");
    }
    if (!settings.privateWebhooks() && PublicHosts.isPrivateAtSight(host)) {
      throw bad(FIELD, "is in a private network (see xiaoneng.notices.private-webhooks)");
    }
    boolean plain = "http".equals(address.getScheme());
    if (plain && !settings.plainHttp() && !THIS_MACHINE.contains(host)) {
      throw bad(FIELD, "must begin with https: (see xiaoneng.notices.plain-http)");
    }
    if (!plain && !"https".equals(address.getScheme())) {
      throw bad(FIELD, "must begin with https:");
    }
    return target;
  }

  /** The address of a webhook without what may be secret in it. */
  public static String shown(String webhook) {
    URI address = URI.create(webhook);
    return address.getScheme() + "://" + address.getRawAuthority() + "/…";
  }

  /**
   * The key of a webhook's signatures.
   *
   * @throws BadParameterException where there is none or it is too short; it is not repeated
   */
  public static String secret(@Nullable String secret) {
    if (secret == null
        || secret.length() < SHORTEST_SECRET
        || secret.length() > LONGEST_SECRET
        || !secret.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw bad(
          "secret",
          "must be %d to %d visible characters".formatted(SHORTEST_SECRET, LONGEST_SECRET));
    }
    return secret;
  }

  private static void limit(String target) {
    if (target.length() > LONGEST) {
      throw bad(FIELD, "must have at most " + LONGEST + " characters");
    }
  }

  private static BadParameterException bad(String field, String what) {
    return new BadParameterException(field, field + " " + what);
  }
}
