package io.xiaoneng.circle;

/**
 * A piece of time, half-open.
 *
 * @param from epoch milliseconds, inclusive
 * @param to epoch milliseconds, exclusive, after {@code from}
 */
public record Span(long from, long to) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException for an empty or turned piece
   */
  public Span {
    if (from >= to) {
      throw new IllegalArgumentException("no piece of time: from " + from + " to " + to);
    }
  }
}
