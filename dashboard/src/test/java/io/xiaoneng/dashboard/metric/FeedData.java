package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Archived events and dead letters by a seed, and the metrics of feeds by the catalogue's words.
 */
final class FeedData {

  static final Instant START = Instant.parse("2026-02-01T00:00:00Z");

  /** The days that are looked at. */
  static final LocalDate FROM = LocalDate.parse("2026-02-05");

  static final LocalDate TO = LocalDate.parse("2026-02-09");

  /** The prefix of a registered source, with the lag that is expected of it. */
  static final String REGISTERED = "/hall/1";

  static final Duration EXPECTED = Duration.ofMinutes(20);

  private static final int CASES = 120;

  private static final List<String> SOURCES =
      List.of(REGISTERED, REGISTERED + "/window-3", "/hall/2", "/web");

  /** Of any other. */
  private static final Duration DEFAULT = Duration.ofMinutes(5);

  /** An event that was accepted. */
  record Accepted(String subject, String source, Instant time, Instant recorded, boolean test) {}

  /** One that was not. */
  record Refused(String source, Instant recorded) {}

  final List<Accepted> accepted = new ArrayList<>();
  final List<Refused> refused = new ArrayList<>();
  private final Set<String> quarantined = new HashSet<>();
  private final Set<String> tests = new HashSet<>();
  private final ZoneId zone;

  FeedData(long seed, ZoneId zone) {
    this.zone = zone;
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      String source = SOURCES.get(random.nextInt(SOURCES.size()));
      Duration lag = expected(source);
      Duration late =
          switch (random.nextInt(6)) {
            case 0 -> lag;
            case 1 -> lag.plusMillis(1);
            case 2 -> Duration.ofMillis(-random.nextInt(60_000));
            default -> Duration.ofMillis(random.nextInt(40 * 60_000));
          };
      String subject = "case-" + random.nextInt(CASES);
      Instant recorded = recorded(random);
      accepted.add(
          new Accepted(subject, source, recorded.minus(late), recorded, random.nextInt(12) == 0));
    }
    for (int i = 0; i < 60; i++) {
      refused.add(new Refused("/web", recorded(random)));
    }
    for (int i = 0; i < CASES; i++) {
      if (random.nextInt(6) == 0) {
        quarantined.add("case-" + i);
      }
      if (random.nextInt(6) == 0) {
        tests.add("case-" + i);
      }
    }
  }

  /** Now and then on the edge of the days that are looked at. */
  private Instant recorded(Random random) {
    return random.nextInt(8) > 0
        ? START.plusMillis(random.nextInt(20 * 86_400_000))
        : (random.nextBoolean() ? FROM : TO.plusDays(1))
            .atStartOfDay(zone)
            .toInstant()
            .minusMillis(random.nextInt(2));
  }

  /** Writes them all, each delivered twice, and what the cases were said to be before. */
  void write(ClickHouse into) {
    for (Duration again : List.of(Duration.ZERO, Duration.ofDays(3))) {
      insert(
          into,
          "event_archive (subject, source, id, revision, hash, operation, type, time, recorded_at,"
              + " test, raw)",
          numbers(accepted.size())
              .map(
                  i -> {
                    Accepted each = accepted.get(i);
                    return "('%s', '%s', 'e%d', 0, 1, 'UPSERT', 'case.step', %s, %s, %s, '')"
                        .formatted(
                            each.subject,
                            each.source,
                            i,
                            at(each.time),
                            at(each.recorded.plus(again)),
                            each.test);
                  }));
      insert(
          into,
          "dead_letter (sha256, reason, detail, origin, source, id, length, recorded_at, raw)",
          numbers(refused.size())
              .map(
                  i ->
                      "('%064d', 'not-json', '', 'http', '%s', '', 4, %s, '')"
                          .formatted(
                              i, refused.get(i).source, at(refused.get(i).recorded.plus(again)))));
    }
    for (int version = 0; version < 2; version++) {
      int latest = version;
      insert(
          into,
          "case_row (case_id, version, identified, first_at, first_date, quarantined, test)",
          numbers(CASES)
              .map(i -> "case-" + i)
              .map(
                  each ->
                      "('%s', %d, true, %s, '2026-02-01', %s, %s)"
                          .formatted(
                              each,
                              latest,
                              at(START),
                              quarantined.contains(each) == (latest == 1),
                              tests.contains(each))));
    }
    insert(
        into,
        "source_seen (source, first_recorded_at, last_recorded_at, last_event_at)",
        SOURCES.stream()
            .filter(each -> !each.equals("/web"))
            .map(each -> "('%s', %s, %s, %s)".formatted(each, at(START), at(START), at(START))));
  }

  private static Stream<Integer> numbers(int count) {
    return Stream.iterate(0, i -> i + 1).limit(count);
  }

  private static String at(Instant instant) {
    return "fromUnixTimestamp64Milli(toInt64(" + instant.toEpochMilli() + "))";
  }

  private static void insert(ClickHouse into, String table, Stream<String> rows) {
    String values = rows.collect(Collectors.joining(", "));
    into.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("INSERT INTO " + table + " VALUES " + values);
          }
        });
  }

  private static Duration expected(String source) {
    return source.startsWith(REGISTERED) ? EXPECTED : DEFAULT;
  }

  private boolean in(Instant recorded, Period period, Instant asOf) {
    LocalDate day = LocalDate.ofInstant(recorded, zone);
    return !recorded.isAfter(asOf)
        && (period.from() == null || !day.isBefore(period.from()))
        && (period.to() == null || !day.isAfter(period.to()));
  }

  private List<Accepted> accepted(Period period, Instant asOf) {
    return accepted.stream().filter(each -> !each.test && in(each.recorded, period, asOf)).toList();
  }

  /** Recorded within the lag that is expected of the source. */
  Figure.Ratio timeliness(Period period, Instant asOf) {
    List<Accepted> all = accepted(period, asOf);
    return new Figure.Ratio(
        all.stream()
            .filter(
                each -> {
                  return !each.recorded.isAfter(each.time.plus(expected(each.source)));
                })
            .count(),
        all.size());
  }

  /** Accepted, of those, dead letters and events of quarantined cases. */
  Figure.Ratio quality(Period period, Instant asOf) {
    List<Accepted> all = accepted(period, asOf);
    long bad =
        refused.stream().filter(each -> in(each.recorded, period, asOf)).count()
            + all.stream()
                .filter(each -> quarantined.contains(each.subject))
                .filter(each -> !tests.contains(each.subject))
                .count();
    return new Figure.Ratio(all.size(), all.size() + bad);
  }
}
