package io.xiaoneng.dashboard.notice;

/** How long a notice may wait on its way out. */
public enum NoticeUrgency {
  /** It waits for others to go with, and for the end of quiet hours. */
  NORMAL,
  /** It goes with the next run, at any hour. */
  URGENT
}
