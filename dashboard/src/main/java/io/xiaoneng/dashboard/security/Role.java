package io.xiaoneng.dashboard.security;

/**
 * What somebody is here for. A person may have several; what no role allows is forbidden.
 *
 * <p>The last three are separate hands on the system: none of them has a part in supervision.
 */
public enum Role {
  /** Sees every figure and every issued card; changes nothing. */
  LEADER,
  /** Verifies alerts, issues cards and orders, keeps the ledger of tasks. */
  SUPERVISOR,
  /** Decides on appeals and on what is to be closed; never on a card of their own. */
  REVIEWER,
  /** Writes the monthly assessment. */
  ASSESSOR,
  /** Belongs to a unit: sees that unit's subtree and nothing else, and answers for it. */
  UNIT,
  /** Keeps settings, the registry and the senders' tokens. */
  ADMIN,
  /** Keeps users and their roles. */
  SECURITY,
  /** Reads the audit log; changes nothing. */
  AUDITOR
}
