package io.xiaoneng.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects figures and results, and writes them as Markdown. */
public final class Report {

  private record Line(String what, String value, String aim) {}

  private record Result(String what, String expected, String actual) {
    boolean right() {
      return expected.equals(actual);
    }
  }

  private final List<Line> lines = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();

  /** A figure without an aim. */
  public void figure(String what, String value) {
    lines.add(new Line(what, value, ""));
  }

  /** A figure that should be at least {@code aim}. */
  public void atLeast(String what, double value, double aim, String unit) {
    aim(what, value, aim, value >= aim, "≥ ", unit);
  }

  /** A figure that should be at most {@code aim}. */
  public void atMost(String what, double value, double aim, String unit) {
    aim(what, value, aim, value <= aim, "≤ ", unit);
  }

  private void aim(String what, double value, double aim, boolean met, String sign, String unit) {
    lines.add(
        new Line(
            what,
            number(value) + " " + unit,
            sign + number(aim) + " " + unit + (met ? " ✓" : " ✗")));
  }

  /** A result and what it must be. */
  public void check(String what, Object expected, @Nullable Object actual) {
    results.add(new Result(what, Objects.toString(expected), Objects.toString(actual)));
  }

  /** Whether every result is as it must be, and there is one. */
  public boolean right() {
    return !results.isEmpty() && results.stream().allMatch(Result::right);
  }

  /** The results that are not as they must be, one line each. */
  public List<String> wrong() {
    return results.stream()
        .filter(result -> !result.right())
        .map(result -> result.what + ": " + result.actual + ", must be " + result.expected)
        .toList();
  }

  /** Everything, for people. */
  public String markdown(String title, Machine machine) {
    StringBuilder out = new StringBuilder();
    out.append("## ").append(title).append("\n\n").append(machine.describe()).append("\n\n");
    out.append("| | measured | aim |\n|---|---|---|\n");
    for (Line line : lines) {
      out.append("| ").append(line.what);
      out.append(" | ").append(line.value);
      out.append(" | ").append(line.aim).append(" |\n");
    }
    long right = results.stream().filter(Result::right).count();
    out.append("\nResults: ").append(right).append(" of ").append(results.size());
    out.append(" as they must be.\n");
    wrong().forEach(line -> out.append("* WRONG ").append(line).append('\n'));
    return out.toString();
  }

  /** With a thin space between thousands, or three digits that count. */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "—";
    }
    if (Math.abs(value) >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", value).replace(',', '\u202f');
    }
    return String.format(
        Locale.ROOT,
        Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f",
        value);
  }
}
