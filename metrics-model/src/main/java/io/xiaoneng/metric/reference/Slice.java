package io.xiaoneng.metric.reference;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.metric.reference.Figure.Ratio;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is made of: the cases as of a moment, by the words of the catalogue.
 *
 * @param all real cases with attributes that exist as of {@code asOf}, as they were then; asked for
 *     only where an instance reaches beyond the slice
 * @param sliced those of them that are looked at
 * @param chosen which are
 */
record Slice(
    Supplier<List<CaseFacts>> all,
    List<CaseFacts> sliced,
    Predicate<CaseFacts> chosen,
    Period period,
    Instant asOf,
    WorkCalendar calendar,
    ZoneId zone) {

  Stream<CaseFacts> cases() {
    return sliced.stream();
  }

  Stream<CaseFacts> real() {
    return cases().filter(each -> !each.quarantined());
  }

  Stream<CaseFacts> by(Function<CaseFacts.Dates, @Nullable LocalDate> cohort) {
    return real().filter(each -> period.has(cohort.apply(each.dates())));
  }

  Stream<CaseFacts> decided() {
    return by(dates -> dates.decided());
  }

  Stream<CaseFacts> committed() {
    return decided().filter(each -> each.kind().equals("COMMITTED"));
  }

  Stream<CaseFacts> open() {
    return real().filter(each -> each.endedAt() == null);
  }

  /** Today, as of the moment. */
  LocalDate today() {
    return LocalDate.ofInstant(asOf, zone);
  }

  /** Counted days after the one and up to the other, outside of every stop of the case. */
  int countedOutsideStops(CaseFacts facts, LocalDate after, LocalDate until) {
    return (int)
        after
            .plusDays(1)
            .datesUntil(until.plusDays(1))
            .filter(calendar::isCounted)
            .filter(
                day ->
                    facts.times().stopSpans().stream()
                        .noneMatch(stop -> day.isAfter(stop.after()) && !day.isAfter(stop.until())))
            .count();
  }

  static boolean online(CaseFacts facts) {
    return channel(facts).equals("WEB") || channel(facts).equals("MOBILE");
  }

  static String channel(CaseFacts facts) {
    return facts.attributes() == null ? "" : facts.attributes().channel();
  }

  static <T> Ratio ratio(Stream<T> denominator, Predicate<T> numerator) {
    List<T> all = denominator.toList();
    return new Ratio(all.stream().filter(numerator).count(), all.size());
  }
}
