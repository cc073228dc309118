package io.xiaoneng.job;

/** Decides by time when a bundle ends; one for each operator. */
final class Bundle {

  private final BundleLimits limits;
  private long records;
  private long recordsBefore;
  private long begun;
  private long youngest = Long.MIN_VALUE;

  Bundle(BundleLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts a record.
   *
   * @param recordedAt when it was recorded, in milliseconds
   */
  void add(long recordedAt) {
    records++;
    youngest = Math.max(youngest, recordedAt);
  }

  /** When the youngest record of the bundle was recorded, in milliseconds. */
  long youngest() {
    return youngest;
  }

  /**
   * Called every {@link BundleLimits#time}: whether the bundle ends now.
   *
   * @param now in milliseconds
   */
  boolean tick(long now) {
    boolean more = records > recordsBefore;
    recordsBefore = records;
    if (!more) {
      return true;
    }
    long late = youngest == Long.MIN_VALUE ? 0 : now - youngest;
    long lasts = late < limits.behind().toMillis() ? limits.time().toMillis() : late / 2;
    // The clock ticks in steps of time; a bundle begun between two of them must not miss one.
    return now - begun + limits.time().toMillis() / 2
        >= Math.min(lasts, limits.longest().toMillis());
  }

  /**
   * The bundle has ended, the next one begins.
   *
   * @param now in milliseconds
   */
  void end(long now) {
    records = 0;
    recordsBefore = 0;
    begun = now;
    youngest = Long.MIN_VALUE;
  }
}
