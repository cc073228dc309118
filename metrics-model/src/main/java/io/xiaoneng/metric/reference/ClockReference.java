package io.xiaoneng.metric.reference;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.ClockParts;
import io.xiaoneng.metric.reference.Figure.Parts;
import io.xiaoneng.metric.reference.Figure.Waits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the time of cases is made of, and how long those take that are still open. */
final class ClockReference {

  private ClockReference() {}

  /** The figure, or null for a metric of another kind. */
  static @Nullable Figure figure(String metric, Slice slice) {
    return switch (metric) {
      case "clock-parts" -> parts(slice);
      case "handling-days-survival" -> waits(slice);
      default -> null;
    };
  }

  private static Figure parts(Slice slice) {
    long[] sums = new long[5];
    long n = 0;
    for (CaseFacts each : slice.decided().toList()) {
      ClockParts parts = ClockParts.of(each);
      if (parts != null) {
        n++;
        sums[0] += parts.intake();
        sums[1] += parts.supplement();
        sums[2] += parts.handling();
        sums[3] += parts.stopped();
        sums[4] += parts.delivery();
      }
    }
    return new Parts(n, sums[0], sums[1], sums[2], sums[3], sums[4]);
  }

  private static Figure waits(Slice slice) {
    List<Integer> decided = new ArrayList<>();
    List<Integer> censored = new ArrayList<>();
    for (CaseFacts each : slice.by(dates -> dates.accepted()).toList()) {
      if (!each.kind().equals("COMMITTED")) {
        continue;
      }
      Integer d1 = each.d1();
      if (d1 != null && Objects.equals(each.endedAt(), each.decidedAt())) {
        decided.add(d1);
      } else {
        censored.add(soFar(each, slice));
      }
    }
    return new Waits(decided, censored);
  }

  /** Counted days after acceptance up to the end or the moment, outside of every stop. */
  private static int soFar(CaseFacts facts, Slice slice) {
    Instant end = facts.endedAt();
    LocalDate until = end == null ? slice.today() : LocalDate.ofInstant(end, slice.zone());
    LocalDate accepted = Objects.requireNonNull(facts.dates().accepted());
    if (until.isBefore(accepted)) {
      return 0;
    }
    return slice.countedOutsideStops(facts, accepted, until);
  }
}
