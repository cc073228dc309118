package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Pace;
import java.util.List;

/**
 * Who walks how far to what.
 *
 * @param minutes that a walk may take at most, 1 to 30
 * @param items codes of items, all of which a point has to offer; empty for any point
 * @param terminals whether only terminals and mailboxes count that are open round the clock
 */
public record Walk(Pace pace, int minutes, List<String> items, boolean terminals) {

  /** The published one: a grown-up, a quarter of an hour, any open point. */
  public static final Walk ADULT = new Walk(Pace.ADULT, 15, List.of(), false);

  /** The same for an old person. */
  public static final Walk ELDER = new Walk(Pace.ELDER, 15, List.of(), false);

  /** A grown-up to where one is served day and night. */
  public static final Walk TERMINALS = new Walk(Pace.ADULT, 15, List.of(), true);

  /** The longest way that is measured: half an hour of a grown-up. */
  static final int MEASURED = Pace.ADULT.millimetresIn(Pace.MOST_MINUTES);

  public Walk {
    items = List.copyOf(items);
  }

  /** How far that is, in millimetres. */
  int limit() {
    return pace.millimetresIn(minutes);
  }
}
