package io.xiaoneng.dashboard.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Bends that cannot change any figure, and why. Anything else that goes unnoticed is a fault. */
final class EquivalentBends {

  /**
   * @param metrics ids, as a pattern
   * @param bend the bend's name, as a pattern
   * @param why for those who wonder whether it is one
   */
  private record Equivalent(Pattern metrics, Pattern bend, String why) {
    boolean holds(String metric) {
      return metrics.matcher(metric).matches();
    }

    boolean has(String unnoticed) {
      return bend.matcher(unnoticed).matches();
    }
  }

  private static final List<Equivalent> ALL =
      List.of(
          of(
              "handling-days|actual-cut|stop-share",
              "counted: (without accepted < NEVER|without isNotNull\\(d1\\)|< as <= in .*)",
              "D1 is there for a decided case with acceptance alone, and each condition says so"),
          of(
              "handling-days|actual-cut|stop-share",
              "population: without NOT quarantined",
              "a quarantined case has no D1"),
          of(
              "accept-on-time",
              "cohort: (without started < NEVER|< as <= in < as_of AND started < NEVER)",
              "an answer is due after the application"),
          of(
              "delivery-on-time",
              "cohort: (without decided < NEVER|< as <= in < as_of AND decided < NEVER)",
              "delivery is due after the decision"),
          of(
              "rectified|revisited",
              "cohort: (without rated <= as_of|<= as < in rated.*|as_of as .* in rated.*)",
              "a rating whose term is over was given before"),
          of(
              "online-completion|one-window-cases",
              "population: without identified",
              "a case whose application nobody sent has no channel"));

  private EquivalentBends() {}

  private static Equivalent of(String metrics, String bend, String why) {
    return new Equivalent(Pattern.compile(metrics), Pattern.compile(bend, Pattern.DOTALL), why);
  }

  /**
   * What is left of the bends of a metric that went unnoticed: those that nothing explains, and
   * explanations that explain nothing of it.
   */
  static List<String> without(String metric, List<String> unnoticed) {
    List<Equivalent> told = ALL.stream().filter(each -> each.holds(metric)).toList();
    List<String> left = new ArrayList<>();
    unnoticed.stream()
        .filter(bend -> told.stream().noneMatch(each -> each.has(bend)))
        .forEach(left::add);
    told.stream()
        .filter(each -> unnoticed.stream().noneMatch(each::has))
        .forEach(each -> left.add("superfluous: " + each.bend + ", " + each.why));
    return left;
  }
}
