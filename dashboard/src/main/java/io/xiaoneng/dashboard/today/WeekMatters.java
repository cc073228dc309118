package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.clickhouse.RecentAnswers;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.weekly.Movement;
import io.xiaoneng.dashboard.report.weekly.Movements;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Figures of the last week that is over which went the worse way by more than chance. A week that
 * is over hardly changes: it is read again after a quarter of an hour, on a large city later.
 */
@Component
class WeekMatters implements MatterSource {

  private static final Duration KEPT = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofHours(2);
  private static final int COST_SHARE = 600;
  private static final int WEEKS = 2;

  private final Movements movements;
  private final TodayWords words;
  private final CityClock clock;
  private final RecentAnswers<ReportPeriod, List<Movement>> worse =
      new RecentAnswers<>(this::read, each -> true, KEPT, COST_SHARE, LONGEST, WEEKS);

  WeekMatters(Movements movements, TodayWords words, CityClock clock) {
    this.movements = movements;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public Set<MatterKind> kinds() {
    return Set.of(MatterKind.WORSE);
  }

  @Override
  public List<Candidate> find(Instant now, LocalDate day) {
    ReportPeriod week = ReportPeriod.latest(ReportKind.WEEKLY, day);
    List<Movement> moved = worse.read(week);
    return of(moved, week);
  }

  /** Of what went the worse way in a week, the furthest first. */
  List<Candidate> of(List<Movement> moved, ReportPeriod week) {
    return moved.isEmpty() ? List.of() : List.of(candidate(moved, week));
  }

  private List<Movement> read(ReportPeriod week) {
    try {
      return movements.of("today", week, null, clock.now()).moved().stream()
          .filter(each -> each.sense() == Movement.Sense.WORSE)
          .toList();
    } catch (ReportFailedException e) {
      if (e.getCause() instanceof ClickHouseUnavailableException away) {
        throw away;
      }
      if (e.getCause() instanceof ClickHouseQueryException failed) {
        throw failed;
      }
      throw e;
    }
  }

  private Candidate candidate(List<Movement> moved, ReportPeriod week) {
    Movement first = moved.get(0);
    String unit = first.metric().unit().code();
    Text sentence =
        words.say(
            MatterKind.WORSE.key() + (first.high() ? ".high" : ".low"),
            in ->
                new Object[] {
                  in.text(first.metric().name()),
                  in.f().shortDate(week.from()),
                  in.f().shortDate(week.to()),
                  in.amount(unit, first.value()),
                  in.f().count(first.n()),
                  in.amount(unit, first.usual()),
                  in.change(unit, first.value(), first.usual())
                });
    return new Candidate(
        MatterKind.WORSE,
        words.more(sentence, moved.size() - 1),
        first.metric().id(),
        null,
        week.from().atStartOfDay(clock.zone()).toInstant(),
        null,
        null,
        "/metrics/%s?from=%s&to=%s&step=week"
            .formatted(first.metric().id(), week.from().minusWeeks(Movements.WEEKS), week.to()));
  }
}
