package io.xiaoneng.flag;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says of a class in its last period.
 *
 * @param ranked how many units were ranked
 * @param systemic where more than half of them fail: one problem 系统性问题 of the lead department in
 *     place of their flags; else null
 * @param verdicts in the order of the units given
 */
public record Judgement(
    FlagRule rule,
    String metric,
    String unitClass,
    String period,
    int ranked,
    @Nullable Systemic systemic,
    List<Verdict> verdicts) {

  /** Takes its own copy. */
  public Judgement {
    verdicts = List.copyOf(verdicts);
  }

  /**
   * A problem of a whole class.
   *
   * @param failing codes of the units that surely miss the target or would carry a flag
   */
  public record Systemic(List<String> failing) {
    /** Takes its own copy. */
    public Systemic {
      failing = List.copyOf(failing);
    }
  }
}
