package io.xiaoneng.metric.reference;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFlag;
import io.xiaoneng.metric.Radar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Signs that figures were helped along, as far as the facts of cases tell of them. */
final class RadarReference {

  private final Slice slice;

  private RadarReference(Slice slice) {
    this.slice = slice;
  }

  /** The figure, or null for a metric of another kind. */
  static @Nullable Figure figure(String metric, Slice slice) {
    RadarReference radar = new RadarReference(slice);
    return switch (metric) {
      case "stop-near-due" ->
          Slice.ratio(
              radar.promised().filter(each -> radar.stopsLeft(each).anyMatch(left -> left >= 0)),
              each ->
                  radar.stopsLeft(each).anyMatch(left -> left >= 0 && left <= Radar.NEAR_DUE_DAYS));
      case "month-end-share" -> Slice.ratio(radar.ofMonthsThatAreOver(), radar.atMonthEnd());
      case "promise-heaping" ->
          Slice.ratio(
              radar.promised().filter(RadarReference::inTime),
              each -> radar.left(each, date(each.dates().decided())) == 0);
      case "extension-rate" -> Slice.ratio(slice.committed(), each -> each.grantedDays() > 0);
      case "promise-rewritten" ->
          Slice.ratio(
              slice
                  .by(dates -> dates.accepted())
                  .filter(each -> each.kind().equals("COMMITTED") && each.acceptedAt() != null),
              each -> each.flags().contains(CaseFlag.PROMISE_REWRITTEN));
      case "refuse-reapply" -> Slice.ratio(radar.linkedAndEnded(), radar.appliedForAgain());
      case "default-rating-share" ->
          Slice.ratio(
              slice.decided().filter(each -> !each.ratings().isEmpty()),
              each -> each.ratings().stream().allMatch(CaseFacts.Rating::byDefault));
      default -> null;
    };
  }

  /** Decided COMMITTED cases with a promise that is long enough to be looked at. */
  private Stream<CaseFacts> promised() {
    return slice
        .committed()
        .filter(each -> each.acceptedAt() != null && each.duePromise() != null)
        .filter(each -> left(each, date(each.dates().accepted())) >= Radar.LEAST_PROMISE_DAYS);
  }

  /** Counted days of the promise after that day that no stop took out; below 0 after due. */
  private int left(CaseFacts facts, LocalDate after) {
    LocalDate due = date(facts.dates().due());
    if (after.isAfter(due)) {
      return -1;
    }
    return slice.countedOutsideStops(facts, after, due);
  }

  private Stream<Integer> stopsLeft(CaseFacts facts) {
    return facts.times().stopSpans().stream().map(stop -> left(facts, stop.after()));
  }

  private static boolean inTime(CaseFacts facts) {
    return !Objects.requireNonNull(facts.decidedAt())
        .isAfter(Objects.requireNonNull(facts.duePromise()));
  }

  private Stream<CaseFacts> ofMonthsThatAreOver() {
    YearMonth now = YearMonth.from(slice.today());
    return slice
        .decided()
        .filter(each -> YearMonth.from(date(each.dates().decided())).isBefore(now));
  }

  private Predicate<CaseFacts> atMonthEnd() {
    return each -> {
      LocalDate decided = date(each.dates().decided());
      LocalDate day = YearMonth.from(decided).atEndOfMonth();
      int counted = 0;
      while (counted < Radar.MONTH_END_DAYS && day.getMonth() == decided.getMonth()) {
        counted += slice.calendar().isCounted(day) ? 1 : 0;
        day = day.minusDays(1);
      }
      return decided.isAfter(day);
    };
  }

  private Stream<CaseFacts> linkedAndEnded() {
    return slice
        .by(dates -> dates.applied())
        .filter(each -> !link(each).isEmpty())
        .filter(
            each -> {
              Instant end = otherwise(each);
              return end != null && !end.plus(again()).isAfter(slice.asOf());
            });
  }

  private Predicate<CaseFacts> appliedForAgain() {
    List<CaseFacts> all = slice.all().get().stream().filter(each -> !each.quarantined()).toList();
    return each -> {
      Instant end = Objects.requireNonNull(otherwise(each));
      return all.stream()
          .filter(other -> link(other).equals(link(each)))
          .map(CaseFacts::appliedAt)
          .anyMatch(
              applied ->
                  applied != null && applied.isAfter(end) && !applied.isAfter(end.plus(again())));
    };
  }

  private static Duration again() {
    return Duration.ofDays(Radar.REAPPLY_DAYS);
  }

  /** When the case ended before any decision, or null. */
  private static @Nullable Instant otherwise(CaseFacts facts) {
    Instant end = facts.endedAt();
    return end == null || end.equals(facts.decidedAt()) ? null : end;
  }

  /** What a case and one that follows it have in common, "" where nothing tells. */
  private static String link(CaseFacts facts) {
    CaseFacts.Attributes a = facts.attributes();
    if (a == null || a.project().isEmpty() && a.bundleCase().isEmpty()) {
      return "";
    }
    return a.item()
        + '\n'
        + (a.project().isEmpty() ? a.bundle() + '\n' + a.bundleCase() : a.project());
  }

  private static LocalDate date(@Nullable LocalDate date) {
    return Objects.requireNonNull(date);
  }
}
