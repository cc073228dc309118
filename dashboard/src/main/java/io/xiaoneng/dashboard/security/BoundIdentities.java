package io.xiaoneng.dashboard.security;

import java.util.Set;

/** Accounts that belong to a person at the identity provider, since they first came that way. */
public interface BoundIdentities {

  /** Names of the accounts, sorted. */
  Set<String> usernames();

  /**
   * Lets the next person come of that name, as after a change at the provider.
   *
   * @return false where nobody was bound
   */
  boolean release(String username);
}
