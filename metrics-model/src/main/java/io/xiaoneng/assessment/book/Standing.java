package io.xiaoneng.assessment.book;

/** Whether a unit has a place among its class. */
public enum Standing {
  /** It has. */
  RANKED,
  /** 数据存疑: its feeds were under the gate, or fell silent. Shown, and not ranked. */
  DOUBTFUL,
  /** Founded, merged or ended within the month, so that part of it is another unit's. */
  MOVED,
  /** Less than half of the weight has enough cases. */
  NOT_ENOUGH
}
