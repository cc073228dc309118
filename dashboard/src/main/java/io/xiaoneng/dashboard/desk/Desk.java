package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.assessment.ExpectedView;
import io.xiaoneng.dashboard.claim.ClaimView;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit with all below it has before it.
 *
 * @param within counted days left of the cases that are listed as due, those past their term always
 * @param complete false where there are so many open cases that only the most urgent were looked at
 * @param hidden open cases of sensitive items, which are not listed
 * @param withUs due cases that the unit itself holds, what is due first on top
 * @param stuck cases that others hold past or near the term, what is past longest on top
 * @param pressedUs what others wait for from this unit, the latest first
 * @param claims the unit's claims, what waits first
 */
public record Desk(
    UnitNode unit,
    Instant asOf,
    int within,
    boolean complete,
    int hidden,
    Part withUs,
    Part stuck,
    List<PressedUs> pressedUs,
    ClaimView.Page claims,
    ExpectedView expected,
    Missing missing) {

  /**
   * Cases of a kind.
   *
   * @param total of all of them, listed or not
   * @param past of them those past the term
   */
  public record Part(int total, int past, List<Line> cases) {}

  /**
   * A case.
   *
   * @param pressed the last press of the present holder; null for none
   * @param pressable whether the holder can be pressed now
   */
  public record Line(HeldCase held, @Nullable Press pressed, boolean pressable) {}

  /**
   * A press that still stands: the case is open, and with this unit.
   *
   * @param unitZh of the unit that waits
   */
  public record PressedUs(Press press, String unitZh, String unitEn, HeldCase held) {}
}
