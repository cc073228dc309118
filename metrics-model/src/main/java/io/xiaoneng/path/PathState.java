package io.xiaoneng.path;

/** How a dated goal stands. */
public enum PathState {
  /** The last month that is over is as good as the goal; the day has not come. */
  REACHED,
  /** More likely than not, if things go on as they do. */
  ON_THE_WAY,
  /** Rather not, if things go on as they do. */
  UNLIKELY,
  /** Too few months for a trend. */
  NOT_ENOUGH,
  /** The day has passed; {@link Path#met} tells what came of it. */
  DATE_PASSED
}
