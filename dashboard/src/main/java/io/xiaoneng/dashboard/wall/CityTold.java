package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.overview.Spread;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The city's figures as a wall shows them: those of the {@link Overview}, without what nobody reads
 * from afar.
 *
 * @param day shown
 * @param today whether it still runs
 * @param empty whether there has never been a case
 * @param from first day of the period of rates and times, inclusive; {@code to} likewise
 * @param standing how the share on time stands to its target, see {@link Rate#standing}
 * @param lowest districts by their share on time, the lowest first, those with enough cases
 * @param slowest districts by their mean handling time, the longest first, likewise
 * @param maps by scene, then by district
 */
record CityTold(
    LocalDate day,
    boolean today,
    boolean empty,
    LocalDate from,
    LocalDate to,
    Overview.Count applied,
    Overview.Count accepted,
    Overview.Count decided,
    Rate onlineToday,
    Rate online,
    @Nullable Double onlineBefore,
    Rate onTime,
    @Nullable Double onTimeBefore,
    String standing,
    Spread handling,
    @Nullable Double handlingBefore,
    long decidedOver,
    Overview.Stock stock,
    List<RateRow> lowest,
    List<TimeRow> slowest,
    List<ChannelRow> channels,
    Hours hours,
    Trend trend,
    Map<String, Map<String, Cell>> maps) {

  /** A district's share. */
  record RateRow(Text name, Rate rate, String standing) {}

  /** A district's handling time. */
  record TimeRow(Text name, Spread time) {}

  /** A channel's part of the applications. */
  record ChannelRow(String code, long applied, @Nullable Double share) {}

  /** The day hour by hour; null for hours to come. */
  record Hours(
      List<@Nullable Long> applied, List<@Nullable Long> decided, List<Long> appliedBefore) {}

  /**
   * The last weeks day by day.
   *
   * @param days that they are of, one after the other
   * @param onTime share on time; null on days with too few cases
   */
  record Trend(
      List<LocalDate> days, List<@Nullable Double> onTime, List<@Nullable Double> online) {}
}
