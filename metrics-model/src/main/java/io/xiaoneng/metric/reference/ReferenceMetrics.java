package io.xiaoneng.metric.reference;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.FactsAsOf;
import io.xiaoneng.metric.reference.Figure.Count;
import io.xiaoneng.metric.reference.Figure.Duration;
import io.xiaoneng.metric.reference.Figure.Overdue;
import io.xiaoneng.metric.reference.Figure.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one slice of the cases as of one moment, straight from the catalogue's words.
 * Slow, and meant to be: what the pages and answers compute must give the same.
 */
public final class ReferenceMetrics {

  private static final double MILLIS_A_DAY = 86_400_000;

  private final List<CaseFacts> cases;
  private final Period period;
  private final Instant asOf;
  private final WorkCalendar calendar;
  private final ZoneId zone;

  /**
   * A period of local dates.
   *
   * @param from inclusive; null = from the beginning
   * @param to inclusive; null = without end
   */
  public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** Every day. */
    public static final Period ALWAYS = new Period(null, null);

    boolean has(@Nullable LocalDate date) {
      return date != null
          && (from == null || !date.isBefore(from))
          && (to == null || !date.isAfter(to));
    }
  }

  /**
   * Prepares the metrics.
   *
   * @param facts finished folds, one a case
   * @param slice which cases are looked at
   * @param asOf milestones later than this have not happened
   * @param zone the city's zone, for today's date in open-age
   */
  public ReferenceMetrics(
      Collection<CaseFacts> facts,
      Predicate<CaseFacts> slice,
      Period period,
      Instant asOf,
      WorkCalendar calendar,
      ZoneId zone) {
    this.cases =
        facts.stream()
            .filter(each -> each.attributes() != null && !each.test())
            .filter(slice)
            .map(each -> FactsAsOf.of(each, asOf))
            .filter(Objects::nonNull)
            .toList();
    this.period = period;
    this.asOf = asOf;
    this.calendar = calendar;
    this.zone = zone;
  }

  /**
   * The figure of a metric.
   *
   * @throws IllegalArgumentException for a metric that does not follow from case facts
   */
  public Figure figure(String metric) {
    return switch (metric) {
      case "cases-applied" -> new Count(by(dates -> dates.applied()).count());
      case "cases-accepted" -> new Count(by(dates -> dates.accepted()).count());
      case "cases-decided" -> new Count(decided().count());
      case "cases-open" -> new Count(open().count());
      case "cases-quarantined" ->
          new Count(
              cases.stream()
                  .filter(each -> each.quarantined() && period.has(each.dates().first()))
                  .count());
      case "online-rate" -> ratio(decided(), ReferenceMetrics::online);
      case "mobile-rate" -> ratio(decided(), each -> channel(each).equals("MOBILE"));
      case "terminal-rate" -> ratio(decided(), each -> channel(each).equals("TERMINAL"));
      case "online-completion" ->
          ratio(
              by(dates -> dates.applied()).filter(each -> online(each) && mature(each)),
              each -> each.decidedAt() != null || each.refusedAt() != null);
      case "handling-days" ->
          Duration.of(
              committed()
                  .map(CaseFacts::d1)
                  .filter(Objects::nonNull)
                  .mapToDouble(Integer::doubleValue)
                  .toArray());
      case "end-to-end-days" ->
          Duration.of(
              decided()
                  .filter(each -> each.appliedAt() != null)
                  .mapToDouble(ReferenceMetrics::endToEndDays)
                  .toArray());
      case "on-time" -> ratio(due().filter(each -> period.has(each.dates().due())), this::onTime);
      case "overdue" ->
          new Overdue(
              due().filter(each -> each.endedAt() == null).count(),
              due()
                  .filter(each -> period.has(each.dates().due()))
                  .filter(each -> each.endedAt() != null && !onTime(each))
                  .count());
      case "open-age" ->
          Duration.of(
              open()
                  .map(each -> each.dates().accepted())
                  .filter(Objects::nonNull)
                  .mapToDouble(
                      accepted ->
                          calendar.countedBetween(accepted, LocalDate.ofInstant(asOf, zone)))
                  .toArray());
      case "immediate-cases" ->
          ratio(
              decided()
                  .filter(
                      each -> each.kind().equals("IMMEDIATE") || each.kind().equals("COMMITTED")),
              each -> each.kind().equals("IMMEDIATE"));
      case "one-window-cases" ->
          ratio(
              by(dates -> dates.accepted()).filter(each -> channel(each).equals("COUNTER")),
              each -> each.window().equals("GENERAL"));
      case "stop-rate" -> ratio(committed(), each -> each.stops() > 0);
      case "stop-share" -> stopShare();
      case "supplement-rate" -> ratio(decided(), each -> each.supplementRequests() > 0);
      default ->
          throw new IllegalArgumentException(
              "metric \"" + metric + "\" does not follow from case facts");
    };
  }

  private Stream<CaseFacts> real() {
    return cases.stream().filter(each -> !each.quarantined());
  }

  private Stream<CaseFacts> by(Function<CaseFacts.Dates, @Nullable LocalDate> cohort) {
    return real().filter(each -> period.has(cohort.apply(each.dates())));
  }

  private Stream<CaseFacts> decided() {
    return by(dates -> dates.decided());
  }

  private Stream<CaseFacts> committed() {
    return decided().filter(each -> each.kind().equals("COMMITTED"));
  }

  private Stream<CaseFacts> open() {
    return real().filter(each -> each.endedAt() == null);
  }

  /** Cases whose promise has fallen due, but for those that ended otherwise by then. */
  private Stream<CaseFacts> due() {
    return real()
        .filter(each -> each.duePromise() != null && each.duePromise().isBefore(asOf))
        .filter(
            each ->
                onTime(each) || !(byDue(each, each.refusedAt()) || byDue(each, each.closedAt())));
  }

  private boolean onTime(CaseFacts facts) {
    return byDue(facts, facts.decidedAt());
  }

  private static boolean byDue(CaseFacts facts, @Nullable Instant end) {
    Instant due = facts.duePromise();
    return end != null && due != null && !end.isAfter(due);
  }

  private boolean mature(CaseFacts facts) {
    return facts.matureAt() != null && !facts.matureAt().isAfter(asOf);
  }

  private static boolean online(CaseFacts facts) {
    return channel(facts).equals("WEB") || channel(facts).equals("MOBILE");
  }

  private static String channel(CaseFacts facts) {
    return facts.attributes() == null ? "" : facts.attributes().channel();
  }

  private static double endToEndDays(CaseFacts facts) {
    Instant end = facts.deliveredAt() != null ? facts.deliveredAt() : facts.decidedAt();
    Instant start = facts.appliedAt();
    if (end == null || start == null) {
      throw new IllegalArgumentException(facts.caseId() + " is not decided or not applied for");
    }
    return (end.toEpochMilli() - start.toEpochMilli()) / MILLIS_A_DAY;
  }

  private Figure stopShare() {
    long stopped = 0;
    long all = 0;
    for (CaseFacts each : committed().filter(one -> one.d1() != null).toList()) {
      stopped += each.stoppedDays();
      all += each.stoppedDays() + Objects.requireNonNull(each.d1());
    }
    return new Ratio(stopped, all);
  }

  private static Ratio ratio(Stream<CaseFacts> denominator, Predicate<CaseFacts> numerator) {
    List<CaseFacts> all = denominator.toList();
    return new Ratio(all.stream().filter(numerator).count(), all.size());
  }
}
