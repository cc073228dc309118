package io.xiaoneng.dashboard.metric;

import static io.xiaoneng.dashboard.metric.HandmadeCase.at;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.FactsAsOf;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Acceptances recorded in time and late, on ordinary days and on such as are a backlog, and what
 * the words of {@code backdated-acceptance} make of them. Every case is named after what is odd
 * about it.
 */
final class BackdatedHistory {

  private static final Duration LATE = Duration.ofHours(24);
  private static final String ACCEPTED = "case.accepted";
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** One arrival of an event, which its name tells from others of its subject and source. */
  private record Arrival(
      String subject,
      String source,
      String name,
      String type,
      String operation,
      Instant time,
      Instant recorded) {

    boolean late() {
      return Duration.between(time, recorded).compareTo(LATE) > 0;
    }

    Arrival again() {
      return new Arrival(subject, source, name, type, operation, time, recorded.plusSeconds(60));
    }

    Day day() {
      return new Day(source, LocalDate.ofInstant(recorded, ReferenceCity.ZONE));
    }
  }

  /** A day of a source. */
  private record Day(String source, LocalDate date) {}

  private final List<HandmadeCase> cases = new ArrayList<>();
  private final List<Arrival> arrivals = new ArrayList<>();

  /** Of events that are among the arrivals. */
  private final List<Arrival> again = new ArrayList<>();

  private int others;

  private BackdatedHistory() {}

  /** Cases of May to July. */
  static BackdatedHistory make() {
    BackdatedHistory history = new BackdatedHistory();
    history.ordinary();
    history.whoToldItFirst();
    history.backlogs();
    history.edges();
    return history;
  }

  /** Recorded on days that are no backlog. */
  private void ordinary() {
    accepted("in-time", "2026-06-03T09:00", "/a", "2026-06-03T09:01");
    accepted("late", "2026-06-03T10:00", "/a", "2026-06-05T10:00");
    accepted("late-by-the-limit", "2026-06-03T11:00", "/a", "2026-06-04T11:00");
    accepted("late-by-a-millisecond", "2026-06-03T12:00", "/a", "2026-06-04T12:00:00.001");
    accepted("first-of-june", "2026-06-01T00:00", "/a", "2026-06-02T00:00:00.001");
    accepted("last-of-may", "2026-05-31T23:59:59.999", "/a", "2026-06-01T00:01");
    accepted("last-of-june", "2026-06-30T23:59:59.999", "/a", "2026-07-03T00:01");
    accepted("first-of-july", "2026-07-01T00:00", "/a", "2026-07-01T00:01");
    accepted("twin-in-time", "2026-06-08T09:00", "/a", "2026-06-08T09:01");
    accepted("twin-late", "2026-06-08T09:00", "/a", "2026-06-10T09:01");
    accepted("applied-long-before", "2026-06-09T09:00", "/a", "2026-06-09T09:01")
        .applied("2026-05-04T09:00")
        .due("2026-08-03T09:00")
        .statutory("2026-08-04T09:00")
        .decided("2026-07-20T09:00");
    accepted("applied-for-and-late", "2026-06-09T10:00", "/a", "2026-06-16T09:01")
        .applied("2026-06-30T09:00")
        .due("2026-07-09T09:00")
        .statutory("2026-08-05T09:00")
        .decided("2026-07-21T09:00");
    accepted("a-test", "2026-06-09T11:00", "/a", "2026-06-12T09:01").test();
    accepted("in-quarantine", "2026-06-09T12:00", "/a", "2026-06-12T09:02").quarantined();
    accepted("without-attributes", "2026-06-09T13:00", "/a", "2026-06-12T09:03").unidentified();
    cases.add(new HandmadeCase("deemed").accepted("2026-06-09T14:00"));
    cases.add(new HandmadeCase("never-accepted").applied("2026-06-09T15:00"));
    inTime("/a", "2026-06-02", 2);
    inTime("/a", "2026-06-04", 3);
    inTime("/a", "2026-06-05", 2);
    inTime("/a", "2026-06-10", 2);
    inTime("/a", "2026-06-12", 8);
    inTime("/a", "2026-06-16", 3);
    inTime("/a", "2026-07-03", 3);
  }

