package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.courier.CourierSettings;
import io.xiaoneng.dashboard.courier.Targets;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Role;
import java.time.DateTimeException;
import java.time.LocalTime;
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

  private static final int DAY = 24 * 60;

  /**
   * The channel it describes.
   *
   * @param before what it was; null for a new one
   * @param settings say where webhooks may go
   * @throws BadParameterException where something is missing or wrong; no secret is repeated
   */
  Channel channel(@Nullable Channel before, CourierSettings settings) {
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

  private String target(Channel.Kind sort, @Nullable Channel same, CourierSettings settings) {
    if (target == null) {
      if (same == null) {
        throw bad("target", "is missing: a mail address, or the address of a webhook");
      }
      return same.target();
    }
    return sort == Channel.Kind.MAIL ? Targets.mail(target) : Targets.webhook(target, settings);
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
    return Targets.secret(secret);
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
