package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.BentStatements.Question;
import io.xiaoneng.dashboard.metric.BentStatements.Swap;
import io.xiaoneng.dashboard.metric.BentStatements.Telling;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bends the statements of feeds. */
class BentFeedTest {

  /** Bent here. */
  static final Set<String> METRICS = Set.of("feed-timeliness", "feed-quality");

  private static final ZoneId ZONE = ReferenceCity.ZONE;
  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");

  private static final FeedData FEED = new FeedData(5, ZONE);
  private static BentStatements statements;
  private static FeedReader reader;
  private static CaseRows cases;

  @BeforeAll
  static void write() {
    FixedRegistryView registry =
        new FixedRegistryView(ZONE)
            .put(
                "source/" + FeedData.REGISTERED,
                "{\"kind\":\"source\",\"prefix\":\"%s\",\"expectedLagSeconds\":%d}"
                    .formatted(FeedData.REGISTERED, FeedData.EXPECTED.toSeconds()));
    statements = new BentStatements("bent_feeds");
    statements.stopMerges("event_archive", "dead_letter", "case_row");
    FEED.write(statements.clickHouse());
    reader = new FeedReader(statements.clickHouse(), registry, ZONE);
    cases = new CaseRows(registry, CaseRows.TABLE);
  }

  @AfterAll
  static void close() {
    statements.close();
  }

  /** Some are about the very millisecond at which something was recorded, or a day begins. */
  private static List<Question> questions() {
    return Stream.concat(
            Stream.of(
                new Question(END, Period.ALWAYS),
                new Question(END, new Period(FeedData.FROM, FeedData.TO)),
                new Question(END, new Period(FeedData.TO, FeedData.TO))),
            Question.around(
                Stream.concat(
                    FEED.accepted.stream().limit(5).map(FeedData.Accepted::recorded),
                    FEED.refused.stream().limit(3).map(FeedData.Refused::recorded))))
        .toList();
  }

  private static String period(Question question) {
    Period period = question.period();
    return period.from() == null
        ? ""
        : "toUnixTimestamp64Milli(recorded_at) >= %d AND toUnixTimestamp64Milli(recorded_at) < %d"
            .formatted(midnight(period.from()), midnight(period.to().plusDays(1)));
  }

  private static long midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant().toEpochMilli();
  }

  private static void areNoticed(
      String metric,
      Function<MetricQuery, List<MetricRow>> reading,
      Function<Question, Figure> expected) {
    statements.areNoticed(
        new Telling(
            metric,
            questions(),
            reading,
            expected,
            BentFeedTest::period,
            (statement, asOf) -> Map.of(),
            List.of(
                new Swap("event_archive FINAL", "event_archive"),
                new Swap("dead_letter FINAL", "dead_letter"),
                new Swap("case_row FINAL", "case_row"),
                new Swap("(?<=\\()recorded_at(?=\\) [<>])", "time"),
                new Swap("toString\\(source\\)", "toString(subject)"))));
  }

  @Test
  void aBentTimelinessIsNoticed() {
    areNoticed(
        "feed-timeliness",
        reader::timeliness,
        question -> FEED.timeliness(question.period(), question.asOf()));
  }

  @Test
  void aBentQualityIsNoticed() {
    areNoticed(
        "feed-quality",
        query -> reader.quality(query, cases),
        question -> FEED.quality(question.period(), question.asOf()));
  }
}
