package io.xiaoneng.metric.reference;

import io.xiaoneng.hall.TicketFacts;
import io.xiaoneng.metric.reference.Figure.Duration;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The metrics of the halls' queues, straight from the catalogue's words. */
public final class TicketReference {

  private static final double MILLIS_A_MINUTE = 60_000;

  private TicketReference() {}

  /**
   * The figure of a metric.
   *
   * @param slice which tickets are looked at
   * @param period in which they were taken
   * @param asOf what is later has not happened
   * @throws IllegalArgumentException for a metric that is not one of queues
   */
  public static Figure figure(
      String metric,
      Collection<TicketFacts> tickets,
      Predicate<TicketFacts> slice,
      Period period,
      Instant asOf) {
    List<TicketFacts> taken =
        tickets.stream()
            .filter(each -> !each.test() && by(each.takenAt(), asOf) != null)
            .filter(slice)
            .filter(each -> period.has(each.takenDate()))
            .toList();
    return switch (metric) {
      case "wait-minutes" ->
          minutes(taken.stream(), TicketFacts::takenAt, TicketFacts::calledAt, asOf);
      case "service-minutes" ->
          minutes(taken.stream(), TicketFacts::calledAt, TicketFacts::servedAt, asOf);
      case "abandon-rate" ->
          Slice.ratio(taken.stream(), each -> by(each.abandonedAt(), asOf) != null);
      default -> throw new IllegalArgumentException(metric + " is no metric of queues");
    };
  }

  private interface At {
    @Nullable Instant of(TicketFacts ticket);
  }

  /** From one to the other; a ticket on which they stand the wrong way round is left out. */
  private static Figure minutes(Stream<TicketFacts> tickets, At from, At to, Instant asOf) {
    return Duration.of(
        tickets
            .mapToDouble(
                each -> {
                  Instant start = by(from.of(each), asOf);
                  Instant end = by(to.of(each), asOf);
                  return start == null || end == null || end.isBefore(start)
                      ? Double.NaN
                      : (end.toEpochMilli() - start.toEpochMilli()) / MILLIS_A_MINUTE;
                })
            .filter(minutes -> !Double.isNaN(minutes))
            .toArray());
  }

  private static @Nullable Instant by(@Nullable Instant at, Instant asOf) {
    return at == null || at.isAfter(asOf) ? null : at;
  }
}
