package io.xiaoneng.supervision;

/** On whose side somebody acts. */
public enum Party {
  /** The office that verifies, issues and urges. */
  SUPERVISOR,
  /** Decides on appeals, extensions and what is done; never on a matter of their own. */
  REVIEWER,
  /** The unit that the matter is about. */
  UNIT,
  /** The program itself. */
  PROGRAM
}
