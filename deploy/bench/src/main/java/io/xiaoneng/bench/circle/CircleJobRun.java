package io.xiaoneng.bench.circle;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.report.Report;
import java.util.Map;

/** Tells what {@link io.xiaoneng.bench.circle.job.CircleJob} has answered. */
record CircleJobRun(Report report, Map<String, String> answers) {

  private static final double AIM_CHANGE_MILLIS = 2_000;

  void tell(int points) {
    String city =
        ", %d points, %s cells, %s communities"
            .formatted(points, number("cells"), told("communities"));
    phase("heartbeats", "beats", city);
    phase("failures and returns", "changes", city);
    phase("all of them again", "again", city);
    latency("point_day", "points");
    latency("coverage_day", "city");
    equal("rows of point_day, one for each point and day", "dayRowsExpected", "dayRows");
    equal("people covered at any hour, adults", "open-adultExpected", "open-adult");
    equal("people covered at any hour, elders", "open-elderExpected", "open-elder");
    equal("people covered in the end", "nowExpected", "now");
    report.check("circle's job: rows that the same events again change", 0, told("againDifferent"));
  }

  private void phase(String what, String name, String city) {
    report.figure(
        "circle's job: " + what + city,
        ("%s events/s into point_day, %s into coverage_day too, which is %s of its rows/s; %s events,"
                + " %s and %s rows; %s µs of a processor an event")
            .formatted(
                number(name + "PointRate"),
                number(name + "CityRate"),
                number(name + "RowRate"),
                number(name),
                number(name + "PointRows"),
                number(name + "CoverageRows"),
                number(name + "CpuMicros")));
  }

  private void latency(String table, String name) {
    report.figure(
        "circle's job: from a failure to its row of " + table + ", p50",
        told(name + "P50") + " ms of " + told(name + "Latencies"));
    report.atMost(
        "circle's job: from a failure to its row of " + table + ", p99",
        Double.parseDouble(told(name + "P99")),
        AIM_CHANGE_MILLIS,
        "ms");
  }

  private void equal(String what, String expected, String actual) {
    report.check("circle's job: " + what, told(expected), answers.get(actual));
  }

  private String number(String name) {
    return Report.number(Double.parseDouble(told(name)));
  }

  private String told(String name) {
    String value = answers.get(name);
    if (value == null) {
      throw new BenchException("no answer told '" + name + "'");
    }
    return value;
  }
}
