package io.xiaoneng.dashboard.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept. Events and rows of cases have no end here: figures have to be found
 * again years later, and what leads to a person is erased from them on request.
 *
 * @param audit lines of the audit log; never less than six months (网络安全法 §21)
 * @param attachments files of cards and tasks, after these were closed
 * @param deadLetters the bytes of what was refused; that it was refused, and why, stays
 */
@ConfigurationProperties("xiaoneng.retention")
record RetentionSettings(
    @DefaultValue("1095d") Duration audit,
    @DefaultValue("1825d") Duration attachments,
    @DefaultValue("365d") Duration deadLetters) {

  /** The longest six months. */
  private static final Duration HALF_A_YEAR = Duration.ofDays(184);

  private static final Duration MONTH = Duration.ofDays(30);

  RetentionSettings {
    atLeast("audit", audit, HALF_A_YEAR);
    atLeast("attachments", attachments, MONTH);
    atLeast("dead-letters", deadLetters, MONTH);
  }

  private static void atLeast(String name, Duration given, Duration least) {
    if (given.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "xiaoneng.retention.%s is %d days, must be at least %d days"
              .formatted(name, given.toDays(), least.toDays()));
    }
  }
}
