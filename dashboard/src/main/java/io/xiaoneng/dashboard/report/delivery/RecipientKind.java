package io.xiaoneng.dashboard.report.delivery;

/** How a report comes to somebody. */
enum RecipientKind {
  /** All formats in one mail. */
  MAIL,
  /** Files in a folder below the root that the settings name. */
  FOLDER,
  /** A signed POST for each format. */
  WEBHOOK
}
