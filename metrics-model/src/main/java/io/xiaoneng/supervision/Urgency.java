package io.xiaoneng.supervision;

/** How a term stands. */
public enum Urgency {
  /** There is none, or it is far off. */
  QUIET,
  /** It ends today or on the next counted day: who is waited for is reminded. */
  SOON,
  /** It has passed: who is waited for is pressed. */
  OVERDUE,
  /** It has passed long ago: the leaders are told. */
  ESCALATED
}
