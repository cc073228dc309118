package io.xiaoneng.simulator.life;

import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import java.time.DayOfWeek;
import java.time.LocalDate;

/** How busy the city is: by day, by hour, by channel. All weights are made up. */
public final class Rhythm {

  private static final double[] MONTHS = {
    0.90, 0.75, 1.15, 1.05, 1.00, 1.00, 1.02, 0.98, 1.08, 0.95, 1.00, 1.05
  };
  private static final double DAY_OFF = 0.26;
  private static final double AFTER_HOLIDAY = 1.25;
  // At night too somebody applies by phone: never zero.
  private static final double[] ONLINE_HOURS =
      Dice.cumulative(
          1.2, 0.9, 0.8, 0.7, 0.7, 0.8, 1.2, 2.2, 4.2, 6.8, 7.6, 6.6, 4.2, 4.6, 6.6, 6.9, 6.2, 5.0,
          4.2, 4.8, 5.6, 5.2, 3.8, 2.2);
  private static final double[] OFFICE_HOURS =
      Dice.cumulative(
          0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 13.5, 9.5, 1.6, 4.5, 11, 11.5, 8.5, 1.5, 0, 0, 0, 0, 0, 0);
  private static final double[] TERMINAL_HOURS =
      Dice.cumulative(
          0.1, 0, 0, 0, 0, 0.1, 0.5, 2, 5, 8, 9, 8, 5, 5, 8, 8, 7, 7, 6, 5, 4, 2, 1, 0.4);

  private final City city;
  private final OfficeTime office;
  private final double perWorkingDay;
  private final double sumOfShares;

  /**
   * @param perWorkingDay mean applications on a usual working day, the whole city
   */
  public Rhythm(City city, OfficeTime office, double perWorkingDay) {
    this.city = city;
    this.office = office;
    this.perWorkingDay = perWorkingDay;
    double sum = 0;
    for (double share : city.share()) {
      sum += share;
    }
    sumOfShares = sum;
  }

  /** Number of cases applied for in that cell on that day. */
  public int cases(long seed, long day, int cell) {
    Dice dice = new Dice(Dice.derive(Dice.derive(Dice.derive(seed, 0xDA7), day), cell));
    double noise = Math.exp(0.06 * dice.normal());
    double mean = perWorkingDay * city.share()[cell] / sumOfShares * dayFactor(day) * noise;
    return dice.count(mean);
  }

  private double dayFactor(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    double season = MONTHS[date.getMonthValue() - 1];
    if (!office.counted(day)) {
      return season * DAY_OFF;
    }
    boolean longPause =
        !office.counted(day - 1) && !office.counted(day - 2) && !office.counted(day - 3);
    DayOfWeek weekday = date.getDayOfWeek();
    double ofWeek =
        switch (weekday) {
          case MONDAY -> 1.2;
          case TUESDAY -> 1.06;
          case WEDNESDAY -> 1.0;
          case THURSDAY -> 0.97;
          case FRIDAY -> 0.9;
          case SATURDAY, SUNDAY -> 0.75;
        };
    return season * ofWeek * (longPause ? AFTER_HOLIDAY : 1);
  }

  /** Chance that a case comes online, before the item has its say; it grows slowly. */
  double online(long day, int cell, boolean workingDay) {
    double trend = Math.max(-0.06, Math.min(0.06, 0.00035 * (day - 20_600)));
    double ofCell = 0.05 * Math.sin(cell * 2.4);
    return workingDay ? 0.60 + trend + ofCell : 0.88;
  }

  /** A moment of that day when people come by that channel. */
  long moment(long day, String channel, Dice dice) {
    double[] hours =
        switch (channel) {
          case "WEB", "MOBILE" -> ONLINE_HOURS;
          case "TERMINAL" -> TERMINAL_HOURS;
          default -> OFFICE_HOURS;
        };
    return office.start(day)
        + dice.pick(hours) * OfficeTime.HOUR
        + dice.between(0, OfficeTime.HOUR - 1);
  }
}
