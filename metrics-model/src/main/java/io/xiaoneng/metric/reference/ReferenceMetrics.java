package io.xiaoneng.metric.reference;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.FactsAsOf;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.reference.Figure.Count;
import io.xiaoneng.metric.reference.Figure.Duration;
import io.xiaoneng.metric.reference.Figure.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of one slice of the cases as of one moment, straight from the catalogue's words.
 * Slow, and meant to be: what the pages and answers compute must give the same.
 */
public final class ReferenceMetrics {

  /** Days in which a bad rating has to be rectified, unless the city says otherwise. */
  public static final int RECTIFY_DAYS = 15;

  private static final double MILLIS_A_DAY = 86_400_000;

  private final Slice slice;
  private final int rectifyDays;
  private final Function<String, ? extends Collection<String>> itemsOf;

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

  /** Prepares the metrics with the term of {@link #RECTIFY_DAYS} and no registered bundle. */
  public ReferenceMetrics(
      Collection<CaseFacts> facts,
      Predicate<CaseFacts> slice,
      Period period,
      Instant asOf,
      WorkCalendar calendar,
      ZoneId zone) {
    this(facts, slice, period, asOf, calendar, zone, RECTIFY_DAYS, bundle -> List.of());
  }

  /**
   * Prepares the metrics.
   *
   * @param facts finished folds, one a case
   * @param slice which cases are looked at
   * @param asOf milestones later than this have not happened
   * @param zone the city's, for today's date
   * @param rectifyDays days after a bad rating in which it has to be rectified
   * @param itemsOf the items that a registered bundle consists of; empty for any other
   */
  public ReferenceMetrics(
      Collection<CaseFacts> facts,
      Predicate<CaseFacts> slice,
      Period period,
      Instant asOf,
      WorkCalendar calendar,
      ZoneId zone,
      int rectifyDays,
      Function<String, ? extends Collection<String>> itemsOf) {
    List<CaseFacts> sliced =
        asOf(facts.stream().filter(ReferenceMetrics::real).filter(slice), asOf);
    this.slice =
        new Slice(
            () -> asOf(facts.stream().filter(ReferenceMetrics::real), asOf),
            sliced,
            slice,
            period,
            asOf,
            calendar,
            zone);
    this.rectifyDays = rectifyDays;
    this.itemsOf = itemsOf;
  }

  private static boolean real(CaseFacts facts) {
    return facts.attributes() != null && !facts.test();
  }

  private static List<CaseFacts> asOf(Stream<CaseFacts> facts, Instant asOf) {
    return facts.map(each -> FactsAsOf.of(each, asOf)).filter(Objects::nonNull).toList();
  }

  /**
   * The figure of a metric.
   *
   * @throws IllegalArgumentException for a metric that does not follow from case facts
   */
  public Figure figure(String metric) {
    Figure figure =
        Stream.<Supplier<@Nullable Figure>>of(
                () -> cases(metric),
                () -> DueReference.figure(metric, slice),
                () -> EffortReference.figure(metric, slice),
                () -> InstanceReference.figure(metric, slice, itemsOf),
                () -> RatingReference.figure(metric, slice, rectifyDays),
                () -> RadarReference.figure(metric, slice),
                () -> ClockReference.figure(metric, slice))
            .map(Supplier::get)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (figure == null) {
      throw new IllegalArgumentException(
          "metric \"" + metric + "\" does not follow from case facts");
    }
    return figure;
  }

  /**
   * The figure of a metric by one version of its definition.
   *
   * @throws IllegalArgumentException for one that does not follow from case facts
   */
  public Figure figure(String metric, int version) {
    Figure figure = DueReference.figure(metric, version, slice);
    MetricDefinition inForce = MetricCatalogue.find(metric);
    if (figure == null && inForce != null && inForce.version() == version) {
      return figure(metric);
    }
    if (figure == null) {
      throw new IllegalArgumentException(
          "version " + version + " of \"" + metric + "\" does not follow from case facts");
    }
    return figure;
  }

  private @Nullable Figure cases(String metric) {
    return switch (metric) {
      case "cases-applied" -> new Count(slice.by(dates -> dates.applied()).count());
      case "cases-accepted" -> new Count(slice.by(dates -> dates.accepted()).count());
      case "cases-decided" -> new Count(slice.decided().count());
      case "cases-open" -> new Count(slice.open().count());
      case "cases-quarantined" ->
          new Count(
              slice
                  .cases()
                  .filter(each -> each.quarantined() && slice.period().has(each.dates().first()))
                  .count());
      case "online-completion" ->
          Slice.ratio(
              slice.by(dates -> dates.applied()).filter(each -> Slice.online(each) && mature(each)),
              each -> each.decidedAt() != null || each.refusedAt() != null);
      case "handling-days" ->
          Duration.of(handled().map(CaseFacts::d1).mapToDouble(Integer::doubleValue).toArray());
      case "end-to-end-days" ->
          Duration.of(
              slice
                  .decided()
                  .filter(each -> each.appliedAt() != null)
                  .mapToDouble(ReferenceMetrics::endToEndDays)
                  .toArray());
      case "open-age" ->
          Duration.of(
              slice
                  .open()
                  .map(each -> each.dates().accepted())
                  .filter(Objects::nonNull)
                  .mapToDouble(each -> slice.calendar().countedBetween(each, slice.today()))
                  .toArray());
      case "immediate-cases" ->
          Slice.ratio(
              slice
                  .decided()
                  .filter(
                      each -> each.kind().equals("IMMEDIATE") || each.kind().equals("COMMITTED")),
              each -> each.kind().equals("IMMEDIATE"));
      case "one-window-cases" ->
          Slice.ratio(
              slice
                  .by(dates -> dates.accepted())
                  .filter(each -> Slice.channel(each).equals("COUNTER")),
              each -> each.window().equals("GENERAL"));
      case "stop-rate" -> Slice.ratio(slice.committed(), each -> each.stops() > 0);
      case "stop-share" -> stopShare();
      case "actual-cut" -> actualCut();
      default -> null;
    };
  }

  /** Decided COMMITTED cases with acceptance. */
  private Stream<CaseFacts> handled() {
    return slice.committed().filter(each -> each.d1() != null);
  }

  private boolean mature(CaseFacts facts) {
    return facts.matureAt() != null && !facts.matureAt().isAfter(slice.asOf());
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
    for (CaseFacts each : handled().toList()) {
      stopped += each.stoppedDays();
      all += each.stoppedDays() + Objects.requireNonNull(each.d1());
    }
    return new Ratio(stopped, all);
  }

  private Figure actualCut() {
    long actual = 0;
    long statutory = 0;
    for (CaseFacts each : handled().toList()) {
      Integer limit = each.times().statutoryDays();
      if (limit != null) {
        actual += Objects.requireNonNull(each.d1());
        statutory += limit;
      }
    }
    return new Ratio(statutory - actual, statutory);
  }
}
