package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.book.Scorecard.Award;
import java.util.List;
import java.util.Map;

/** Points that were awarded by a decision. */
public interface Awards {

  /**
   * Those of a month, by the code of the unit or other member.
   *
   * @param month {@code 2026-03}
   */
  Map<String, List<Award>> of(String month);
}
