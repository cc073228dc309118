package io.xiaoneng.dashboard.security;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user as those see them who keep users; nobody sees the password.
 *
 * @param unit code of the unit, where {@link Role#UNIT} is among the roles; null otherwise
 * @param enabled whether they may sign in
 * @param mustChange whether they have to change their password before anything else
 */
public record Account(
    String username,
    Set<Role> roles,
    @Nullable String unit,
    boolean enabled,
    boolean mustChange,
    Instant createdAt,
    Instant passwordChangedAt) {

  public Account {
    roles = Set.copyOf(roles);
  }
}
