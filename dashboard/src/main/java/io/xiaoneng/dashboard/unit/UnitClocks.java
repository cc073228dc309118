package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.metric.MetricRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The citizen's clock of a unit's decided cases beside the statutory one, and what lies between.
 *
 * @param total mean days of 86 400 s from application to delivery
 * @param handling the part of them in which the statutory clock ran
 * @param difference all the rest
 * @param cityTotal the city's total, null where there is none; likewise of the others
 * @param parts in the order of a case's way; they add up to {@code total}
 */
public record UnitClocks(
    long n,
    double total,
    double handling,
    double difference,
    @Nullable Double cityTotal,
    @Nullable Double cityHandling,
    @Nullable Double cityDifference,
    List<Part> parts) {

  private static final List<String> PARTS =
      List.of("intake", "supplement", "handling", "stopped", "delivery");

  /**
   * One part.
   *
   * @param from where it begins on the whole, as a share
   * @param share of the whole
   */
  public record Part(String name, double days, double from, double share, @Nullable Double city) {}

  /** From the rows of {@code clock-parts}; null where the unit has decided nothing. */
  static @Nullable UnitClocks of(MetricRow own, MetricRow city) {
    Double total = own.figure("total");
    Double n = own.figure("n");
    Double handling = own.figure("handling");
    if (total == null || n == null || handling == null) {
      return null;
    }
    List<Part> parts = new ArrayList<>();
    double from = 0;
    for (String name : PARTS) {
      Double days = own.figure(name);
      double part = days == null ? 0 : days;
      double share = total <= 0 ? 0 : part / total;
      parts.add(new Part(name, part, from, share, city.figure(name)));
      from += share;
    }
    Double cityTotal = city.figure("total");
    Double cityHandling = city.figure("handling");
    return new UnitClocks(
        n.longValue(),
        total,
        handling,
        total - handling,
        cityTotal,
        cityHandling,
        cityTotal == null || cityHandling == null ? null : cityTotal - cityHandling,
        parts);
  }
}
