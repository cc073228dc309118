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
              "delivery-on-time(/2)?",
              "cohort: (without decided < NEVER|< as <= in < as_of AND decided < NEVER)",
              "delivery is due after the decision"),
          of(
              "rectified|revisited",
              "cohort: (without rated <= as_of|<= as < in rated.*|as_of as .* in rated.*)",
              "a rating whose term is over was given before"),
          of(
              "open-age",
              "looked: (without started < NEVER|< as <= in started < NEVER.*)"
                  + "|open then: without started <= known_by\\[i\\]",
              "what is accepted has begun"),
          of(
              "month-end-share|promise-heaping|stop-near-due",
              ".*: 0 as 1 in counted_days\\[greatest\\(0, .*",
              "no day of a case lies outside of the calendar"),
          of(
              "stop-near-due|promise-heaping",
              "counted: (without due < NEVER|< as <= in < NEVER AND due < NEVER.*)",
              "without a due date no day of a promise is left"),
          of(
              "stop-near-due|promise-heaping",
              "counted: (> as >= in assumeNotNull\\(accepted_date\\) > .*"
                  + "|(- as \\+|1 as [02]) in .*due_date\\), -1.*)",
              "on the day of due and after it, fewer than five days are left whatever is told"),
          of(
              "stop-near-due",
              "figure: 1 as 2 in due_date\\), -1.*",
              "what is after due is below what is near it"),
          of(
              "promise-heaping",
              "figure: (decided_date as accepted_date in if\\(.*"
                  + "|(- as \\+|1 as [02]) in .*due_date\\), -1.*)",
              "what is decided by due is decided, and was accepted, on no later day"),
          of(
              "promise-heaping",
              "cohort: (without decided < NEVER|(decided as accepted|< as <=) in decided < NEVER)",
              "what is decided by due has been decided, and only what was accepted counts"),
          of(
              "backdated-acceptance|statement of backdated-acceptance",
              "(counted: )?0 as 1 in .*told_at > 0 .*",
              "nothing was recorded in the first millisecond of 1970"),
          of(
              "backdated-acceptance|statement of backdated-acceptance",
              "(cohort: )?(without accepted < NEVER|< as <= in .*accepted < NEVER.*)",
              "no recording names the moment of what has not been accepted yet"),
          of(
              "statement of backdated-acceptance",
              "without isNotNull\\(accepted_date\\)",
              "what has been accepted was on some day"),
          of(
              "statement of backdated-acceptance",
              "AT as AT[+-]1 in .* AS as_of ,|'[0-9-]+' as 'another' in .* AS today SELECT"
                  + "|0 as 1 in \\), toUInt64\\(0\\).*",
              "a number that this metric does not look at"),
          of(
              "statement of backdated-acceptance",
              "without time (>=|<) .*|(>= as >|< as <=) in .*time (>=|<) .*|3 as [24] in .*",
              "recordings are looked for a day wider than asked; which cases count, their day says"),
          of(
              "month-end-share",
              "cohort: (without decided < NEVER|< as <= in decided < NEVER)",
              "what was decided in a month that is over was decided by now"),
          of(
              "on-time/2",
              "counted: closed as other_end in .*|figure: refused as other_end in .*",
              "what was refused by due is in time, so that only closing is left to look at"),
          of(
              "refuse-reapply",
              "cohort: (without applied < NEVER|< as <= in applied < NEVER)",
              "when the days after its end are over, a case has been applied for"),
          of(
              "refuse-reapply",
              "population: without identified",
              "only what the application says links a case to another"),
          of(
              "delivery-on-time/2",
              "population: without identified",
              "a case whose application nobody sent has no type of item"),
          of(
              "online-completion|one-window-cases",
              "population: without identified",
              "a case whose application nobody sent has no channel"),
          of(
              "statement of (wait-minutes|service-minutes|abandon-rate|agency-on-time)",
              "without isNotNull\\((taken|due)_date\\)",
              "what has no day was never taken, or is never due"),
          of(
              "statement of wait-minutes",
              "without (ifNull\\(toUnixTimestamp64Milli\\(taken_at.*|taken < NEVER.*)"
                  + "|(<= as <|AT as AT[+-]1) in [^(]*<= AT, ifNull\\((toUnixTimestamp64Milli)?"
                  + "|(taken as called|< as <=) in .*taken < NEVER AND.*",
              "what was called by then and taken no later was taken by then"),
          of(
              "statement of service-minutes",
              "without (ifNull\\(toUnixTimestamp64Milli\\(called_at.*|called < NEVER)"
                  + "|(<= as <|AT as AT[+-]1) in [^(]*<= AT, ifNull\\(.* \\(2\\)"
                  + "|(called as served|< as <=) in .*called < NEVER AND.*",
              "what was served by then and called no later was called by then"),
          of(
              "statement of agency-on-time",
              "without ifNull\\(toUnixTimestamp64Milli\\(finished_at.*"
                  + "|(<= as <|AT as AT[+-]1) in [^(]*<= AT, ifNull\\((toUnixTimestamp64Milli)?",
              "what was finished by its due date, which is over, was finished by then"),
          of(
              "statement of bundle-days",
              "groupUniqArrayIf.* taken for groupUniqArray\\(item\\)",
              "each item of a complete bundle has been decided"),
          of(
              "statement of project-.*",
              ".bapplied_date.b taken for accepted_date",
              "the first application of a project is told, and is in no figure"),
          of(
              "statement of feed-.*",
              "(1000000|0) as .*",
              "a limit that no city reaches, or a number that is not read"),
          of(
              "statement of dormant-items",
              "without isNotNull\\(applied_date\\)",
              "no date is within the twelve months"),
          of(
              "statement of dormant-items",
              "period: without applied_date <= toDate32\\(\\?\\)",
              "what was applied for by the end of the day was applied for by that day"));

  private EquivalentBends() {}

  private static Equivalent of(String metrics, String bend, String why) {
    return new Equivalent(Pattern.compile(metrics), Pattern.compile(bend, Pattern.DOTALL), why);
  }

  /** Whether it is known why the bend changes no figure. */
  static boolean explains(String metric, String bend) {
    return ALL.stream().anyMatch(each -> each.holds(metric) && each.has(bend));
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
