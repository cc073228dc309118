package io.xiaoneng.dashboard.change;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/** Figures of months as they were announced, and kept. */
public interface Announced {

  /** Figures of a unit's month; empty where none was kept of that metric. */
  Optional<Figure> of(String metric, String unit, YearMonth month);

  /**
   * A figure.
   *
   * @param knownAt what was recorded by then is in it
   */
  record Figure(double value, Instant knownAt) {}
}
