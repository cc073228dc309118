package io.xiaoneng.job;

/** Decides when a bundle ends; one for each operator. */
public final class Bundle {

  private final BundleLimits limits;
  private int records;
  private int recordsBefore;
  private int intervals;

  public Bundle(BundleLimits limits) {
    this.limits = limits;
  }

  /** Counts a record; whether the bundle is full with it. */
  public boolean add(int keys) {
    records++;
    return keys >= limits.keys();
  }

  /** Called every {@link BundleLimits#time}: whether the bundle ends now. */
  public boolean tick() {
    intervals++;
    boolean busy = records - recordsBefore >= limits.busy();
    recordsBefore = records;
    return !busy || intervals * limits.time().toMillis() >= limits.longest().toMillis();
  }

  /** The bundle has ended. */
  public void end() {
    records = 0;
    recordsBefore = 0;
    intervals = 0;
  }
}
