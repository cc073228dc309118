package io.xiaoneng.dashboard.reconciliation;

import java.util.List;

/**
 * What a run found.
 *
 * @param cases compared
 * @param others tickets and contracts compared
 * @param cells compared
 * @param unsettled cases and cells that changed all the while
 * @param repaired cases and cells that were written right again
 * @param differences by case and cell
 * @param circle what it found in the circle
 */
record Report(
    long cases,
    long others,
    long cells,
    long unsettled,
    long repaired,
    List<Difference> differences,
    CircleReport circle) {

  /** Whether something differs. */
  boolean differs() {
    return !differences.isEmpty() || circle.different() > 0;
  }

  long differentCases() {
    return count(Difference.CASE);
  }

  long differentCells() {
    return count(Difference.CELL);
  }

  /** Tickets and contracts. */
  long differentOthers() {
    return count(RowKind.TICKET.what) + count(RowKind.CONTRACT.what);
  }

  private long count(String what) {
    return keys(what).size();
  }

  /** The subjects or cells of that kind that differ. */
  List<String> keys(String what) {
    return differences.stream()
        .filter(each -> each.what().equals(what))
        .map(Difference::key)
        .distinct()
        .toList();
  }

  Report repaired(long number) {
    return new Report(cases, others, cells, unsettled, number, differences, circle);
  }

  Report with(CircleReport found) {
    return new Report(cases, others, cells, unsettled, repaired, differences, found);
  }
}
