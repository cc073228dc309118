package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Role;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A channel as an administrator writes it.
 *
 * @param target may be missing where a channel is changed, and stays as it was then
 * @param secret likewise; for webhooks only
 * @param language {@code zh} or {@code en}; zh where it is missing
 * @param digestMinutes 0 where it is missing
 * @param quietFrom {@code HH:mm} in the city's time; null together with {@code quietTo} for none
 * @param enabled true where it is missing
 */
record ChannelDraft(
    @Nullable String name,
    Channel.@Nullable Kind kind,
    @Nullable String target,
    @Nullable String secret,
    @Nullable Role role,
    @Nullable String unit,
    @Nullable String language,
    @Nullable Integer digestMinutes,
    @Nullable String quietFrom,
    @Nullable String quietTo,
    @Nullable Boolean enabled) {

  private static final int LONGEST = 500;
  private static final int SHORTEST_SECRET = 32;
  private static final int LONGEST_SECRET = 200;
  private static final int DAY = 24 * 60;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * The channel it describes.
   *
   * @param before what it was; null for a new one
   * @param settings say where webhooks may go
   * @throws BadParameterException where something is missing or wrong; no secret is repeated
   */
  Channel channel(@Nullable Channel before, NoticeSettings settings) {
    if (kind == null) {
      throw bad("kind", "must be MAIL or WEBHOOK");
    }
    if (role == null) {
      throw bad("role", "is missing: the channel gets what somebody with that role sees");
    }
    if ((role == Role.UNIT) != (unit != null)) {
      throw bad("unit", "must be there where role is UNIT, and only there");
    }
    int minutes = digestMinutes == null ? 0 : digestMinutes;
    if (minutes < 0 || minutes > DAY) {
      throw bad("digestMinutes", "must be from 0 to " + DAY);
    }
    Channel same = before != null && before.kind() == kind ? before : null;
    return new Channel(
        before == null ? 0 : before.id(),
        name(),
        kind,
        target(kind, same, settings),
        secret(kind, same),
        role,
        unit,
        chinese(),
        minutes,
        quiet(),
        enabled == null || enabled);
  }

  /** Letters of any language: it stands in messages, not in paths. */
  @Override
  public String name() {
    if (name == null || !name.strip().equals(name) || !name.matches("[\\p{L}\\p{N} ._-]{1,100}")) {
      throw bad("name", "must be 1 to 100 letters, digits, spaces, dots, dashes and underscores");
    }
    return name;
  }

  private boolean chinese() {
    if (language != null && !language.equals("zh") && !language.equals("en")) {
      throw bad("language", "must be zh or en");
    }
    return !"en".equals(language);
  }

  private @Nullable QuietHours quiet() {
    if (quietFrom == null && quietTo == null) {
      return null;
    }
    LocalTime from = time("quietFrom", quietFrom);
    LocalTime to = time("quietTo", quietTo);
    if (from.equals(to)) {
      throw bad("quietTo", "must not be the same as quietFrom");
    }
    return new QuietHours(from, to);
  }

  private static LocalTime time(String field, @Nullable String text) {
    if (text == null || !text.matches("\\d\\d:\\d\\d")) {
      throw bad(field, "must be a time like 22:00; quiet hours have both ends or none");
    }
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      throw bad(field, "must be from 00:00 to 23:59");
    }
  }

  private String target(Channel.Kind sort, @Nullable Channel same, NoticeSettings settings) {
    if (target == null) {
      if (same == null) {
        throw bad("target", "is missing: a mail address, or the address of a webhook");
      }
      return same.target();
    }
    if (target.length() > LONGEST) {
      throw bad("target", "must have at most " + LONGEST + " characters");
    }
    return sort == Channel.Kind.MAIL ? mail(target) : webhook(target, settings);
  }

  private static String mail(String target) {
    try {
      InternetAddress address = new InternetAddress(target, true);
      if (target.equals(address.getAddress()) && target.chars().allMatch(c -> c > ' ' && c < 127)) {
        return target;
      }
    } catch (AddressException e) {
      // Told below, as any other text that is none.
    }
    throw bad("target", "must be one mail address, such as notices@example.gov.cn");
  }

  private static String webhook(String target, NoticeSettings settings) {
    URI address;
    try {
      address = new URI(target);
    } catch (URISyntaxException e) {
      throw bad("target", "must be the address of a webhook, such as https://example.gov.cn/in");
    }
    String host = address.getHost();
    if (host == null || address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw bad("target", "must have a host, and neither a user nor a fragment");
    }
    if (!settings.privateWebhooks() && PublicHosts.isPrivateAtSight(host)) {
      throw bad("target", "is in a private network (see xiaoneng.notices.private-webhooks)");
    }
    boolean plain = "http".equals(address.getScheme());
    if (plain && !settings.plainHttp() && !THIS_MACHINE.contains(host)) {
      throw bad("target", "must begin with https: (see xiaoneng.notices.plain-http)");
    }
    if (!plain && !"https".equals(address.getScheme())) {
      throw bad("target", "must begin with https:");
    }
    return target;
  }

  private @Nullable String secret(Channel.Kind sort, @Nullable Channel same) {
    if (sort == Channel.Kind.MAIL) {
      if (secret != null) {
        throw bad("secret", "is for webhooks only");
      }
      return null;
    }
    if (secret == null && same != null) {
      return same.secret();
    }
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

  private static BadParameterException bad(String field, String what) {
    return new BadParameterException(field, field + " " + what);
  }

  /** Not even by accident does a secret come into a log. */
  @Override
  public String toString() {
    return "channel draft " + kind;
  }
}
