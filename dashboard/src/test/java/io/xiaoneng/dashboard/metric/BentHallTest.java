package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.metric.BentStatements.Question;
import io.xiaoneng.dashboard.metric.BentStatements.Swap;
import io.xiaoneng.dashboard.metric.BentStatements.Telling;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.hall.TicketFacts;
import io.xiaoneng.metric.reference.ContractReference;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import io.xiaoneng.metric.reference.TicketReference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bends the statements of queues and agencies. */
class BentHallTest {

  /** Bent here. */
  static final Set<String> METRICS =
      Set.of("wait-minutes", "service-minutes", "abandon-rate", "agency-on-time");

  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");
  private static final Period DAYS =
      new Period(LocalDate.parse("2026-02-05"), LocalDate.parse("2026-02-09"));

  private static BentStatements statements;
  private static HallReader reader;

  @BeforeAll
  static void write() {
    statements = new BentStatements("bent_halls");
    statements.stopMerges("ticket_row", "contract_row");
    HallReferenceTest.fill(statements.clickHouse());
    statements.execute(
        "INSERT INTO ticket_row SELECT * REPLACE (1 AS version, NOT test AS test,"
            + " taken_at - INTERVAL 1 HOUR AS taken_at) FROM ticket_row");
    statements.execute(
        "INSERT INTO contract_row SELECT * REPLACE (1 AS version, NOT test AS test) FROM"
            + " contract_row");
    reader =
        new HallReader(
            statements.clickHouse(), Knowledge.now(new FixedRegistryView(ReferenceCity.ZONE)));
  }

  @AfterAll
  static void close() {
    statements.close();
  }

  private static List<Question> questions(Stream<Instant> moments) {
    return Stream.of(
            Stream.of(new Question(END, Period.ALWAYS), new Question(END, DAYS)),
            DAYS.from()
                .datesUntil(DAYS.from().plusDays(12))
                .map(each -> new Question(END, new Period(each, each))),
            Question.around(moments.filter(Objects::nonNull)))
        .flatMap(each -> each)
        .toList();
  }

  private static List<MetricRow> read(MetricQuery query) {
    return reader.read(Objects.requireNonNull(HallMeasure.of(query.metric())), query);
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait-minutes", "service-minutes", "abandon-rate"})
  void aBentMetricOfQueuesIsNoticed(String metric) {
    statements.areNoticed(
        new Telling(
            metric,
            questions(
                Stream.of(
                        real().skip(30).limit(3),
                        real().filter(BentHallTest::odd).limit(1),
                        real().filter(each -> each.abandonedAt() != null).limit(1))
                    .flatMap(each -> each)
                    .flatMap(
                        each ->
                            Stream.of(
                                each.takenAt(),
                                each.calledAt(),
                                each.servedAt(),
                                each.abandonedAt()))),
            BentHallTest::read,
            question -> tickets(metric, question),
            BentStatements.dates("taken_date"),
            BentHallTest::timesNotLookedAt,
            List.of(
                new Swap(" FINAL", ""),
                new Swap("\\btaken_date\\b", "toDate32(called_at, 'Asia/Shanghai')"),
                new Swap("\\btaken_date\\b", "toDate32(taken_at, 'UTC')"))));
  }

  @Test
  void aBentMetricOfAgenciesIsNoticed() {
    statements.areNoticed(
        new Telling(
            "agency-on-time",
            questions(
                HallReferenceTest.CONTRACTS.stream()
                    .filter(each -> !each.test())
                    .limit(5)
                    .flatMap(each -> Stream.of(each.dueAt(), each.finishedAt()))),
            BentHallTest::read,
            question ->
                ContractReference.onTime(
                    HallReferenceTest.CONTRACTS, any -> true, question.period(), question.asOf()),
            BentStatements.dates("due_date"),
            BentHallTest::timesNotLookedAt,
            List.of(
                new Swap(" FINAL", ""),
                new Swap("\\bdue_date\\b", "toDate32(finished_at, 'Asia/Shanghai')"),
                new Swap("\\bdue_date\\b", "toDate32(contracted_at, 'Asia/Shanghai')"),
                new Swap("\\bdue_date\\b", "toDate32(due_at, 'UTC')"))));
  }

  private static Stream<TicketFacts> real() {
    return HallReferenceTest.TICKETS.stream()
        .filter(each -> !each.test() && each.takenAt() != null);
  }

  /** By a clock that is wrong, served before it was taken. */
  private static boolean odd(TicketFacts ticket) {
    return ticket.servedAt() != null
        && ticket.servedAt().isBefore(ticket.takenAt())
        && !ticket.servedAt().isBefore(ticket.calledAt());
  }

  private static Figure tickets(String metric, Question question) {
    return TicketReference.figure(
        metric, HallReferenceTest.TICKETS, any -> true, question.period(), question.asOf());
  }

  /** Every statement defines all times; bent are those that it looks at. */
  private static Map<String, String> timesNotLookedAt(String statement, long asOf) {
    String select = statement.substring(statement.indexOf("SELECT"));
    Map<String, String> all = new LinkedHashMap<>();
    for (String each : List.of("taken", "called", "served", "abandoned", "contracted")) {
      if (!select.matches("(?s).*\\b" + each + "\\b.*")) {
        all.put(", shared_" + each, ", " + Sql.millisBy(each + "_at", asOf) + " AS " + each);
      }
    }
    if (!select.contains("as_of")) {
      all.put(", shared_as_of", ", toInt64(" + asOf + ") AS as_of");
    }
    return all;
  }
}
