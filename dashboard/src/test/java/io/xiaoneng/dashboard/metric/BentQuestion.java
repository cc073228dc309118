package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** What bent metrics are asked: over which days, as of when. */
record BentQuestion(Instant asOf, Period period, List<Grouping> by) {

  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");
  private static final Instant MIDDLE = Instant.parse("2026-02-03T04:05:06.789Z");
  private static final Period DAYS =
      new Period(LocalDate.parse("2026-02-14"), LocalDate.parse("2026-02-19"));
  private static final Period WEEKS =
      new Period(LocalDate.parse("2026-01-20"), LocalDate.parse("2026-02-10"));

  /** Moments that most cases have. */
  private static final List<Function<CaseFacts, Instant>> MOMENTS =
      List.of(
          CaseFacts::duePromise,
          CaseFacts::dueStatutory,
          each -> each.duties().acceptDue(),
          each -> each.duties().deliveryDue(),
          CaseFacts::matureAt,
          each -> each.ratings().isEmpty() ? null : each.ratings().get(0).at(),
          each -> each.refusedAt() == null ? null : each.refusedAt().plus(reapply()),
          CaseFacts::appliedAt,
          CaseFacts::acceptedAt,
          CaseFacts::decidedAt,
          CaseFacts::deliveredAt,
          CaseFacts::endedAt);

  /** Moments that few cases have. */
  private static final List<Function<CaseFacts, Instant>> RARE =
      List.of(
          each -> after(started(each), each.duePromise()),
          each -> after(started(each), each.dueStatutory()),
          each -> after(each.endedAt(), each.duePromise()),
          each -> after(each.endedAt(), each.dueStatutory()),
          each -> each.appliedAt() == null ? each.acceptedAt() : null,
          each -> each.endedAt() == null ? each.deemedFrom() : null,
          each -> after(firstRated(each, false), each.decidedAt()),
          each -> after(firstOwnRating(each), each.decidedAt()),
          BentQuestion::reapplyOver);

  BentQuestion(Instant asOf, Period period) {
    this(asOf, period, List.of());
  }

  /** Some are about the very millisecond at which something falls due or happens. */
  static List<BentQuestion> about(List<CaseFacts> cases) {
    List<CaseFacts> counted =
        cases.stream()
            .filter(each -> each.attributes() != null && !each.test() && !each.quarantined())
            .toList();
    List<CaseFacts> online = counted.stream().filter(ReferenceCity::online).toList();
    List<BentQuestion> all = new ArrayList<>();
    all.add(new BentQuestion(END, Period.ALWAYS));
    all.add(new BentQuestion(END, WEEKS));
    all.add(new BentQuestion(END, DAYS));
    all.add(new BentQuestion(MIDDLE, Period.ALWAYS));
    MOMENTS.forEach(each -> all.addAll(at(online, each, 20)));
    RARE.forEach(each -> all.addAll(at(counted, each, 1)));
    return all.stream().distinct().toList();
  }

  private static List<BentQuestion> at(
      List<CaseFacts> cases, Function<CaseFacts, Instant> moment, int skipped) {
    return cases.stream()
        .map(moment)
        .filter(Objects::nonNull)
        .sorted()
        .skip(skipped)
        .limit(2)
        .flatMap(each -> Stream.of(each, each.minusMillis(1), each.plusMillis(1)))
        .map(each -> new BentQuestion(each, Period.ALWAYS))
        .toList();
  }

  MetricQuery of(String metric, int version) {
    return new MetricQuery(metric, version, period.from(), period.to(), by, Map.of(), asOf, null);
  }

  /** About the moment's own day, as one of a row of days. */
  BentQuestion ofDay() {
    LocalDate day = LocalDate.ofInstant(asOf, ReferenceCity.ZONE);
    return new BentQuestion(asOf, new Period(day, day), List.of(Grouping.by(Dimension.DAY)));
  }

  MetricRow row(List<MetricRow> rows) {
    return rows.isEmpty() ? null : rows.get(0);
  }

  private static Duration reapply() {
    return Duration.ofDays(Radar.REAPPLY_DAYS);
  }

  private static Instant after(Instant moment, Instant other) {
    return moment != null && other != null && moment.isAfter(other) ? moment : null;
  }

  private static Instant started(CaseFacts facts) {
    return Stream.of(facts.appliedAt(), facts.acceptedAt(), facts.deliveredAt(), facts.endedAt())
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Instant firstRated(CaseFacts facts, boolean own) {
    return facts.ratings().stream()
        .filter(each -> !own || !each.byDefault())
        .map(CaseFacts.Rating::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** When somebody rated after the system had. */
  private static Instant firstOwnRating(CaseFacts facts) {
    return after(firstRated(facts, true), firstRated(facts, false));
  }

  private static Instant reapplyOver(CaseFacts facts) {
    Instant end = facts.endedAt();
    boolean linked = !facts.attributes().project().isEmpty();
    return end == null || end.equals(facts.decidedAt()) || !linked ? null : end.plus(reapply());
  }
}
