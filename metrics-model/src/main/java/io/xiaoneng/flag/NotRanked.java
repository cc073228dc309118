package io.xiaoneng.flag;

/** Why a unit is shown and not ranked, and so carries no flag, in the order looked for. */
public enum NotRanked {
  /** Its class is shown only: no document says that it may be ranked. */
  SHOWN_ONLY,
  /** Nobody has said which units it may be compared with. */
  UNCLASSIFIED,
  /** Its feed was silent for too much of the period 停报: that is not "no cases". */
  SILENT,
  /** Too many of its events were refused, in doubt or late 数据存疑. */
  DOUBTFUL,
  /** It moved in the tree within the period: part of the figure is another unit's. */
  MOVED,
  /** It had no case. */
  NO_CASES,
  /** It had fewer cases than figures can stand on. */
  FEW_CASES;

  /** Whether it is the data, not the unit, that is at fault. */
  public boolean feed() {
    return this == SILENT || this == DOUBTFUL;
  }
}
