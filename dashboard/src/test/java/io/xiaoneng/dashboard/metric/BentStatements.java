package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Bends the statements of a metric on their way to ClickHouse, in every way that {@link SqlBends}
 * knows and by taking one column for another, and demands that the comparison with the catalogue's
 * own words notices.
 */
final class BentStatements implements AutoCloseable {

  private static final String PERIOD = "PERIOD";

  /** Milliseconds. */
  private static final Pattern INSTANT = Pattern.compile("\\b[0-9]{13}\\b");

  private UnaryOperator<String> bend = UnaryOperator.identity();
  private final ClickHouse clickHouse;

  /** Of a database of that name. */
  BentStatements(String database) {
    clickHouse =
        ClickHouseTesting.open(ClickHouseForTests.database(database), sql -> bend.apply(sql));
  }

  ClickHouse clickHouse() {
    return clickHouse;
  }

  @Override
  public void close() {
    clickHouse.close();
  }

  record Question(Instant asOf, Period period) {
    MetricQuery of(String metric) {
      return new MetricQuery(metric, period.from(), period.to(), List.of(), Map.of(), asOf, null);
    }

    /** The instants, and the milliseconds before and after them. */
    static Stream<Question> around(Stream<Instant> instants) {
      return instants
          .flatMap(each -> Stream.of(each, each.minusMillis(1), each.plusMillis(1)))
          .distinct()
          .map(each -> new Question(each, Period.ALWAYS));
    }
  }

  /**
   * What one text is easily taken for.
   *
   * @param text a regular expression, bent wherever it matches
   */
  record Swap(String text, String by) {}

  /**
   * A metric and how it is told.
   *
   * @param reading the one row of the answer
   * @param expected the figure by the catalogue's words
   * @param period the conditions of the period in the statement, "" where there is none
   * @param shared parts of a statement that are bent elsewhere, by names that stand for them
   */
  record Telling(
      String metric,
      List<Question> questions,
      Function<MetricQuery, List<MetricRow>> reading,
      Function<Question, Figure> expected,
      Function<Question, String> period,
      Sharing shared,
      List<Swap> swaps) {}

  /** The parts of a statement that are bent elsewhere, by names that stand for them. */
  interface Sharing {
    Map<String, String> of(String statement, long asOf);
  }

  /** Fails where a bend goes unnoticed by all questions together. */
  void areNoticed(Telling telling) {
    areNoticed(telling, true);
  }

  /** Those of what one text is taken for that no question notices. */
  List<String> unnoticedSwaps(Telling telling) {
    return unnoticed(telling, false);
  }

  private void areNoticed(Telling telling, boolean every) {
    assertNone(telling.metric, unnoticed(telling, every));
  }

  /** Fails where one of them is not explained. */
  static void assertNone(String metric, List<String> unnoticed) {
    assertThat(EquivalentBends.without("statement of " + metric, unnoticed))
        .as("bends of the statement of %s that change no figure", metric)
        .isEmpty();
  }

  private List<String> unnoticed(Telling telling, boolean every) {
    Map<String, Boolean> noticed = new LinkedHashMap<>();
    for (Question question : telling.questions) {
      Figure expected = telling.expected.apply(question);
      List<String> statements = new ArrayList<>();
      bend =
          sql -> {
            statements.add(sql);
            return sql;
          };
      FigureComparison.same(telling.metric, read(telling, question), expected);
      for (String statement : List.copyOf(statements)) {
        bends(telling, question, statement, every)
            .forEach(
                (name, bent) -> {
                  if (!noticed.getOrDefault(name, false)) {
                    bend = sql -> sql.equals(statement) ? bent : sql;
                    look(name, telling, question, expected, noticed);
                  }
                });
      }
      bend = UnaryOperator.identity();
    }
    assertThat(noticed).containsValue(true);
    return noticed.entrySet().stream()
        .filter(each -> !each.getValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static MetricRow read(Telling telling, Question question) {
    return telling.reading.apply(question.of(telling.metric)).get(0);
  }

  private static void look(
      String name,
      Telling telling,
      Question question,
      Figure expected,
      Map<String, Boolean> noticed) {
    try {
      FigureComparison.same(telling.metric, read(telling, question), expected);
      noticed.putIfAbsent(name, false);
    } catch (ClickHouseQueryException e) {
      // What is no SQL is no definition.
    } catch (ClickHouseUnavailableException e) {
      throw e;
    } catch (AssertionError | RuntimeException e) {
      noticed.put(name, true);
    }
  }

  /** Bent statements by names that are the same for every question. */
  private static Map<String, String> bends(
      Telling telling, Question question, String statement, boolean every) {
    long asOf = question.asOf.toEpochMilli();
    Map<String, String> shared = telling.shared.of(statement, asOf);
    String period = telling.period.apply(question);
    boolean timed = !period.isEmpty() && statement.contains(period);
    String plain = replaced(statement, shared, true);
    String told = timed ? plain.replace(period, PERIOD) : plain;
    Map<String, String> bends = new LinkedHashMap<>();
    for (SqlBends.Bend each : every ? SqlBends.of(told) : List.<SqlBends.Bend>of()) {
      if (!timed || each.sql().contains(PERIOD)) {
        bends.put(
            name(each.what(), told), replaced(each.sql().replace(PERIOD, period), shared, false));
      }
    }
    if (timed && every) {
      for (SqlBends.Bend each : SqlBends.of(period)) {
        bends.put(
            "period: " + name(each.what(), period),
            replaced(told.replace(PERIOD, each.sql()), shared, false));
      }
    }
    for (Swap each : telling.swaps) {
      String swapped = plain.replaceAll(each.text, each.by);
      if (!swapped.equals(plain)) {
        bends.put(each.text + " taken for " + each.by, replaced(swapped, shared, false));
      }
    }
    return bends;
  }

  /** With instants of the question, and the milliseconds about them, by names. */
  private static String name(String what, String statement) {
    return INSTANT
        .matcher(what)
        .replaceAll(
            found -> {
              long at = Long.parseLong(found.group());
              return statement.contains(Long.toString(at))
                  ? "AT"
                  : statement.contains(Long.toString(at - 1)) ? "AT+1" : "AT-1";
            })
        .replaceAll("( AND|) " + PERIOD, "")
        .replaceAll(" (GROUP|LIMIT)\\b.*", "");
  }

  private static String replaced(String text, Map<String, String> shared, boolean there) {
    String result = text;
    for (Map.Entry<String, String> each : shared.entrySet()) {
      result =
          there
              ? result.replace(each.getValue(), each.getKey())
              : result.replace(each.getKey(), each.getValue());
    }
    return result;
  }

  /** The conditions of a period on a column of dates. */
  static Function<Question, String> dates(String column) {
    return question -> {
      Sql sql = new Sql();
      CaseRows.period(sql, column, question.period.from(), question.period.to());
      return sql.text().replaceFirst("^ AND ", "");
    };
  }

  /** Leaves rows that were written twice as they are, so that reading without FINAL shows. */
  void stopMerges(String... tables) {
    for (String each : tables) {
      execute("SYSTEM STOP MERGES " + each);
    }
  }

  void execute(String sql) {
    clickHouse.execute(sql, List.of(), Duration.ofSeconds(20));
  }
}
