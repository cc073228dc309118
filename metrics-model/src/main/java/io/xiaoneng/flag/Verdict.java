package io.xiaoneng.flag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of one unit in the last period.
 *
 * @param level what it carries; NONE where its class has a systemic problem, whatever the grounds
 * @param notRanked why it is not ranked; null where it is
 * @param grounds what speaks for a flag, the weightiest first
 * @param feedAlert whether its feed was bad in so many periods running that this is an alert
 */
public record Verdict(
    String unit,
    Level level,
    @Nullable NotRanked notRanked,
    List<Ground> grounds,
    boolean feedAlert,
    Evidence evidence) {

  /** Takes its own copy. */
  public Verdict {
    grounds = List.copyOf(grounds);
  }

  /** What a unit carries. */
  public enum Level {
    /** No flag. */
    NONE,
    /** 黄. */
    YELLOW,
    /** 红. */
    RED,
    /** Shown, not ranked. */
    NOT_RANKED
  }
}
