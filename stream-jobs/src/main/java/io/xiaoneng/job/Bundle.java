package io.xiaoneng.job;

/** Decides by time when a bundle ends. Not thread-safe. */
public final class Bundle {

  private final BundleLimits limits;
  private long records;
  private long recordsBefore;
  private long begun;
  private long youngest = Long.MIN_VALUE;

  /** A bundle that has not begun: {@link #end} begins it. */
  public Bundle(BundleLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts a record.
   *
   * @param recordedAt when it was recorded, in milliseconds; {@code Long.MIN_VALUE} where unknown
   */
  public void add(long recordedAt) {
    records++;
    youngest = Math.max(youngest, recordedAt);
  }

  /** When its youngest record was recorded, in milliseconds; {@code Long.MIN_VALUE} for none. */
  public long youngest() {
    return youngest;
  }

  /**
   * Called every {@link BundleLimits#time}: whether the bundle ends now.
   *
   * @param now in milliseconds
   */
  public boolean tick(long now) {
    boolean more = records > recordsBefore;
    recordsBefore = records;
    if (!more) {
      return true;
    }
    long late = youngest == Long.MIN_VALUE ? 0 : now - youngest;
    // Without a step: a moment's hold-up must not make the next operators wait on top of it.
    long lasts = limits.time().toMillis() + Math.max(0, late - limits.behind().toMillis()) / 2;
    // The clock ticks in steps of time; a bundle begun between two of them must not miss one.
    return now - begun + limits.time().toMillis() / 2
        >= Math.min(lasts, limits.longest().toMillis());
  }

  /**
   * The bundle has ended, the next one begins.
   *
   * @param now in milliseconds
   */
  public void end(long now) {
    records = 0;
    recordsBefore = 0;
    begun = now;
    youngest = Long.MIN_VALUE;
  }
}
