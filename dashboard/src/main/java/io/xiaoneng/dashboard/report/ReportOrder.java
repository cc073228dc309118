package io.xiaoneng.dashboard.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which report is wanted.
 *
 * @param period {@code 2026-03} of MONTHLY and CIRCULAR, {@code 2026-W10} of WEEKLY, {@code
 *     2026-03-H1} or {@code 2026-03-H2} of HALF_MONTHLY
 * @param unit code of the unit whose subtree it is about, for those who may see no more; null for
 *     the whole city
 * @param language Chinese or English
 * @param draft whether a MONTHLY report of a month that is not published yet is made from its
 *     newest draft, and says on every page that it is one: for the office alone, never to be
 *     delivered
 */
public record ReportOrder(
    ReportKind kind, String period, @Nullable String unit, Locale language, boolean draft) {

  /** Of what is published. */
  public ReportOrder(ReportKind kind, String period, @Nullable String unit, Locale language) {
    this(kind, period, unit, language, false);
  }
}
