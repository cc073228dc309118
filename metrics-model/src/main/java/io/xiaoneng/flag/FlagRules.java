package io.xiaoneng.flag;

import io.xiaoneng.flag.FlagRule.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * The versions of the rule by which a unit is flagged that come with the program. A city may add
 * versions of its own as data.
 */
public final class FlagRules {

  /** Id of the rule. */
  public static final String ID = "unit-lag";

  private static final int LEAST_CASES = 20;
  private static final double FEED_FLOOR = 0.95;
  private static final double FALSE_SHARE = 0.05;
  private static final int RUNNING = 2;
  private static final double SYSTEMIC_SHARE = 0.5;

  private static final List<FlagRule> ALL =
      List.of(
          version(1, Status.IN_FORCE, FALSE_SHARE, 1),
          version(2, Status.SHADOW, FALSE_SHARE, FALSE_SHARE),
          version(3, Status.SHADOW, 1, 1));

  private FlagRules() {}

  private static FlagRule version(int number, Status status, double red, double yellow) {
    return worded(
        new FlagRule(
            ID,
            number,
            status,
            "",
            "",
            LEAST_CASES,
            FEED_FLOOR,
            RUNNING,
            red,
            yellow,
            SYSTEMIC_SHARE,
            3,
            0.95));
  }

  /** The same rule with the words that its numbers give, in front of any it has. */
  public static FlagRule worded(FlagRule rule) {
    return new FlagRule(
        rule.id(),
        rule.version(),
        rule.status(),
        (RuleWords.zh(rule) + rule.zh()).strip(),
        (RuleWords.en(rule) + " " + rule.en()).strip(),
        rule.leastCases(),
        rule.feedFloor(),
        rule.running(),
        rule.falseShareRed(),
        rule.falseShareYellow(),
        rule.systemicShare(),
        rule.systemicLeast(),
        rule.confidence());
  }

  /**
   * In which numbers a rule is harsher than what was promised to those who are judged; a rule that
   * is so in any may run in shadow and never count. Names of the components of {@link FlagRule}.
   */
  public static List<String> harsherThanPromised(FlagRule rule) {
    List<String> names = new ArrayList<>();
    if (rule.leastCases() < LEAST_CASES) {
      names.add("leastCases");
    }
    if (rule.feedFloor() < FEED_FLOOR) {
      names.add("feedFloor");
    }
    if (rule.running() < RUNNING) {
      names.add("running");
    }
    if (rule.falseShareRed() >= 1) {
      names.add("falseShareRed");
    }
    if (rule.systemicShare() > SYSTEMIC_SHARE) {
      names.add("systemicShare");
    }
    return names;
  }

  /** Every version, by number. */
  public static List<FlagRule> all() {
    return ALL;
  }

  /** The version whose flags count until the city says otherwise. */
  public static FlagRule inForce() {
    return ALL.stream().filter(each -> each.status() == Status.IN_FORCE).findFirst().orElseThrow();
  }

  /**
   * That version.
   *
   * @throws IllegalArgumentException where there is none of that number
   */
  public static FlagRule version(int number) {
    return ALL.stream()
        .filter(each -> each.version() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no version " + number + " of " + ID));
  }
}
