package io.xiaoneng.bench.job;

import java.util.Map;
import java.util.TreeMap;

/** Sums by name. */
public final class Totals {
  private final Map<String, Long> sums = new TreeMap<>();

  /** Adds to one of them. */
  public void add(String name, long by) {
    sums.merge(name, by, Long::sum);
  }

  /** All of them. */
  public Map<String, Long> sums() {
    return sums;
  }
}
