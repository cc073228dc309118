package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.flag.DriftEvidence;
import io.xiaoneng.flag.DriftEvidence.Standing;
import java.util.function.BiFunction;

/** Says a drift in one sentence. */
final class DriftWords {

  private DriftWords() {}

  /** The sentence in the language that {@code word} speaks. */
  static String of(DriftEvidence drift, BiFunction<String, Object[], String> word) {
    Standing standing = drift.worse() != null ? drift.worse() : drift.better();
    if (standing == null) {
      return word.apply("flag.drift.none", new Object[0]);
    }
    String by =
        standing.bySum() && standing.byAverage() ? "both" : standing.bySum() ? "sum" : "average";
    return word.apply(
        drift.worse() != null ? "flag.drift.worse" : "flag.drift.better",
        new Object[] {standing.since(), word.apply("flag.drift.by." + by, new Object[0])});
  }
}
