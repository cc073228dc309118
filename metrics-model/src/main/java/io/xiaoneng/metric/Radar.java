package io.xiaoneng.metric;

import java.util.List;
import java.util.stream.Stream;

/** The gaming radar 异常线索: which figures may have been helped along. */
public final class Radar {

  /** Counted days left of the promise, at most, for a STOP to be begun near due. */
  public static final int NEAR_DUE_DAYS = 2;

  /** Promises of fewer counted days are not looked at: in them any day is near due. */
  public static final int LEAST_PROMISE_DAYS = 5;

  /** Counted days that end a month. */
  public static final int MONTH_END_DAYS = 3;

  /** Hours after which an acceptance is recorded late. */
  public static final int BACKDATED_HOURS = 24;

  /** Days after its end in which a case applied for again counts. */
  public static final int REAPPLY_DAYS = 30;

  /** Months for which an item's lengthened promise is looked at. */
  public static final int LENGTHENED_MONTHS = 12;

  private static final List<Indicator> ALL =
      Stream.of(RadarClocks.ALL, RadarRecords.ALL).flatMap(List::stream).toList();

  private Radar() {}

  /** Every indicator, in the order it is shown. */
  public static List<Indicator> all() {
    return ALL;
  }

  static List<MetricDefinition> definitions() {
    return ALL.stream().map(Indicator::metric).toList();
  }
}
