package io.xiaoneng.statistics;

/** Which way a figure is good. */
public enum Better {
  /** The more the better: on time. */
  HIGHER,
  /** The less the better: days. */
  LOWER
}
