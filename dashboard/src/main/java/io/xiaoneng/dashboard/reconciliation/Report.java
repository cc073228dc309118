package io.xiaoneng.dashboard.reconciliation;

import java.util.List;

/**
 * What a run found.
 *
 * @param cases compared
 * @param cells compared
 * @param unsettled cases and cells that changed all the while
 * @param repaired cases and cells that were written right again
 * @param differences by case and cell
 */
record Report(long cases, long cells, long unsettled, long repaired, List<Difference> differences) {

  long differentCases() {
    return count(Difference.CASE);
  }

  long differentCells() {
    return count(Difference.CELL);
  }

  private long count(String what) {
    return differences.stream()
        .filter(each -> each.what().equals(what))
        .map(Difference::key)
        .distinct()
        .count();
  }

  Report repaired(long number) {
    return new Report(cases, cells, unsettled, number, differences);
  }
}
