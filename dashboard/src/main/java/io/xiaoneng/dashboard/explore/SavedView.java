package io.xiaoneng.dashboard.explore;

import java.time.Instant;

/**
 * A question that somebody keeps under a name.
 *
 * @param name 1 to 80 characters
 * @param author who keeps it, and nobody else changes it
 * @param unit code of the unit the author belongs to; "" for those who see the whole city
 * @param shared whether those of the same scope see it, too
 * @param question the address's parameters, as {@code /explore} takes them
 */
public record SavedView(
    long id,
    String name,
    String author,
    String unit,
    boolean shared,
    String question,
    Instant createdAt,
    Instant changedAt) {

  /** Where it is shown. */
  public String address() {
    return "/explore/views/" + id;
  }
}
