package io.xiaoneng.dashboard.page.story;

import io.xiaoneng.casefile.ClockTrace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The office's clock and the citizen's, side by side: D1 counts working days from acceptance to
 * decision, D2 all the time from application to delivery. The parts of the trace say where the time
 * in between went; they add up to the citizen's clock.
 *
 * @param office counted days so far or in the end; null while the case is not accepted
 * @param citizen days of 86 400 s so far or in the end
 * @param whole whether the trace begins with the application, so that {@code citizen} is D2
 * @param running whether the case is still open
 * @param parts in the order of a case's way, none of them empty
 */
public record TwoClocks(
    @Nullable Integer office, double citizen, boolean whole, boolean running, List<Part> parts) {

  private static final double DAY_MS = Duration.ofDays(1).toMillis();

  /**
   * What one reason made up.
   *
   * @param why code of {@link ClockTrace.Why}
   * @param days of 86 400 s
   * @param from where it begins on the citizen's clock, as a share of the whole
   * @param share of the citizen's clock
   * @param counted dates that counted on the office's clock
   */
  public record Part(String why, double days, double from, double share, int counted) {

    /** Whether there is room to write the days into a bar. */
    public boolean wide() {
      return share > 0.08;
    }
  }

  /** The clocks of a trace; null where the trace is empty or has no length. */
  static @Nullable TwoClocks of(
      List<ClockTrace.Run> trace, @Nullable Instant applied, boolean running, ZoneId zone) {
    if (trace.isEmpty()) {
      return null;
    }
    Map<ClockTrace.Why, Long> lengths = new EnumMap<>(ClockTrace.Why.class);
    Set<LocalDate> counted = new HashSet<>();
    boolean accepted = false;
    long all = 0;
    for (ClockTrace.Run run : trace) {
      long length = Duration.between(run.from(), run.to()).toMillis();
      lengths.merge(run.why(), length, Long::sum);
      all += length;
      accepted |=
          run.why() != ClockTrace.Why.BEFORE_ACCEPTANCE && run.why() != ClockTrace.Why.SUPPLEMENT;
      if (run.counted()) {
        LocalDate last = LocalDate.ofInstant(run.to().minusMillis(1), zone);
        LocalDate.ofInstant(run.from(), zone).datesUntil(last.plusDays(1)).forEach(counted::add);
      }
    }
    if (all <= 0) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    double from = 0;
    for (Map.Entry<ClockTrace.Why, Long> each : lengths.entrySet()) {
      if (each.getValue() > 0) {
        double share = (double) each.getValue() / all;
        int dates = each.getKey() == ClockTrace.Why.WORKING_DAY ? counted.size() : 0;
        parts.add(new Part(each.getKey().code(), each.getValue() / DAY_MS, from, share, dates));
        from += share;
      }
    }
    return new TwoClocks(
        accepted ? counted.size() : null,
        all / DAY_MS,
        trace.get(0).from().equals(applied),
        running,
        parts);
  }
}
