package io.xiaoneng.dashboard.report;

/** The reports there are. */
public enum ReportKind {
  /** 月度考核报告: a month, by the book of its assessment. */
  MONTHLY,
  /** 领导周报: two pages about a week {@code 2026-W10}, Monday to Sunday. */
  WEEKLY,
  /** 半月例会材料: the first half of a month, up to the 15th, or the second. */
  HALF_MONTHLY,
  /** 通报: the best and the worst of a month that is final, after all objections. */
  CIRCULAR
}
