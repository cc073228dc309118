package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Whether the figures are fresh enough for a report to be made of them. A report of stale figures
 * looks like any other; so none is made.
 */
@Component
public class FreshEnough {

  /** With the figures farther behind what was received, a period may still be missing cases. */
  static final Duration MOST_BEHIND = Duration.ofMinutes(15);

  /** What is received now hardly belongs to a period that ended longer ago. */
  static final int RECENT_DAYS = 31;

  private final FreshnessService freshness;
  private final CityClock clock;

  FreshEnough(FreshnessService freshness, CityClock clock) {
    this.freshness = freshness;
    this.clock = clock;
  }

  /**
   * Looks whether what came in the period is in the figures. Of a period that ended more than a
   * month ago, whether anything came at all: it can be told while today's feeds are away.
   *
   * @throws ReportFailedException where the figures are behind, nothing was ever received, every
   *     source is silent, or none was heard of since the period began
   */
  public void check(String section, ReportPeriod period) {
    Freshness now = ReadFigures.guarded(section, freshness::now);
    if (now.latestEvent() == null) {
      throw new ReportFailedException(section, "there is no data: no event was ever received");
    }
    boolean recent = !period.to().isBefore(clock.today().minusDays(RECENT_DAYS));
    if (recent && now.behindSeconds() > MOST_BEHIND.toSeconds()) {
      throw new ReportFailedException(
          section,
          "the figures are stale: %d minutes behind what was received"
              .formatted(Duration.ofSeconds(now.behindSeconds()).toMinutes()));
    }
    List<SourceState> sources = ReadFigures.guarded(section, freshness::sources);
    Instant begins = period.from().atStartOfDay(clock.zone()).toInstant();
    boolean silent = recent && sources.stream().allMatch(SourceState::silent);
    boolean unheard = sources.stream().noneMatch(each -> each.lastHeard().isAfter(begins));
    if (!sources.isEmpty() && (silent || unheard)) {
      throw new ReportFailedException(
          section, "the figures are stale: every source of the city is silent");
    }
  }
}
