package io.xiaoneng.metric.reference;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.metric.reference.Figure.Overdue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What had to be done by a moment, and whether it was. */
final class DueReference {

  /**
   * One thing that has to be done.
   *
   * @param due by when
   * @param date its local date: the cohort
   * @param done when it was done
   * @param otherwise when the case ended so that it need not be done any more
   */
  private record Duty(
      Function<CaseFacts, @Nullable Instant> due,
      Function<CaseFacts.Dates, @Nullable LocalDate> date,
      Function<CaseFacts, @Nullable Instant> done,
      List<Function<CaseFacts, @Nullable Instant>> otherwise) {

    /** The same where something else is done, or ends it otherwise. */
    Duty done(
        Function<CaseFacts, @Nullable Instant> other,
        List<Function<CaseFacts, @Nullable Instant>> ends) {
      return new Duty(due, date, other, ends);
    }

    boolean byDue(CaseFacts facts, @Nullable Instant at) {
      Instant limit = due.apply(facts);
      return at != null && limit != null && !at.isAfter(limit);
    }

    boolean inTime(CaseFacts facts) {
      return byDue(facts, done.apply(facts));
    }

    /** Fallen due, but for those that ended otherwise by then. */
    Stream<CaseFacts> cases(Slice slice) {
      return fallen(slice)
          .filter(
              each ->
                  inTime(each)
                      || otherwise.stream().noneMatch(end -> byDue(each, end.apply(each))));
    }

    Stream<CaseFacts> fallen(Slice slice) {
      return slice
          .real()
          .filter(
              each -> {
                Instant limit = due.apply(each);
                return limit != null && limit.isBefore(slice.asOf());
              });
    }
  }

  private static final Duty PROMISE =
      new Duty(
          CaseFacts::duePromise,
          CaseFacts.Dates::due,
          CaseFacts::decidedAt,
          List.of(CaseFacts::refusedAt, CaseFacts::closedAt));

  private static final Duty STATUTE =
      new Duty(
          CaseFacts::dueStatutory,
          CaseFacts.Dates::dueStatutory,
          CaseFacts::decidedAt,
          List.of(CaseFacts::refusedAt, CaseFacts::closedAt));

  private static final Duty ANSWER =
      new Duty(
          each -> each.duties().acceptDue(),
          CaseFacts.Dates::acceptDue,
          each -> each.duties().answeredAt(),
          List.of(CaseFacts::closedAt));

  private static final Duty DELIVERY =
      new Duty(
          each -> each.duties().deliveryDue(),
          CaseFacts.Dates::deliveryDue,
          CaseFacts::deliveredAt,
          List.of(CaseFacts::closedAt));

  private DueReference() {}

  /** The figure by a version that is not in force, or null where there is none such here. */
  static @Nullable Figure figure(String metric, int version, Slice slice) {
    return switch (metric + "/" + version) {
      case "on-time/2" ->
          share(PROMISE.done(DueReference::answered, List.of(CaseFacts::closedAt)), slice);
      case "delivery-on-time/2" ->
          Slice.ratio(
              inPeriod(DELIVERY.cases(slice), DELIVERY, slice)
                  .filter(
                      each ->
                          each.attributes() != null && each.attributes().itemType().equals("行政许可")),
              DELIVERY::inTime);
      default -> null;
    };
  }

  /** Decided, refused or returned, whichever came first. */
  private static @Nullable Instant answered(CaseFacts facts) {
    return Stream.of(facts.decidedAt(), facts.refusedAt())
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** The figure, or null for a metric of another kind. */
  static @Nullable Figure figure(String metric, Slice slice) {
    return switch (metric) {
      case "on-time" -> share(PROMISE, slice);
      case "statutory-on-time" -> share(STATUTE, slice);
      case "accept-on-time" -> share(ANSWER, slice);
      case "delivery-on-time" -> share(DELIVERY, slice);
      case "overdue" -> overdue(PROMISE, slice);
      case "overdue-statutory" -> overdue(STATUTE, slice);
      case "late-edit-rate" ->
          Slice.ratio(
              inPeriod(PROMISE.fallen(slice), PROMISE, slice),
              each ->
                  each.lastEditedAt() != null
                      && each.duePromise() != null
                      && each.lastEditedAt().isAfter(each.duePromise()));
      default -> null;
    };
  }

  private static Stream<CaseFacts> inPeriod(Stream<CaseFacts> cases, Duty duty, Slice slice) {
    return cases.filter(each -> slice.period().has(duty.date().apply(each.dates())));
  }

  private static Figure share(Duty duty, Slice slice) {
    return Slice.ratio(inPeriod(duty.cases(slice), duty, slice), duty::inTime);
  }

  private static Figure overdue(Duty duty, Slice slice) {
    return new Overdue(
        duty.cases(slice).filter(each -> each.endedAt() == null).count(),
        inPeriod(duty.cases(slice), duty, slice)
            .filter(each -> each.endedAt() != null && !duty.inTime(each))
            .count());
  }
}