  /** Of several arrivals, the one that counts is the first acceptance at the moment that counts. */
  private void whoToldItFirst() {
    accepted("told-again", "2026-06-15T09:00", "/a", "2026-06-15T09:01");
    arrive("told-again", "/a", "later", ACCEPTED, "UPSERT", "2026-06-15T09:00", "2026-06-18T09:01");
    accepted("moved-back", "2026-06-15T10:00", "/a", "2026-06-18T10:00");
    arrive(
        "moved-back", "/a", "before", ACCEPTED, "UPSERT", "2026-06-18T08:00", "2026-06-18T08:01");
    accepted("begun-in-time", "2026-06-15T11:00", "/a", "2026-06-18T11:00");
    arrive(
        "begun-in-time",
        "/a",
        "step",
        "case.step-started",
        "UPSERT",
        "2026-06-15T11:00",
        "2026-06-15T11:01");
    accepted("deleted-before", "2026-06-15T12:00", "/a", "2026-06-18T12:00");
    arrive(
        "deleted-before",
        "/a",
        "deleted",
        ACCEPTED,
        "DELETE",
        "2026-06-15T12:00",
        "2026-06-15T12:01");
    inTime("/a", "2026-06-18", 9);
    accepted("by-a-before-b", "2026-06-30T09:00", "/a", "2026-07-01T09:30");
    arrive("by-a-before-b", "/b", "b", ACCEPTED, "UPSERT", "2026-06-30T09:00", "2026-07-01T09:31");
    accepted("by-b-before-a", "2026-06-30T10:00", "/b", "2026-07-01T09:32");
    arrive("by-b-before-a", "/a", "a", ACCEPTED, "UPSERT", "2026-06-30T10:00", "2026-07-01T09:33");
    inTime("/a", "2026-07-01", 4);
  }

  /** The first of July is a backlog of /b, though not of /a; the second is not. */
  private void backlogs() {
    accepted("of-may-in-the-backlog", "2026-05-11T09:00", "/b", "2026-07-01T00:30");
    accepted("in-time-in-the-backlog", "2026-07-01T00:10", "/b", "2026-07-01T00:20");
    late("/b", "2026-07-01", 1);
    accepted("in-time-when-half-is-late", "2026-07-02T09:00", "/b", "2026-07-02T09:01");
    accepted("late-when-half-is-late", "2026-06-30T11:00", "/b", "2026-07-02T09:02");
    late("/b", "2026-07-02", 1);
    again("/b", "2026-07-02");
    inTime("/b", "2026-07-02", 1);
    accepted("late-beside-the-backlog", "2026-06-29T09:00", "/a", "2026-07-01T10:00");
    // Nothing that was late on this day was accepted anywhere near it.
    accepted("of-may-in-another-backlog", "2026-05-12T09:00", "/b", "2026-07-14T09:01");
    accepted("in-time-in-another-backlog", "2026-07-14T09:00", "/b", "2026-07-14T09:02");
    late("/b", "2026-07-14", 1);
    // Of acceptances alone, every one was in time on this day.
    accepted("the-only-acceptance-of-a-backlog", "2026-07-06T09:00", "/b", "2026-07-06T09:01");
    late("/b", "2026-07-06", 2);
  }

  /** Days on which a millisecond makes the backlog. */
  private void edges() {
    accepted("beside-two-late-by-the-limit", "2026-07-08T09:00", "/b", "2026-07-08T09:01");
    lateBy("/b", "2026-07-07T10:00", LATE);
    lateBy("/b", "2026-07-07T10:01", LATE);
    accepted("beside-two-late-by-more", "2026-07-09T09:00", "/b", "2026-07-09T09:01");
    lateBy("/b", "2026-07-08T10:00", LATE.plusMillis(1));
    lateBy("/b", "2026-07-08T10:01", LATE.plusMillis(1));
  }

