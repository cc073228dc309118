package io.xiaoneng.dashboard.report.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * How reports stand, for those who watch the program: as details of its health, which is up all the
 * same, because pages and figures are well; and as gauges {@code xiaoneng_reports_failed} (runs
 * that could not be made, tried again or given up), {@code xiaoneng_reports_open} (deliveries to
 * come) and {@code xiaoneng_reports_undelivered} (given up or uncertain).
 */
@Component("reportsHealthIndicator")
class ReportHealth implements HealthIndicator, MeterBinder {

  private final RunStore runs;
  private final DispatchStore dispatches;

  ReportHealth(RunStore runs, DispatchStore dispatches) {
    this.runs = runs;
    this.dispatches = dispatches;
  }

  @Override
  public Health health() {
    return Health.up()
        .withDetail("failedRuns", failed())
        .withDetail("openDeliveries", open())
        .withDetail("undelivered", undelivered())
        .build();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("xiaoneng.reports.failed", this, ReportHealth::failed).register(registry);
    Gauge.builder("xiaoneng.reports.open", this, ReportHealth::open).register(registry);
    Gauge.builder("xiaoneng.reports.undelivered", this, ReportHealth::undelivered)
        .register(registry);
  }

  private long failed() {
    return runs.count(Run.State.FAILED_MAKING, null);
  }

  private long open() {
    return dispatches.count(Dispatch.State.PENDING) + dispatches.count(Dispatch.State.SENDING);
  }

  private long undelivered() {
    return dispatches.count(Dispatch.State.FAILED) + dispatches.count(Dispatch.State.UNCERTAIN);
  }
}
