package io.xiaoneng.circle;

/** What a service point is at a moment. */
public enum PointState {
  /** It should be open, and works. */
  OPEN,
  /** Outside its hours, or closed off schedule 暂停服务. */
  CLOSED,
  /** It should be open, and reports a failure or is silent. */
  DOWN
}