  private HandmadeCase accepted(String id, String time, String source, String recorded) {
    HandmadeCase made = new HandmadeCase(id).accepted(time);
    cases.add(made);
    arrive(id, source, "accepted", ACCEPTED, "UPSERT", time, recorded);
    return made;
  }

  private void arrive(
      String subject,
      String source,
      String name,
      String type,
      String operation,
      String time,
      String recorded) {
    arrivals.add(new Arrival(subject, source, name, type, operation, at(time), at(recorded)));
  }

  /** So many other events that came at once. */
  private void inTime(String source, String day, int count) {
    for (int i = 0; i < count; i++) {
      other(source, at(day + "T12:00"), at(day + "T12:00:01"));
    }
  }

  /** So many other events that came ten days later. */
  private void late(String source, String day, int count) {
    for (int i = 0; i < count; i++) {
      lateBy(source, LocalDate.parse(day).minusDays(10) + "T13:00", Duration.ofDays(10));
    }
  }

  private void lateBy(String source, String time, Duration late) {
    other(source, at(time), at(time).plus(late));
  }

  private void other(String source, Instant time, Instant recorded) {
    arrivals.add(
        new Arrival(
            "other-" + others++, source, "applied", "case.applied", "UPSERT", time, recorded));
  }

  /** What came late on that day comes once more, and is the same event. */
  private void again(String source, String day) {
    arrivals.stream()
        .filter(each -> each.day().equals(new Day(source, LocalDate.parse(day))) && each.late())
        .map(Arrival::again)
        .forEach(again::add);
  }

  List<CaseFacts> facts() {
    return cases.stream().map(HandmadeCase::facts).toList();
  }

  void write(ClickHouse clickHouse) {
    CaseRowWriter.write(clickHouse, facts());
    insert(clickHouse, arrivals);
    insert(clickHouse, again);
  }

  private static void insert(ClickHouse clickHouse, List<Arrival> some) {
    String values =
        some.stream()
            .map(
                each ->
                    "('%s','%s','%s',0,%d,'%s','%s','%s','%s',false,'')"
                        .formatted(
                            each.subject,
                            each.source,
                            each.name,
                            each.name.hashCode(),
                            each.operation,
                            each.type,
                            MILLIS.format(each.time),
                            MILLIS.format(each.recorded)))
            .collect(Collectors.joining(","));
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, test, raw) VALUES "
            + values,
        List.of(),
        Duration.ofSeconds(20));
  }

  /** The figure by the catalogue's words. */
  Figure figure(Period period, Instant asOf) {
    Map<Day, List<Arrival>> days = arrivals.stream().collect(Collectors.groupingBy(Arrival::day));
    List<Arrival> counted =
        facts().stream()
            .filter(each -> each.attributes() != null && !each.test() && !each.quarantined())
            .map(each -> FactsAsOf.of(each, asOf))
            .filter(each -> each != null && each.acceptedAt() != null)
            .filter(each -> has(period, each.dates().accepted()))
            .map(this::told)
            .flatMap(Optional::stream)
            .filter(each -> !isBacklog(days.get(each.day())))
            .toList();
    return new Figure.Ratio(counted.stream().filter(Arrival::late).count(), counted.size());
  }

  private Optional<Arrival> told(CaseFacts facts) {
    return arrivals.stream()
        .filter(each -> each.subject.equals(facts.caseId()))
        .filter(each -> each.type.equals(ACCEPTED) && each.operation.equals("UPSERT"))
        .filter(each -> each.time.equals(facts.acceptedAt()))
        .min(Comparator.comparing(Arrival::recorded).thenComparing(Arrival::source));
  }

  private static boolean isBacklog(List<Arrival> day) {
    return 2 * day.stream().filter(Arrival::late).count() > day.size();
  }

  private static boolean has(Period period, LocalDate day) {
    return (period.from() == null || !day.isBefore(period.from()))
        && (period.to() == null || !day.isAfter(period.to()));
  }
}
