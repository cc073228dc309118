package io.xiaoneng.dashboard.today;

import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.path.PathState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known first, all of it told from figures and records that can be opened. Every text
 * is there in both languages, so that one picture serves all who look.
 *
 * @param computedAt when it was put together
 * @param day the city's day it is about
 * @param matters at most three, the gravest first; empty where nothing is wrong
 * @param targets the dated targets that are ahead, by their day
 * @param clocks how long people waited beside what the law counts
 * @param orders the leaders' own instructions that are not done, those nearest their term first
 * @param unread kinds of matters that could not be looked for, as in {@code today.kind.*}, and
 *     {@code targets} where those could not be read; that {@code matters} is empty says nothing of
 *     them
 */
public record Today(
    Instant computedAt,
    LocalDate day,
    List<Matter> matters,
    List<Target> targets,
    Clocks clocks,
    List<Order> orders,
    List<String> unread) {

  /** The most matters that are told. */
  public static final int MOST = 3;

  /** Takes its own copies. */
  public Today {
    if (matters.size() > MOST) {
      throw new IllegalArgumentException(matters.size() + " matters; at most " + MOST);
    }
    matters = List.copyOf(matters);
    targets = List.copyOf(targets);
    orders = List.copyOf(orders);
    unread = List.copyOf(unread);
  }

  /** A picture for which everything could be read. */
  public Today(
      Instant computedAt,
      LocalDate day,
      List<Matter> matters,
      List<Target> targets,
      Clocks clocks,
      List<Order> orders) {
    this(computedAt, day, matters, targets, clocks, orders, List.of());
  }

  /**
   * One sentence: what, where, since when, who holds it, due when. An alert that nobody confirmed
   * names no unit and no person.
   *
   * @param kind what it is, as a key of the messages {@code today.kind.*}
   * @param sentence the whole of it
   * @param unit code of the unit it is about; null for the city or where none may be named
   * @param since since when; null where that is not known
   * @param holder code of the unit that has to act; null where nobody has been charged
   * @param due by when; null where there is no term
   * @param path of the page that proves it
   * @param grave whether a term has passed or a red line is crossed
   */
  public record Matter(
      String kind,
      Text sentence,
      @Nullable String unit,
      @Nullable Instant since,
      @Nullable String holder,
      @Nullable Instant due,
      String path,
      boolean grave) {}

  /**
   * A dated target of the plan.
   *
   * @param metric id
   * @param unit code of the metric's unit (RATIO, DAYS, …)
   * @param wanted value to be reached
   * @param by last day, inclusive
   * @param daysLeft calendar days from {@link Today#day} to that day
   * @param month of the last value; null where there is none
   * @param value of that month
   * @param needed change a month from there on
   * @param slope change a month until now; null where it cannot be told
   * @param projected month in which it is reached if that goes on; null where it never is
   * @param probability 0 to 1; null where it cannot be told
   */
  public record Target(
      String metric,
      Text name,
      String unit,
      double wanted,
      LocalDate by,
      long daysLeft,
      PathState state,
      @Nullable YearMonth month,
      @Nullable Double value,
      @Nullable Double needed,
      @Nullable Double slope,
      @Nullable YearMonth projected,
      @Nullable Double probability,
      String path) {}

  /**
   * The two clocks over the last thirty days that are over, both of the same cases: those decided
   * in that time that count in {@code end-to-end-days} and in {@code handling-days}; null without
   * any.
   *
   * @param waited mean calendar days from application until the result is in hand
   * @param counted mean counted working days of the promise
   * @param cases of which both are told
   * @param decided all cases decided in that time; the others had no promise, or no application or
   *     acceptance is known of them
   * @param longest the larger of the two means, for drawings of both on one scale
   */
  public record Clocks(
      LocalDate from,
      LocalDate to,
      @Nullable Double waited,
      @Nullable Double waitedMedian,
      @Nullable Double counted,
      @Nullable Double countedMedian,
      long cases,
      long decided,
      @Nullable Double longest) {

    /** With what follows from the rest. */
    public Clocks(
        LocalDate from,
        LocalDate to,
        @Nullable Double waited,
        @Nullable Double waitedMedian,
        @Nullable Double counted,
        @Nullable Double countedMedian,
        long cases,
        long decided) {
      this(
          from,
          to,
          waited,
          waitedMedian,
          counted,
          countedMedian,
          cases,
          decided,
          waited == null || counted == null ? null : Math.max(waited, counted));
    }
  }

  /**
   * An instruction and where it stands.
   *
   * @param state as a key of the messages of task states
   * @param unit code of the unit that leads; null where nobody has been charged yet
   * @param term its next stage or its own term; null where it has none
   * @param late whether that has passed
   */
  public record Order(
      String id,
      Text title,
      String state,
      @Nullable String unit,
      @Nullable Text unitName,
      @Nullable LocalDate term,
      boolean late,
      String path) {}
}
