package io.xiaoneng.flag;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Says a rule in words by its numbers, so that what a unit reads is what it is judged by. */
final class RuleWords {

  private RuleWords() {}

  static String zh(FlagRule rule) {
    return "黄：未达目标且超出 95% 漏斗限，或 XmR 图出现变差信号。"
        + "红：%s超出 99.8%% 漏斗限且未达目标；或未达目标、XmR 图显示“持续不达标”且观测/期望比超出 95%% 限。"
            .formatted(rule.running() == 1 ? "" : "连续%s期".formatted(zh(rule.running())))
        + "同类单位%s不达标的，按一项系统性问题交牵头部门，不逐个亮牌。"
            .formatted(
                rule.systemicShare() == 0.5 ? "过半" : "超过 " + percent(rule.systemicShare()) + "%")
        + "数据质量低于 %s%% 的不排名，%s本身即为预警；不足 %d 件的只展示不排名。"
            .formatted(
                percent(rule.feedFloor()),
                rule.running() == 1 ? "" : "连续%s期如此".formatted(zh(rule.running())),
                rule.leastCases())
        + correctionZh(rule.falseShareRed(), rule.falseShareYellow());
  }

  private static String correctionZh(double red, double yellow) {
    if (red >= 1 && yellow >= 1) {
      return "只看控制限，不作多重比较校正。";
    }
    if (red == yellow) {
      return "红牌和漏斗黄牌均须经 Benjamini–Hochberg 校正后仍成立（%s%%）。".formatted(percent(red));
    }
    return (red >= 1 ? "" : "红牌须经 Benjamini–Hochberg 校正后仍成立（%s%%）。".formatted(percent(red)))
        + (yellow >= 1 ? "" : "漏斗黄牌须经 Benjamini–Hochberg 校正后仍成立（%s%%）。".formatted(percent(yellow)));
  }

  static String en(FlagRule rule) {
    return ("Yellow: the target is missed and the unit is beyond the 95 % limit of the funnel, or its"
            + " XmR chart signals a change for the worse. Red: beyond the 99.8 % limit"
            + (rule.running() == 1 ? "" : " in " + en(rule.running()) + " periods running")
            + " with the target missed, or the target missed with a chart that consistently fails"
            + " and observed over expected beyond its 95 % limit. Where more than "
            + (rule.systemicShare() == 0.5 ? "half" : percent(rule.systemicShare()) + " %")
            + " of a class fails it is one systemic problem of the lead department. A feed under "
            + percent(rule.feedFloor())
            + " % is not ranked, and "
            + (rule.running() == 1 ? "that is" : en(rule.running()) + " such periods running are")
            + " an alert; under "
            + rule.leastCases()
            + " cases are shown, not ranked. ")
        + correctionEn(rule.falseShareRed(), rule.falseShareYellow());
  }

  private static String correctionEn(double red, double yellow) {
    if (red >= 1 && yellow >= 1) {
      return "The limits alone, without regard to how many units are looked at.";
    }
    if (red == yellow) {
      return "Red, and yellow by the funnel, must stand after Benjamini–Hochberg at %s %%."
          .formatted(percent(red));
    }
    String forRed =
        red >= 1
            ? ""
            : "A red flag must stand after Benjamini–Hochberg at %s %%.".formatted(percent(red));
    String forYellow =
        yellow >= 1
            ? ""
            : "A yellow flag by the funnel must stand after Benjamini–Hochberg at %s %%."
                .formatted(percent(yellow));
    return (forRed + " " + forYellow).strip();
  }

  private static String zh(int count) {
    return count == 2 ? "两" : " " + count + " ";
  }

  private static String en(int count) {
    return count == 2 ? "two" : Integer.toString(count);
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
