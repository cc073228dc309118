package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of reports on their way.
 *
 * @param folder root of the folders that reports may be put into; null for {@code reports} in the
 *     data directory
 * @param freeSpace with less than this free on the spool's disk nothing is made
 * @param keepDays how long the bytes of what was made are kept, 31 to 3 650 days
 * @param keepSpace and how many of them; the oldest go first
 * @param retries how long after each failed attempt a report is tried again; after the last one it
 *     is given up
 * @param mailMost largest sum of files that goes in one mail
 */
@ConfigurationProperties("xiaoneng.reports")
record DeliverySettings(
    @Nullable Path folder,
    @DefaultValue("512MB") DataSize freeSpace,
    @DefaultValue("400") int keepDays,
    @DefaultValue("20GB") DataSize keepSpace,
    @DefaultValue({"5m", "15m", "30m", "1h", "2h", "4h", "8h"}) List<Duration> retries,
    @DefaultValue("20MB") DataSize mailMost) {

  DeliverySettings {
    if (keepDays < 31 || keepDays > 3_650) {
      throw new IllegalArgumentException(
          "xiaoneng.reports.keep-days is " + keepDays + ", must be 31 to 3650");
    }
    retries = List.copyOf(retries);
  }

  /** Where folders are. */
  Path root(XiaonengProperties city) {
    return folder == null ? city.data().resolve("reports") : folder;
  }

  /** How long after so many failed attempts the next one is; null where there is none. */
  @Nullable Duration retryAfter(int attempts) {
    return attempts > retries.size() ? null : retries.get(Math.max(0, attempts - 1));
  }
}
