package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.CatalogueHistory;
import io.xiaoneng.dashboard.metric.BentStatements.Question;
import io.xiaoneng.dashboard.metric.BentStatements.Swap;
import io.xiaoneng.dashboard.metric.BentStatements.Telling;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bends the statement that says which items were asked for online. */
class BentDormantItemsTest {

  /** Bent here. */
  static final Set<String> METRICS = Set.of("dormant-items");

  private static final ZoneId ZONE = ReferenceCity.ZONE;
  private static final Instant END = Instant.parse("2026-12-31T00:00:00Z");
  private static final DormantItems ITEMS = new DormantItems(3, ZONE);

  private static BentStatements statements;
  private static ClickHouse straight;
  private static InventoryReader reader;

  @BeforeAll
  static void write() {
    statements = new BentStatements("bent_dormant");
    statements.stopMerges("case_row");
    ITEMS.write(statements.clickHouse());
    straight = ClickHouseTesting.open(ClickHouseForTests.database("bent_dormant"));
    reader =
        new InventoryReader(
            statements.clickHouse(),
            new CatalogueHistory(straight, ZONE),
            Knowledge.now(new FixedRegistryView(ZONE)),
            ZONE);
  }

  @AfterAll
  static void close() {
    statements.close();
    straight.close();
  }

  /** The ends of some days, and the very milliseconds at which somebody applied. */
  private static List<Question> questions() {
    return Stream.concat(
            Stream.of(-1, 0, 1)
                .map(
                    each -> {
                      LocalDate day = DormantItems.DAY.plusDays(each);
                      return new Question(END, new Period(day, day));
                    }),
            Question.around(
                ITEMS.cases.stream()
                    .map(DormantItems.Case::applied)
                    .filter(Objects::nonNull)
                    .distinct()
                    .limit(8)))
        .toList();
  }

  /** Of the twelve months, whichever they are in the statement: it takes them as parameters. */
  private static String period(Question question) {
    return "applied_date >= toDate32(?) AND applied_date <= toDate32(?)";
  }

  @Test
  void aBentStatementIsNoticed() {
    statements.areNoticed(
        new Telling(
            "dormant-items",
            questions(),
            reader::read,
            question -> ITEMS.figure(question.period(), question.asOf()),
            BentDormantItemsTest::period,
            (statement, asOf) -> Map.of(),
            List.of(
                new Swap(" FINAL", ""),
                new Swap("\\bapplied_date\\b", "toDate32(applied_at, 'UTC')"),
                new Swap("\\bapplied_date\\b", "first_date"))));
  }
}
