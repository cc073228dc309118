package io.xiaoneng.dashboard.supervision.alert;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Open cases whose term is over soon, by what is left.
 *
 * @param total of all pages
 * @param complete false where there are so many that only the most urgent were looked at
 * @param roles handlers' roles among all of them, sorted
 * @param page the first is 1
 */
public record DueCases(
    long total, boolean complete, List<String> roles, int page, int size, List<Line> cases) {

  /** Number of pages, 1 at the least. */
  public int pages() {
    return (int) Math.max(1, (total + size - 1) / size);
  }

  /**
   * A case.
   *
   * @param caseId null where which case it is is not told
   * @param due of its promise
   * @param dueStatutory null where there is none
   * @param daysLeft counted days d with today &lt; d ≤ due; below 0 the counted days past it
   * @param hoursLeft hours of the clock until {@code due}, below 0 past it
   * @param unit code of the unit responsible
   * @param holder code of the unit that holds the case now
   * @param step that goes on, "" where none is known
   * @param role of its handler, "" where none was sent
   */
  public record Line(
      @Nullable String caseId,
      Instant due,
      @Nullable Instant dueStatutory,
      int daysLeft,
      double hoursLeft,
      String unit,
      String unitZh,
      String unitEn,
      String holder,
      String holderZh,
      String holderEn,
      String step,
      String role,
      String item,
      String itemZh,
      String itemEn) {}
}
