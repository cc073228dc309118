package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.metric.BentStatements.Question;
import io.xiaoneng.dashboard.metric.BentStatements.Swap;
import io.xiaoneng.dashboard.metric.BentStatements.Telling;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bends the hints that random cases seldom come near: stops begun and decisions made as a promise
 * ends, and acceptances recorded late. Each case stands at an edge on purpose.
 */
class BentRadarTest {

  /** Bent here. */
  static final Set<String> METRICS =
      Set.of("stop-near-due", "promise-heaping", "backdated-acceptance");

  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");
  private static final String SHARED = "(SELECT * FROM (SELECT * FROM shared WHERE ";

  private static final List<CaseFacts> PROMISES = PromiseHistory.make();
  private static final BackdatedHistory RECORDINGS = BackdatedHistory.make();

  private static final FixedRegistryView REGISTRY = ReferenceCity.registry();

  /** Where cases near due stand. */
  private static BentStatements promises;

  /** Where cases with their recordings stand. */
  private static BentStatements recordings;

  @BeforeAll
  static void write() {
    promises = new BentStatements("bent_radar_promises");
    CaseRowWriter.write(promises.clickHouse(), PROMISES);
    recordings = new BentStatements("bent_radar_recordings");
    recordings.stopMerges("event_archive");
    RECORDINGS.write(recordings.clickHouse());
  }

  @AfterAll
  static void close() {
    promises.close();
    recordings.close();
  }

  private static CohortReader reader(BentStatements of, WorkCalendar calendar) {
    CaseRows rows = new CaseRows(REGISTRY, CaseRows.TABLE);
    return new CohortReader(
        of.clickHouse(),
        rows,
        new RadarSql(rows, REGISTRY, () -> calendar, ReferenceCity.ZONE),
        new ClockReader(of.clickHouse(), rows, () -> calendar, ReferenceCity.ZONE),
        ReferenceMetrics.RECTIFY_DAYS);
  }

  private static CohortReader reader(BentStatements of) {
    return reader(of, ReferenceCity.CALENDAR);
  }

  private static CaseMeasure measure(String metric) {
    return Objects.requireNonNull(CaseMeasure.of(metric));
  }

  private static Period days(String from, String to) {
    return new Period(LocalDate.parse(from), LocalDate.parse(to));
  }

  private static List<BentQuestion> questions(List<Period> periods, Instant moment) {
    List<BentQuestion> all = new ArrayList<>();
    all.add(new BentQuestion(END, Period.ALWAYS));
    periods.forEach(each -> all.add(new BentQuestion(END, each)));
    for (int millis = -1; millis <= 1; millis++) {
      all.add(new BentQuestion(moment.plusMillis(millis), Period.ALWAYS));
    }
    return all;
  }

  private static Figure figure(String metric, Period period, Instant asOf) {
    return metric.equals("backdated-acceptance")
        ? RECORDINGS.figure(period, asOf)
        : ReferenceCity.reference(PROMISES, any -> true, period, asOf).figure(metric);
  }

  private static Consumer<MetricRow> words(BentMeasures.Definition metric, BentQuestion question) {
    Figure figure = figure(metric.id(), question.period(), question.asOf());
    return row -> FigureComparison.same(metric.id(), row, figure);
  }

  private static void areNoticed(String metric, BentStatements of, List<BentQuestion> questions) {
    CaseMeasure measure = measure(metric);
    CaseRows rows = new CaseRows(REGISTRY, CaseRows.TABLE);
    BentMeasures.allAreNoticed(
        new BentMeasures.Definition(metric, measure.version()),
        measure,
        MeasureBends.of(measure),
        questions,
        reader(of)::read,
        new BentSums(
                of.clickHouse(),
                rows,
                new RadarSql(rows, REGISTRY, () -> ReferenceCity.CALENDAR, ReferenceCity.ZONE))
            ::rows,
        BentRadarTest::words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop-near-due", "promise-heaping"})
  void aBentHintOfWhatIsNearDueIsNoticed(String metric) {
    areNoticed(
        metric,
        promises,
        questions(
            List.of(days("2026-06-12", "2026-06-12"), days("2026-06-01", "2026-06-11")),
            HandmadeCase.at("2026-06-12T10:00")));
  }

  @Test
  void aBentHintOfWhatWasRecordedLateIsNoticed() {
    areNoticed("backdated-acceptance", recordings, aboutRecordings());
  }

  private static List<BentQuestion> aboutRecordings() {
    return questions(
        List.of(
            days("2026-06-01", "2026-06-30"),
            days("2026-07-01", "2026-07-31"),
            days("2026-06-09", "2026-06-09")),
        HandmadeCase.at("2026-06-15T10:00"));
  }

  /** Where the times of recording come from. */
  @Test
  void aBentStatementOfWhatWasRecordedLateIsNoticed() {
    CohortReader reader = reader(recordings);
    String day = "toDate\\(recorded_at, 'Asia/Shanghai'\\)";
    String told = "toDate\\(fromUnixTimestamp64Milli\\(told_at\\), 'Asia/Shanghai'\\)";
    recordings.areNoticed(
        new Telling(
            "backdated-acceptance",
            aboutRecordings().stream()
                .map(each -> new Question(each.asOf(), each.period()))
                .toList(),
            query -> reader.read(measure("backdated-acceptance"), query),
            question -> RECORDINGS.figure(question.period(), question.asOf()),
            BentStatements.dates("accepted_date"),
            (statement, asOf) -> Map.of(SHARED, CaseRows.opening(CaseRows.TABLE, asOf, "")),
            List.of(
                new Swap("event_archive FINAL", "event_archive"),
                new Swap("'Asia/Shanghai'", "'UTC'"),
                new Swap(day, "toDate(recorded_at, 'UTC')"),
                new Swap(day, "toDate(time, 'Asia/Shanghai')"),
                new Swap(told, "toDate(fromUnixTimestamp64Milli(told_at), 'UTC')"),
                new Swap(told, "toDate(fromUnixTimestamp64Milli(said), 'Asia/Shanghai')"),
                new Swap("\\(told_by, ", "('/a', "),
                new Swap("\\(told_by, ", "('/b', "),
                new Swap("FINAL GROUP BY", "FINAL WHERE type = 'case.accepted' GROUP BY"),
                new Swap("min\\(toUnix", "max(toUnix"),
                new Swap("argMin\\(", "argMax("),
                new Swap("\\(recorded_at, source\\)", "(source, recorded_at)"),
                new Swap("toUnixTimestamp64Milli\\(time\\) AS said", "0 AS said"),
                new Swap("told_at - accepted", "accepted - told_at"))));
  }

  @Test
  void theFiguresAreThoseCountedByHand() {
    counted("stop-near-due", 12, 18);
    counted("promise-heaping", 10, 24);
    counted("backdated-acceptance", 12, 21);
  }

  private static void counted(String metric, long numerator, long denominator) {
    assertThat(figure(metric, Period.ALWAYS, END))
        .as(metric)
        .isEqualTo(new Figure.Ratio(numerator, denominator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop-near-due", "promise-heaping"})
  void anotherCalendarIsNoticed(String metric) {
    MetricQuery query = new Question(END, Period.ALWAYS).of(metric);
    assertThat(reader(promises, WorkCalendar.of("every-day")).read(measure(metric), query))
        .isNotEqualTo(reader(promises).read(measure(metric), query));
  }
}
