package io.xiaoneng.registry;

/**
 * A time limit of an item.
 *
 * @param amount 0 or more, in the unit of {@code kind}
 */
public record Limit(int amount, Kind kind) {

  /** No limit. */
  public static final Limit NONE = new Limit(0, Kind.NONE);

  /** How a limit is counted. */
  public enum Kind {
    /** Counted days of the city's calendar. */
    WORKING,
    /** Calendar days; an end on a day off rolls to the next working day. */
    CALENDAR,
    /** Calendar months. */
    MONTH,
    /** The city's working hours. */
    HOUR,
    NONE
  }

  public Limit {
    if (amount < 0) {
      throw new IllegalArgumentException("amount of a limit is " + amount + ", must be 0 or more");
    }
  }
}
