package io.xiaoneng.dashboard.assessment.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.closing.Objection.Ruling;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** What is done to the months of a {@link DemoYear}, each at its time. */
final class DemoClosings {

  /** Who closes months. */
  static final Actor OFFICE = new Actor("kao", Set.of(Role.ASSESSOR), null);

  /** A unit that contests its score. */
  static final Actor D2 = new Actor("er", Set.of(Role.UNIT), "d2");

  /** The month that d2 contests. */
  static final YearMonth CONTESTED = YearMonth.of(2019, 6);

  /** The month that is counted anew after it was final. */
  static final YearMonth RESTATED = YearMonth.of(2019, 11);

  /** The month that stays published. */
  static final YearMonth PUBLISHED = YearMonth.of(2020, 4);

  private final Closing closing;
  private final Objections objections;
  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final SetClock clock;
  private final DemoYear events;
  private boolean sent;
  private boolean closed;

  DemoClosings(
      Closing closing,
      Objections objections,
      ClickHouse clickHouse,
      RegistryView registry,
      RecordStore records,
      SetClock clock) {
    this.closing = closing;
    this.objections = objections;
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.clock = clock;
    this.events = new DemoYear(clickHouse, records);
  }

  /** Sends the events of the year, once. */
  void send() {
    if (!sent) {
      events.send(registry);
      sent = true;
    }
  }

  /**
   * Closes, once, what is looked at: a month that was contested, one that was restated, the months
   * before both, and one that is published.
   */
  void close() {
    if (closed) {
      return;
    }
    send();
    close(CONTESTED.minusMonths(1));
    publish(CONTESTED);
    answer(contest());
    finish(CONTESTED);
    close(RESTATED.minusMonths(1));
    close(RESTATED);
    restate();
    publish(PUBLISHED);
    closed = true;
  }

  private void close(YearMonth month) {
    publish(month);
    finish(month);
  }

  private void publish(YearMonth month) {
    set(published(month));
    closing.draft(month, OFFICE);
    closing.publish(month, OFFICE);
  }

  private void finish(YearMonth month) {
    set(over(month));
    closing.finish(month, OFFICE);
  }

  /** One more case that was decided in that month becomes known. */
  void another(YearMonth month) {
    events.another(month, registry);
  }

  /** Ten o'clock of that day. */
  void set(LocalDate day) {
    clock.set(DemoYear.at(day, 10));
  }

  /** Puts the time forward. */
  void pass(Duration time) {
    clock.go(time);
  }

  /** The day on which a month is published. */
  static LocalDate published(YearMonth month) {
    return month.plusMonths(1).atDay(3);
  }

  /** A day after the term of objections. */
  static LocalDate over(YearMonth month) {
    return published(month).plusDays(14);
  }

  /** Objections: one that mended data answer, and one for which a line is taken out. */
  record Raised(Objection mended, Objection excluded) {}

  /** Contests the month that is contested. */
  Raised contest() {
    return new Raised(
        objections.raise(CONTESTED, "d2", "on-time", "有一件实际已经办结", D2),
        objections.raise(CONTESTED, "d2", "once-told", "系统重复发送", D2));
  }

  /** Answers within the term. */
  void answer(Raised raised) {
    set(published(CONTESTED).plusDays(2));
    correct(CONTESTED, "d2", 1, clock.instant().minusSeconds(60));
    objections.answer(raised.mended(), Ruling.RECOUNTED, "事件已经补报", OFFICE);
    objections.answer(raised.excluded(), Ruling.EXCLUDED, "查实，本月不计", OFFICE);
  }

  /** Mends data of p2 long after the month was final, and has it counted anew. */
  Edition restate() {
    LocalDate day = LocalDate.of(2020, 4, 20);
    set(day);
    correct(RESTATED, "p2", 2, DemoYear.at(day, 9));
    return closing.restate(RESTATED, "市局更正了办结时间", OFFICE);
  }

  /**
   * Decisions of a unit's late cases of a month come to be known as having been made in time, the
   * day after acceptance.
   */
  private void correct(YearMonth month, String unit, int revision, Instant recorded) {
    List<String> late =
        clickHouse.query(
            "SELECT case_id FROM case_row FINAL WHERE unit = ? AND toYYYYMM(due_date) = ? AND"
                + " decided_at > due_promise ORDER BY case_id",
            List.of(unit, month.getYear() * 100 + month.getMonthValue()),
            row -> row.getString(1));
    assertThat(late).as("late cases of " + unit).isNotEmpty();
    for (String each : late) {
      Instant accepted =
          clickHouse
              .query(
                  "SELECT toUnixTimestamp64Milli(accepted_at) FROM case_row FINAL WHERE case_id = ?",
                  List.of(each),
                  row -> Instant.ofEpochMilli(row.getLong(1)))
              .get(0);
      events.deliver(
          unit,
          each,
          "d",
          revision,
          "case.decided",
          accepted.plusSeconds(86_400),
          "\"outcome\":\"APPROVED\"",
          recorded);
    }
    events.write(registry);
  }
}
