package io.xiaoneng.supervision;

import java.time.Instant;

/** What holds for the steps of every matter. */
public final class StepRules {

  private StepRules() {}

  /**
   * On whose side that hand takes a step.
   *
   * @param what a word for the matter, for the message
   * @throws StepRefusedException where the matter does not stand so, the step is for others, or who
   *     would review has had another hand in it
   */
  public static Party admit(String what, MatterCourse<?> matter, MatterStep step, Hand hand) {
    if (!step.from().contains(matter.state())) {
      throw new StepRefusedException(
          Refusal.WRONG_STATE,
          "a " + what + " that is " + matter.state() + " does not take step " + step);
    }
    Party party = party(step, hand);
    if (party == Party.REVIEWER && matter.touchedBy(hand.name())) {
      throw new StepRefusedException(
          Refusal.OWN_MATTER,
          hand.name() + " has had a hand in this " + what + " and therefore cannot review it");
    }
    return party;
  }

  /**
   * On whose side that hand takes a step, wherever the matter stands.
   *
   * @throws StepRefusedException where the step is for others
   */
  public static Party party(MatterStep step, Hand hand) {
    return hand.parties().stream()
        .filter(step.parties()::contains)
        .min(Enum::compareTo)
        .orElseThrow(
            () ->
                new StepRefusedException(
                    Refusal.WRONG_PARTY, "step " + step + " is not for " + hand.name()));
  }

  /**
   * Sees to it that a step has its words.
   *
   * @throws StepRefusedException where it needs some and there are none
   */
  public static void words(MatterStep step, String text) {
    if (step.needsText() && text.isBlank()) {
      throw incomplete("step " + step + " needs a text");
    }
  }

  /** A refusal of what lacks something. */
  public static StepRefusedException incomplete(String why) {
    return new StepRefusedException(Refusal.INCOMPLETE, why);
  }

  /** When a step counts as taken: never before the one that it follows. */
  public static Instant following(MatterCourse<?> matter, Instant at) {
    Instant last = matter.last().at();
    return at.isBefore(last) ? last : at;
  }
}
