package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Publishes the last two months of the demo city once its history has arrived, so that there is an
 * assessment to look at, and to object to.
 */
@Component
@ConditionalOnExpression("${xiaoneng.demo:false} and ${xiaoneng.demo-assessments:true}")
class DemoMonths {

  private static final Logger LOG = LoggerFactory.getLogger(DemoMonths.class);
  private static final Actor DEMO = Actor.program("demo");
  private static final long BEHIND_SECONDS = 60;

  private final Closing closing;
  private final MetricService metrics;
  private final FreshnessService freshness;
  private final CityClock clock;
  private String told = "";
  private double seen;
  private boolean done;

  DemoMonths(Closing closing, MetricService metrics, FreshnessService freshness, CityClock clock) {
    this.closing = closing;
    this.metrics = metrics;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Looks whether the history still grows; where it does not, publishes. */
  @Scheduled(initialDelay = 20, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
  void look() {
    if (done) {
      return;
    }
    YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
    try {
      double decided = decided(last);
      boolean still = decided > 0 && decided == seen;
      seen = decided;
      if (still && freshness.now().behindSeconds() < BEHIND_SECONDS) {
        publish(last.minusMonths(1));
        publish(last);
        done = true;
      }
    } catch (ClosingRefusedException e) {
      refused(e);
    } catch (ClickHouseUnavailableException | ClickHouseQueryException e) {
      LOG.debug("the demo's months are not published yet", e);
    }
  }

  /** It is looked again and again; the same reason is told once. */
  private void refused(ClosingRefusedException e) {
    if (!String.valueOf(e.getMessage()).equals(told)) {
      told = String.valueOf(e.getMessage());
      LOG.warn("the demo city's assessment is not published yet: {}", told);
    }
  }

  private void publish(YearMonth month) {
    if (closing.inForce(month).isEmpty()) {
      closing.draft(month, DEMO);
      closing.publish(month, DEMO);
      LOG.info("the demo city's assessment of {} is published", month);
    }
  }

  private double decided(YearMonth month) {
    Double value =
        metrics
            .read(
                new MetricQuery(
                    "cases-decided",
                    month.atDay(1),
                    month.atEndOfMonth(),
                    List.of(),
                    Map.of(),
                    clock.now(),
                    null))
            .get(0)
            .figure("value");
    return value == null ? 0 : value;
  }
}
