package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * What the WABO log must come out as, computed by an independent batch program, as of
 * 2012-01-23T15:42:55+01:00.
 */
final class WaboTable {
  private static final String AS_OF = "2012-01-23T15%3A42%3A55%2B01%3A00";
  private static final double ROUNDED = 0.000051;

  /** One channel's figures; {@code all} is every channel together. */
  private record Row(
      String channel,
      long applied,
      long quarantined,
      long decided,
      long onTime,
      long due,
      long open,
      long late,
      double[] d1,
      double[] d2) {}

  // d1: mean, p50, p90, max; d2: mean, p50, p90. The median end-to-end time of COUNTER is that of
  // case-7421, 55.439300 days; the reference prints it rounded up.
  private static final List<Row> ROWS =
      List.of(
          new Row(
              "all",
              1432,
              2,
              1327,
              923,
              1339,
              39,
              377,
              of(41.8892, 36, 75, 235),
              of(59.0698, 50.6423, 105.5772)),
          new Row(
              "WEB",
              1269,
              2,
              1167,
              819,
              1178,
              38,
              321,
              of(41.2674, 36, 75, 235),
              of(58.1990, 49.9537, 105.1416)),
          new Row(
              "COUNTER",
              109,
              0,
              107,
              68,
              108,
              1,
              39,
              of(48.7944, 39, 88, 224),
              of(68.7697, 55.4393, 123.3739)),
          new Row(
              "MAILBOX",
              53,
              0,
              52,
              35,
              52,
              0,
              17,
              of(42.1346, 39, 58.7, 90),
              of(59.3525, 55.4951, 81.1400)),
          new Row("OTHER", 1, 0, 1, 1, 1, 0, 0, of(16, 16, 16, 16), of(22.6240, 22.6240, 22.6240)));

  private WaboTable() {}

  private static double[] of(double... figures) {
    return figures;
  }

  /** Holds the API's figures against the table, all together and by channel. */
  static void assertExact(Stack stack) throws IOException, InterruptedException {
    SoftAssertions softly = new SoftAssertions();
    Map<String, Map<String, Map<?, ?>>> figures = new HashMap<>();
    for (String metric :
        List.of(
            "cases-applied",
            "cases-quarantined",
            "cases-decided",
            "on-time",
            "overdue",
            "handling-days",
            "end-to-end-days",
            "online-rate")) {
      figures.put(metric, read(stack, metric));
    }
    for (Row row : ROWS) {
      for (Map.Entry<String, Map<String, Map<?, ?>>> metric : figures.entrySet()) {
        Map<?, ?> answer = metric.getValue().getOrDefault(row.channel(), Map.of());
        compare(softly, row, metric.getKey(), answer);
      }
    }
    Map<?, ?> online = figures.get("online-rate").get("all");
    softly.assertThat(number(online, "numerator")).as("online-rate").isEqualTo(1167);
    softly.assertThat(number(online, "denominator")).as("online-rate").isEqualTo(1327);
    softly.assertAll();
  }

  private static void compare(SoftAssertions softly, Row row, String metric, Map<?, ?> answer) {
    String at = row.channel() + " " + metric;
    switch (metric) {
      case "cases-applied" -> count(softly, at, answer, "value", row.applied());
      case "cases-quarantined" -> count(softly, at, answer, "value", row.quarantined());
      case "cases-decided" -> count(softly, at, answer, "value", row.decided());
      case "on-time" -> {
        count(softly, at, answer, "numerator", row.onTime());
        count(softly, at, answer, "denominator", row.due());
      }
      case "overdue" -> {
        count(softly, at, answer, "open", row.open());
        count(softly, at, answer, "late", row.late());
      }
      case "handling-days" -> spread(softly, at, answer, row.d1());
      case "end-to-end-days" -> spread(softly, at, answer, row.d2());
      default -> assertThat(metric).isEqualTo("online-rate");
    }
  }

  /** A slice without cases may be missing from the answer, which then means none. */
  private static void count(
      SoftAssertions softly, String at, Map<?, ?> answer, String field, long expected) {
    double found = answer.isEmpty() ? 0 : number(answer, field);
    softly.assertThat(found).as(at + " " + field).isEqualTo(expected);
  }

  private static void spread(
      SoftAssertions softly, String at, Map<?, ?> answer, double[] expected) {
    List<String> fields = List.of("mean", "p50", "p90", "max");
    for (int i = 0; i < expected.length; i++) {
      softly
          .assertThat(number(answer, fields.get(i)))
          .as(at + " " + fields.get(i))
          .isCloseTo(expected[i], within(ROUNDED));
    }
  }

  private static double number(@Nullable Map<?, ?> row, String field) {
    return row != null && row.get(field) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  /** The rows of a metric by channel, and under {@code all} the one without {@code by}. */
  private static Map<String, Map<?, ?>> read(Stack stack, String metric)
      throws IOException, InterruptedException {
    Map<String, Map<?, ?>> rows = new HashMap<>();
    String path = "/api/v1/metrics/" + metric + "?asOf=" + AS_OF;
    List<?> whole = (List<?>) stack.get(path).get("rows");
    assertThat(whole).as(metric + " without by has exactly one row").hasSize(1);
    rows.put("all", (Map<?, ?>) whole.get(0));
    for (Object row : (List<?>) stack.get(path + "&by=channel").get("rows")) {
      Map<?, ?> key = (Map<?, ?>) ((Map<?, ?>) row).get("key");
      rows.put(String.valueOf(key.get("channel")), (Map<?, ?>) row);
    }
    return rows;
  }
}
