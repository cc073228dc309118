package io.xiaoneng.dashboard.change;

/** What adds to a change, in the order it is told. */
public enum ChangeCause {
  /** What was recorded late of the earlier period, or corrected in it. */
  LATE_DATA,
  /** Other parts of the subject, or other channels, had more of the cases; of a count, all. */
  VOLUME,
  /** Other items, or other kinds of applicants, had more of them. */
  ITEMS,
  /** The same work was done otherwise: faster or slower, in time or not. */
  SPEED
}
