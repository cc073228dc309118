package io.xiaoneng.dashboard.origin;

import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.overview.Rate;
import io.xiaoneng.dashboard.quality.Feeds;
import org.jspecify.annotations.Nullable;

/**
 * A sender, as it is registered and as it was heard.
 *
 * @param prefix its name in events, without a window where windows are not told
 * @param unit that owns it, "" where unknown
 * @param ownerLevel of {@code Source.OWNER_LEVELS}, "" where unknown
 * @param registered whether the registry knows it
 * @param cadenceSeconds at most so long it should be silent while offices are open
 * @param heard how it was heard; null where it never was
 * @param heardSeconds since it was last heard; 0 where it never was
 * @param week of the last seven days
 * @param quality share of its events that were accepted in seven days
 */
public record Sender(
    String prefix,
    String nameZh,
    String nameEn,
    String unit,
    String unitZh,
    String unitEn,
    String ownerLevel,
    boolean registered,
    long cadenceSeconds,
    @Nullable SourceState heard,
    long heardSeconds,
    Feeds.Feed week,
    Rate quality) {

  /**
   * {@code silent}, {@code refused} (nothing of it was ever accepted), {@code never} heard, {@code
   * rest}ing (longer than its cadence, which nights and holidays explain) or {@code live}.
   */
  public String state() {
    if (heard == null) {
      return week.accepted() > 0 ? "live" : week.refused() > 0 ? "refused" : "never";
    }
    if (heard.silent()) {
      return "silent";
    }
    return heardSeconds > cadenceSeconds ? "rest" : "live";
  }
}
