package io.xiaoneng.dashboard.metric;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Measures that place a case by the same date, and whose sums they are for.
 *
 * @param measures at most {@link #MOST}
 * @param into not empty
 */
record PeriodSlot(CaseCohort cohort, List<CaseMeasure> measures, List<PeriodSums> into) {

  /** Measures of a slot: two bits of a number each, beside the day and the number of the slot. */
  static final int MOST = 21;

  PeriodSlot {
    if (measures.size() > MOST) {
      throw new IllegalArgumentException(
          measures.size() + " measures of one cohort; at most " + MOST + " have room");
    }
  }

  /** One for each cohort of the measures that are wanted, each measure once. */
  static List<PeriodSlot> together(List<PeriodSums> sums, Predicate<CaseMeasure> wanted) {
    Map<CaseCohort, Set<CaseMeasure>> cohorts = new LinkedHashMap<>();
    for (PeriodSums each : sums) {
      each.asked().measures().stream()
          .filter(wanted)
          .forEach(
              measure ->
                  cohorts
                      .computeIfAbsent(measure.cohort(), unseen -> new LinkedHashSet<>())
                      .add(measure));
    }
    List<PeriodSlot> slots = new ArrayList<>();
    cohorts.forEach(
        (cohort, measures) ->
            slots.add(
                new PeriodSlot(
                    cohort,
                    List.copyOf(measures),
                    sums.stream().filter(each -> each.wants(measures)).toList())));
    return slots;
  }

  /** The first day of all that is asked for. */
  LocalDate from() {
    return Collections.min(into.stream().map(each -> each.asked().from()).toList());
  }

  /** The last day. */
  LocalDate to() {
    return Collections.max(into.stream().map(each -> each.asked().to()).toList());
  }
}
