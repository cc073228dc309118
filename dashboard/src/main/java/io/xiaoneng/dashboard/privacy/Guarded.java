package io.xiaoneng.dashboard.privacy;

import io.xiaoneng.dashboard.security.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * What may lead to a person, or to a matter that is nobody's business, with the roles that are told
 * of it: the only place that says so. docs/security.md has the same table in words.
 */
public enum Guarded {
  /**
   * Which case of a sensitive or secret item it is, where it has to be known to verify an alert and
   * to decide on a card: on its page, among alerts and among cases soon due. Lists, logs and
   * corrections name it to nobody.
   */
  SENSITIVE_CASE(EnumSet.of(Role.SUPERVISOR, Role.REVIEWER)),
  /** That somebody rated a case, how and when. */
  RATING(EnumSet.of(Role.LEADER, Role.SUPERVISOR, Role.REVIEWER, Role.ASSESSOR, Role.ADMIN)),
  /** Who approved something: a person of the office. */
  OFFICIAL(EnumSet.of(Role.SUPERVISOR, Role.REVIEWER, Role.UNIT, Role.ADMIN)),
  /** The window 窗口 of a hall: with the hour it tells who sat there. */
  WINDOW(EnumSet.of(Role.SUPERVISOR, Role.REVIEWER, Role.UNIT, Role.ADMIN)),
  /** What somebody wrote in their own words, which may name anybody. */
  WORDS(EnumSet.of(Role.SUPERVISOR, Role.REVIEWER, Role.UNIT, Role.ADMIN)),
  /** What a sender sent beyond the contract, and the bytes of what was refused. */
  EXTRA(EnumSet.of(Role.ADMIN));

  private final Set<Role> told;

  Guarded(Set<Role> told) {
    this.told = told;
  }

  /** The roles that are told of it. */
  public Set<Role> told() {
    return EnumSet.copyOf(told);
  }
}
