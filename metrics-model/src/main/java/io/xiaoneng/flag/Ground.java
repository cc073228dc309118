package io.xiaoneng.flag;

/** Why there is a flag. */
public enum Ground {
  /** Target missed and beyond the 95 % limit: YELLOW. */
  BEYOND_95(false),
  /** A change for the worse against its own past: YELLOW. */
  CHART_CONCERN(false),
  /** Beyond the 99.8 % limit in so many periods running: RED. */
  BEYOND_998_RUNNING(true),
  /** Target missed, consistently, and observed over expected beyond 95 %: RED. */
  CONSISTENTLY_FAILS(true);

  private final boolean red;

  Ground(boolean red) {
    this.red = red;
  }

  /** Whether it makes the flag RED. */
  public boolean red() {
    return red;
  }
}
