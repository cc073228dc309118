package io.xiaoneng.dashboard.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The reports there are. */
public enum ReportKind {
  /** 月度考核报告: a month, by the book of its assessment. */
  MONTHLY,
  /** 领导周报: two pages about a week {@code 2026-W10}, Monday to Sunday. */
  WEEKLY,
  /** 半月例会材料: the first half of a month, up to the 15th, or the second. */
  HALF_MONTHLY,
  /** 通报: the best and the worst of a month that is final, after all objections. */
  CIRCULAR;

  /** The name in addresses: {@code half-monthly}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that name in addresses; empty where there is none. */
  public static Optional<ReportKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findFirst();
  }
}
