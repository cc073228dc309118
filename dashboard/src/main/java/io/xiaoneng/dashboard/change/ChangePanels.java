package io.xiaoneng.dashboard.change;

import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Changes for pages, drawn by {@code change-bits :: panel}. Safe to share. */
@Component
public class ChangePanels {

  /** A page does not wait for late data, except where they are nearly there. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final Changes changes;
  private final MetricService metrics;
  private final CityClock clock;

  ChangePanels(Changes changes, MetricService metrics, CityClock clock) {
    this.changes = changes;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * A change; empty where it cannot be split, or may not be told to the reader.
   *
   * @throws IllegalArgumentException where the later period is not over
   */
  public Optional<ChangePanel> of(ChangeQuestion question, Actor reader) {
    MetricDefinition metric = MetricCatalogue.find(question.metric());
    boolean hidden = reader.is(Role.UNIT) && metrics.tellsWhoRated(question.metric());
    if (metric == null || hidden || !changes.tells(question.metric())) {
      return Optional.empty();
    }
    return changes.of(question, PATIENCE).map(view -> ChangePanel.of(view, metric));
  }

  /**
   * The change to the last month that is over by the end of a figure's period, of the same cases.
   * Empty, too, where the figure is one of an earlier knowledge.
   */
  public Optional<ChangePanel> of(MetricQuery query, Actor reader) {
    LocalDate to = query.to();
    if (query.knownAt() != null || to == null) {
      return Optional.empty();
    }
    YearMonth month = YearMonth.from(to.plusDays(1)).minusMonths(1);
    YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
    YearMonth after = month.isAfter(last) ? last : month;
    return of(
        new ChangeQuestion(
            query.metric(), query.filters(), Span.of(after.minusMonths(1)), Span.of(after)),
        reader);
  }
}
