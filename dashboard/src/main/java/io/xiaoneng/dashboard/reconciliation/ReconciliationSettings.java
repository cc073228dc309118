package io.xiaoneng.dashboard.reconciliation;

import java.time.Duration;

/**
 * How a reconciliation goes.
 *
 * @param sliceEvents about so many events are recomputed at once; memory goes by it
 * @param looks at a difference before it is called one, at least two; what changes in between is
 *     left to the next run
 * @param pause between two looks: longer than the job takes from a row to the cell
 * @param repair whether what differs is written right again
 * @param rebuild whether everything is written anew first
 */
record ReconciliationSettings(
    int sliceEvents, int looks, Duration pause, boolean repair, boolean rebuild) {

  static final ReconciliationSettings DEFAULT =
      new ReconciliationSettings(400_000, 4, Duration.ofSeconds(10), false, false);

  ReconciliationSettings {
    if (sliceEvents < 1 || looks < 2 || pause.isNegative()) {
      throw new IllegalArgumentException(
          "a reconciliation needs slices of 1 event, 2 looks and no negative pause at least");
    }
  }

  ReconciliationSettings repairing() {
    return new ReconciliationSettings(sliceEvents, looks, pause, true, rebuild);
  }

  ReconciliationSettings rebuilding() {
    return new ReconciliationSettings(sliceEvents, looks, pause, repair, true);
  }
}
