package io.xiaoneng.flag;

import io.xiaoneng.flag.FlagRule.Status;
import java.util.List;

/** The versions of the rule by which a unit is flagged. */
public final class FlagRules {

  private static final String ID = "unit-lag";
  private static final int LEAST_CASES = 20;
  private static final double FEED_FLOOR = 0.95;
  private static final double FALSE_SHARE = 0.05;

  private static final String ZH =
      "黄：未达目标且超出 95% 漏斗限，或 XmR 图出现变差信号。"
          + "红：连续两期超出 99.8% 漏斗限且未达目标；或未达目标、XmR 图显示“持续不达标”且观测/期望比超出 95% 限。"
          + "同类单位过半不达标的，按一项系统性问题交牵头部门，不逐个亮牌。"
          + "数据质量低于 95% 的不排名，连续两期如此本身即为预警；不足 20 件的只展示不排名。";
  private static final String EN =
      "Yellow: the target is missed and the unit is beyond the 95 % limit of the funnel, or its XmR"
          + " chart signals a change for the worse. Red: beyond the 99.8 % limit in two periods"
          + " running with the target missed, or the target missed with a chart that consistently"
          + " fails and observed over expected beyond its 95 % limit. Where more than half of a"
          + " class fails it is one systemic problem of the lead department. A feed under 95 % is not"
          + " ranked, and two such periods running are an alert; under 20 cases are shown, not"
          + " ranked.";

  private static final List<FlagRule> ALL =
      List.of(
          version(
              1,
              Status.IN_FORCE,
              "红牌须经 Benjamini–Hochberg 校正后仍成立（5%）。",
              "A red flag must stand after Benjamini–Hochberg at 5 %.",
              FALSE_SHARE,
              1),
          version(
              2,
              Status.SHADOW,
              "红牌和漏斗黄牌均须经 Benjamini–Hochberg 校正后仍成立（5%）。",
              "Red, and yellow by the funnel, must stand after Benjamini–Hochberg at 5 %.",
              FALSE_SHARE,
              FALSE_SHARE),
          version(
              3,
              Status.SHADOW,
              "只看控制限，不作多重比较校正。",
              "The limits alone, without regard to how many units are looked at.",
              1,
              1));

  private FlagRules() {}

  private static FlagRule version(
      int number, Status status, String zh, String en, double red, double yellow) {
    return new FlagRule(
        ID,
        number,
        status,
        ZH + zh,
        EN + " " + en,
        LEAST_CASES,
        FEED_FLOOR,
        2,
        red,
        yellow,
        0.5,
        3,
        0.95);
  }

  /** Every version, by number. */
  public static List<FlagRule> all() {
    return ALL;
  }

  /** The version whose flags count. */
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
