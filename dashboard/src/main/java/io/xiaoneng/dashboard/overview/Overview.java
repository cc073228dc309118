package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.freshness.Freshness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The city at a glance, as the page shows it and the API gives it. Local dates are of the city's
 * zone. A missing figure is null, never 0.
 *
 * @param version of this form; grows when a field changes its meaning
 * @param computedAt when the youngest part was computed
 * @param day the day shown: today, or the last day with cases where nothing came for a long time
 * @param today whether {@code day} is the present day and still running
 * @param counted whether {@code day} is a working day of the city's calendar
 * @param minute of the day up to which {@code day} has run, 0 to 1440
 */
public record Overview(
    int version,
    Instant computedAt,
    LocalDate day,
    boolean today,
    boolean counted,
    int minute,
    boolean empty,
    Freshness freshness,
    Ages ages,
    Now now,
    Period period,
    Stock stock,
    List<District> districts,
    List<Channel> channels,
    Course course,
    List<Day> trend,
    List<Recent> recent) {

  /**
   * When each part was computed.
   *
   * @param counts the day's counts
   * @param period rates, handling times and the trend
   * @param cases stock, the day's course, newest decisions
   */
  public record Ages(Instant counts, Instant period, Instant cases) {}

  /** The day's counts. */
  public record Now(Count applied, Count accepted, Count decided, Rate online) {}

  /**
   * A count of the day beside that of the same weekday a week before.
   *
   * @param before at the same time of day a week before
   * @param beforeWhole on the whole of that day
   */
  public record Count(long value, long before, long beforeWhole) {}

  /**
   * Rates and times of the last closed days.
   *
   * @param from inclusive
   * @param to inclusive: the day before {@code day} while that is running, else {@code day}
   * @param before the period of the same length just before
   * @param weeks the last weeks up to {@code to}, the oldest first
   */
  public record Period(
      LocalDate from,
      LocalDate to,
      long applied,
      long decided,
      Rate online,
      Rate onTime,
      Spread handling,
      Window before,
      List<Window> weeks) {}

  /**
   * Rates and times over a row of closed days.
   *
   * @param from inclusive, likewise {@code to}
   * @param handlingMean mean handling time in counted days, null where nothing was timed
   */
  public record Window(
      LocalDate from, LocalDate to, Rate online, Rate onTime, @Nullable Double handlingMean) {}

  /**
   * Cases that are open.
   *
   * @param overdue of those, past their promise
   * @param waiting of those, not accepted yet
   */
  public record Stock(long open, long overdue, long waiting) {}

  /** One district; code "" stands for cases of units that no district is known for. */
  public record District(
      String code,
      String nameZh,
      String nameEn,
      long appliedNow,
      long decidedNow,
      long applied,
      long decided,
      Rate online,
      Rate onTime,
      Spread handling,
      long open,
      long overdue) {}

  /**
   * One channel.
   *
   * @param share of the cases applied in the period, null where there are none
   */
  public record Channel(
      String code, long appliedNow, long applied, @Nullable Double share, Rate onTime) {}

  /** The day hour by hour beside the same weekday a week before; null for hours still to come. */
  public record Course(
      LocalDate beforeDay,
      List<@Nullable Long> applied,
      List<@Nullable Long> accepted,
      List<@Nullable Long> decided,
      List<Long> appliedBefore,
      List<Long> acceptedBefore,
      List<Long> decidedBefore) {}

  /** One day of the trend. */
  public record Day(
      LocalDate day,
      boolean counted,
      long applied,
      long accepted,
      long decided,
      Rate online,
      Rate onTime) {}

  /** A case decided a moment ago. */
  public record Recent(
      String caseId,
      String itemZh,
      String itemEn,
      String unitZh,
      String unitEn,
      String channel,
      String outcome,
      Instant decidedAt,
      @Nullable Integer d1) {}
}
