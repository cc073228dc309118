package io.xiaoneng.bench.fairness;

/**
 * A unit of a made city.
 *
 * @param code its code
 * @param kind what is true of it
 * @param volume cases a month
 * @param mix share of its cases in each stratum, together 1
 * @param ease lasting part of what it differs beyond chance, on the log-odds of being late
 * @param onset month from 0 in which it begins to lag; beyond the last for one that never does
 */
record MadeUnit(String code, Kind kind, double volume, double[] mix, double ease, int onset) {

  /** What is true of a unit. */
  enum Kind {
    /** Like the others. */
    PLAIN,
    /** Lags from its onset on. */
    LAGS,
    /** So few cases that one more or less moves its figure. */
    SMALL,
    /** Works like the others and had bad luck in some months. */
    UNLUCKY,
    /** Was handed the items everybody is late with. */
    HARD;

    /** Whether it only looks as if it lagged. */
    boolean looksAlike() {
      return this == SMALL || this == UNLUCKY || this == HARD;
    }
  }

  /** Whether it really lags in that month. */
  boolean lags(int month) {
    return month >= onset;
  }
}
