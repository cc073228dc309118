package io.xiaoneng.dashboard.report.content;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.page.CityClockTesting;
import io.xiaoneng.dashboard.report.ReportFailedException;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreshEnoughTest {

  private static final Instant NOW = Instant.parse("2026-03-09T01:00:00Z");
  private static final ReportPeriod WEEK = ReportPeriod.parse(ReportKind.WEEKLY, "2026-W10");
  private static final ReportPeriod LONG_AGO = ReportPeriod.parse(ReportKind.WEEKLY, "2026-W02");

  private static SourceState source(boolean silent, String lastHeard) {
    Instant last = Instant.parse(lastHeard);
    return new SourceState(
        "/hall/1", "/hall/1", "大厅", "Hall", "u", Instant.EPOCH, last, last, silent);
  }

  private static FreshEnough with(Freshness freshness, SourceState... sources) {
    return new FreshEnough(
        new FreshnessService() {
          @Override
          public Freshness now() {
            return freshness;
          }

          @Override
          public List<SourceState> sources() {
            return List.of(sources);
          }
        },
        CityClockTesting.at(NOW, ZoneId.of("Asia/Shanghai")));
  }

  private static Freshness behind(@Nullable Instant latest, long seconds) {
    return new Freshness(latest, seconds, List.of(), null);
  }

  private static void refuses(FreshEnough gate, ReportPeriod period, String words) {
    assertThatExceptionOfType(ReportFailedException.class)
        .isThrownBy(() -> gate.check("Overview", period))
        .withMessageStartingWith("Overview: ")
        .withMessageContaining(words);
  }

  @Test
  void freshFiguresPass() {
    SourceState heard = source(false, "2026-03-09T00:59:00Z");
    assertThatCode(() -> with(behind(NOW, 900), heard).check("Overview", WEEK))
        .doesNotThrowAnyException();
    // One hall that is silent is told in the report, and does not stop it.
    assertThatCode(
            () ->
                with(behind(NOW, 0), heard, source(true, "2026-03-06T00:00:00Z"))
                    .check("Overview", WEEK))
        .doesNotThrowAnyException();
  }

  @Test
  void figuresThatAreBehindAreStale() {
    refuses(
        with(behind(NOW, 901), source(false, "2026-03-09T00:59:00Z")),
        WEEK,
        "15 minutes behind what was received");
  }

  @Test
  void aCityOfWhichNothingIsHeardIsStale() {
    refuses(with(behind(null, 0)), WEEK, "no event was ever received");
    refuses(with(behind(NOW, 0), source(true, "2026-03-06T00:00:00Z")), WEEK, "every source");
    refuses(with(behind(NOW, 0), source(false, "2026-02-20T00:00:00Z")), WEEK, "every source");
  }

  @Test
  void aPeriodLongPastIsToldWhileTodaysFeedsAreAway() {
    assertThatCode(
            () ->
                with(behind(NOW, 9_999), source(true, "2026-03-06T00:00:00Z"))
                    .check("Overview", LONG_AGO))
        .doesNotThrowAnyException();
    refuses(with(behind(NOW, 0), source(false, "2025-12-20T00:00:00Z")), LONG_AGO, "every source");
  }

  @Test
  void whatCannotBeReadFailsTheSection() {
    FreshEnough gate =
        new FreshEnough(
            new FreshnessService() {
              @Override
              public Freshness now() {
                throw new ClickHouseUnavailableException(
                    "away", new IOException("connection refused"));
              }

              @Override
              public List<SourceState> sources() {
                return List.of();
              }
            },
            CityClockTesting.at(NOW, ZoneId.of("Asia/Shanghai")));
    refuses(gate, WEEK, "ClickHouse is away");
  }
}
