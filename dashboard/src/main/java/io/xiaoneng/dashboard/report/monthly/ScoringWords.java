package io.xiaoneng.dashboard.report.monthly;

import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Scoring;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.statistics.Better;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How a line is scored, and what would change it, in words. */
final class ScoringWords {

  private final ReportWords words;

  ScoringWords(ReportWords words) {
    this.words = words;
  }

  /** The rule: from the worst value to the best, what each earns. */
  String rule(SchemeLine line, String unit) {
    Scoring scoring = line.scoring();
    boolean up = scoring.better() == Better.HIGHER;
    List<Knot> knots =
        scoring.knots().stream()
            .sorted(
                up
                    ? Comparator.comparingDouble(Knot::value).thenComparingDouble(Knot::share)
                    : Comparator.comparingDouble(Knot::value)
                        .reversed()
                        .thenComparingDouble(Knot::share))
            .toList();
    List<String> parts = new ArrayList<>();
    boolean steps = false;
    for (int i = 0; i < knots.size(); i++) {
      Knot knot = knots.get(i);
      boolean step = i > 0 && knots.get(i - 1).value() == knot.value();
      steps |= step;
      String key =
          i == 0
              ? up ? "rule.first.up" : "rule.first.down"
              : i == knots.size() - 1
                  ? up ? "rule.last.up" : "rule.last.down"
                  : step ? "rule.step" : "rule.knot";
      parts.add(
          words.of(key, words.aim(unit, knot.value()), words.score(knot.share() * line.weight())));
    }
    return String.join(words.of("rule.and"), parts)
        + (steps && knots.size() == 2 ? "" : words.of("rule.between"));
  }

  /** What would change the line; "" where nothing can be said. */
  String change(BookLine line) {
    List<String> parts = new ArrayList<>();
    String excluded = line.excluded();
    if (excluded != null) {
      parts.add(words.of("card.excluded", excluded));
    }
    switch (line.state()) {
      case NO_DATA -> parts.add(words.of("card.nodata"));
      case TOO_FEW -> parts.add(words.of("card.toofew", line.n(), line.least()));
      case EXCLUDED, SCORED -> {
        // Said above and below.
      }
    }
    Long missing = line.missing();
    Double gain = line.gain();
    if (missing != null && missing == 0) {
      parts.add(words.of("card.met"));
    } else if (missing != null) {
      parts.add(words.of("card.missing", missing, gain == null ? words.none() : words.score(gain)));
      Long more = line.inARow();
      parts.add(more == null ? words.of("card.every") : words.of("card.inarow", more));
    } else if (gain != null && gain > 0) {
      parts.add(words.of("card.gain", words.score(gain)));
    }
    if (line.excused() > 0) {
      parts.add(words.of("card.excused", line.excused()));
    }
    if (line.lengthened() > 0) {
      parts.add(words.of("card.lengthened", line.lengthened()));
    }
    return String.join(words.of("semicolon"), parts);
  }
}
