package io.xiaoneng.dashboard;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the dashboard, each also an environment variable ({@code xiaoneng.open-registry} is
 * {@code XIAONENG_OPEN_REGISTRY}).
 *
 * @param kafka bootstrap servers, {@code HOST:PORT[,HOST:PORT…]}
 * @param clickhouse JDBC URL, begins with {@code jdbc:clickhouse:} or {@code jdbc:ch:}
 * @param zone the city's zone, an IANA name
 * @param calendar the city's working-day calendar: {@code cn}, {@code weekdays}, {@code every-day}
 * @param openRegistry whether unknown units, items and points are accepted
 * @param data directory of the relational store's file
 * @param adminPassword password of the user {@code admin}, set at every start; null to keep the
 *     stored one, or to have one generated at the first start
 * @param ingestToken a token that may write every source, set at every start; null likewise
 * @param rectifyDays days after a bad rating in which it has to be rectified and revisited, 1 to
 *     365
 */
@ConfigurationProperties("xiaoneng")
public record XiaonengProperties(
    @DefaultValue("127.0.0.1:9092") String kafka,
    @DefaultValue("jdbc:clickhouse://127.0.0.1:8123/default") String clickhouse,
    @DefaultValue("Asia/Shanghai") String zone,
    @DefaultValue("cn") String calendar,
    @DefaultValue("false") boolean openRegistry,
    @DefaultValue("data") Path data,
    @Nullable String adminPassword,
    @Nullable String ingestToken,
    @DefaultValue("15") int rectifyDays) {

  private static final Set<String> CALENDARS = Set.of("cn", "weekdays", "every-day");

  /** Shortest token that is accepted: 128 bits in hexadecimal. */
  static final int MIN_TOKEN_LENGTH = 16;

  /** Longest password that bcrypt takes whole, in bytes. */
  static final int MAX_PASSWORD_BYTES = 72;

  public XiaonengProperties {
    if (!kafka.matches("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*")) {
      throw bad("kafka", kafka, "HOST:PORT, several separated by commas");
    }
    if (!clickhouse.startsWith("jdbc:clickhouse:") && !clickhouse.startsWith("jdbc:ch:")) {
      throw bad("clickhouse", clickhouse, "a URL that begins with jdbc:clickhouse:");
    }
    try {
      ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw bad("zone", zone, "a zone such as Asia/Shanghai");
    }
    if (!CALENDARS.contains(calendar)) {
      throw bad("calendar", calendar, "one of cn, weekdays, every-day");
    }
    if (rectifyDays < 1 || rectifyDays > 365) {
      throw bad("rectify-days", Integer.toString(rectifyDays), "a number of days from 1 to 365");
    }
    adminPassword = blankToNull(adminPassword);
    ingestToken = blankToNull(ingestToken);
    if (adminPassword != null
        && adminPassword.getBytes(java.nio.charset.StandardCharsets.UTF_8).length
            > MAX_PASSWORD_BYTES) {
      throw new IllegalArgumentException(
          "xiaoneng.admin-password is longer than " + MAX_PASSWORD_BYTES + " bytes");
    }
    if (ingestToken != null && ingestToken.length() < MIN_TOKEN_LENGTH) {
      throw new IllegalArgumentException(
          "xiaoneng.ingest-token is shorter than " + MIN_TOKEN_LENGTH + " characters");
    }
  }

  /** The city's zone. */
  public ZoneId zoneId() {
    return ZoneId.of(zone);
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static IllegalArgumentException bad(String name, String value, String wanted) {
    return new IllegalArgumentException(
        "xiaoneng." + name + " is \"" + value + "\", must be " + wanted);
  }
}
