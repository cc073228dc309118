package io.xiaoneng.dashboard.supervision.flag;

import org.jspecify.annotations.Nullable;

/**
 * How well a unit was heard in a month.
 *
 * @param quality share of its events that were good, 0 to 1; null where nothing is known
 * @param silent share of the counted days on which a feed that otherwise always speaks was silent
 */
public record Feed(@Nullable Double quality, double silent) {

  /** Nothing is known of it. */
  public static final Feed UNKNOWN = new Feed(null, 0);
}
