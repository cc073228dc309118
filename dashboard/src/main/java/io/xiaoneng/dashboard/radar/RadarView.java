package io.xiaoneng.dashboard.radar;

import io.xiaoneng.dashboard.metric.RadarFigures;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.Indicator;
import io.xiaoneng.statistics.KaplanMeier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page of one unit's hints.
 *
 * @param path from the top to the unit itself
 * @param from first day looked at, inclusive
 * @param to last day, inclusive
 * @param className class the unit is compared in; "" where it has none and is compared with all of
 *     its level
 * @param peers units it is compared with, itself included
 */
public record RadarView(
    UnitNode unit,
    List<UnitNode> path,
    LocalDate from,
    LocalDate to,
    Instant asOf,
    Instant computedAt,
    String className,
    int peers,
    List<Hint> hints,
    Waits waits) {

  /** Whether there is any case to look at. */
  public boolean any() {
    return waits.own().subjects() > 0 || hints.stream().anyMatch(hint -> hint.own().n() > 0);
  }

  /**
   * One indicator.
   *
   * @param own of the unit with all below it
   * @param peers of the units it is compared with
   * @param expected what was to be expected of the unit's cases; null where nothing says so
   * @param bars its distribution
   */
  public record Hint(
      Indicator indicator,
      Rate own,
      Rate peers,
      Rate city,
      @Nullable Double expected,
      String kind,
      List<Bar> bars) {

    /**
     * How it stands to the units it is compared with: {@code none} without cases, {@code few} with
     * too few to say, {@code more} where the whole interval lies above theirs, {@code less} where
     * below, else {@code same}.
     */
    public String standing() {
      Double other = peers.value();
      Double low = own.low();
      Double high = own.high();
      if (own.value() == null || low == null || high == null) {
        return "none";
      }
      if (own.few() || other == null) {
        return "few";
      }
      return low > other ? "more" : high < other ? "less" : "same";
    }
  }

  /**
   * A bar of a distribution.
   *
   * @param label of a month, or the number of the bin
   * @param n cases
   * @param value height: a share for months, else {@code n}; null where there is no case
   * @param marked whether it is what the indicator counts
   */
  public record Bar(String label, long n, @Nullable Double value, boolean marked) {}

  /** Handling times with the open cases, of the unit and of the city. */
  public record Waits(
      KaplanMeier own, KaplanMeier city, @Nullable Double decidedMedian, long decided) {

    /** When half are decided. */
    public KaplanMeier.Quantile half(KaplanMeier curve) {
      return curve.quantile(0.5);
    }

    /** When four fifths are. */
    public KaplanMeier.Quantile most(KaplanMeier curve) {
      return curve.quantile(0.8);
    }

    /** The mean, restricted; null without cases. */
    public KaplanMeier.@Nullable RestrictedMean mean(KaplanMeier curve) {
      return curve.restrictedMean(RadarFigures.HORIZON_DAYS);
    }
  }
}
