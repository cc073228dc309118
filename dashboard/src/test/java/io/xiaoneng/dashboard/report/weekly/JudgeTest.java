package io.xiaoneng.dashboard.report.weekly;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.weekly.Judge.Week;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Ratio;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final MetricDefinition ON_TIME = ReadFigures.definition("on-time");
  private static final MetricDefinition STOPS = ReadFigures.definition("stop-rate");
  private static final MetricDefinition DAYS = ReadFigures.definition("handling-days");

  private static SortedMap<String, Week> shares(List<Integer> ofThousand) {
    SortedMap<String, Week> weeks = new TreeMap<>();
    for (int i = 0; i < ofThousand.size(); i++) {
      weeks.put("2026-W%02d".formatted(i + 1), Week.of(new Ratio(ofThousand.get(i), 1_000)));
    }
    return weeks;
  }

  @Test
  void weeksThatDifferAnywayMoveNothing() {
    // Far more than chance between cases, and no more than weeks differ from each other.
    SortedMap<String, Week> weeks =
        shares(List.of(900, 960, 905, 955, 910, 950, 900, 960, 905, 955, 910, 950, 905));
    assertThat(Judge.look(ON_TIME, weeks, "2026-W13")).isEmpty();
  }

  @Test
  void aWeekBeyondItsOwnPastMoved() {
    SortedMap<String, Week> weeks =
        shares(List.of(950, 951, 949, 952, 950, 948, 951, 950, 949, 951, 950, 949, 900));
    Movement moved = Judge.look(ON_TIME, weeks, "2026-W13").orElseThrow();
    assertThat(moved.rule()).isEqualTo(Movement.Rule.OUTSIDE);
    assertThat(moved.sense()).isEqualTo(Movement.Sense.WORSE);
    assertThat(moved.before()).isEqualTo(0.949);
    assertThat(moved.fourWeeks()).isEqualTo(0.94975);
    assertThat(moved.n()).isEqualTo(1_000);
    assertThat(Judge.look(STOPS, weeks, "2026-W13").orElseThrow().sense())
        .isEqualTo(Movement.Sense.OTHER);
  }

  @Test
  void aSlowChangeIsSeenToo() {
    SortedMap<String, Week> weeks =
        shares(List.of(950, 951, 949, 952, 950, 951, 952, 953, 954, 955, 956, 957, 958));
    assertThat(Judge.look(ON_TIME, weeks, "2026-W13").orElseThrow().sense())
        .isEqualTo(Movement.Sense.BETTER);
  }

  @Test
  void withFewWeeksSharesAreComparedByTheirIntervals() {
    assertThat(Judge.look(ON_TIME, shares(List.of(950, 945)), "2026-W02")).isEmpty();
    assertThat(Judge.look(ON_TIME, shares(List.of(950, 900)), "2026-W02").orElseThrow().rule())
        .isEqualTo(Movement.Rule.WEEK_BEFORE);
    // Against the week before alone it could be chance, against four together it could not.
    assertThat(
            Judge.look(ON_TIME, shares(List.of(950, 950, 950, 935, 915)), "2026-W05")
                .orElseThrow()
                .rule())
        .isEqualTo(Movement.Rule.FOUR_WEEKS);
    assertThat(Judge.look(ON_TIME, shares(List.of(900)), "2026-W01")).isEmpty();
  }

  @Test
  void fewCasesAreNotJudged() {
    SortedMap<String, Week> weeks = shares(List.of(950, 950));
    weeks.put("2026-W03", Week.of(new Ratio(0, 19)));
    assertThat(Judge.look(ON_TIME, weeks, "2026-W03")).isEmpty();
    weeks.put("2026-W03", Week.of(new Ratio(0, 20)));
    assertThat(Judge.look(ON_TIME, weeks, "2026-W03")).isPresent();
    assertThat(Judge.look(ON_TIME, weeks, "2026-W04")).isEmpty();
  }

  @Test
  void aLengthOfTimeHasNoIntervalAndNeedsItsPast() {
    SortedMap<String, Week> weeks = new TreeMap<>();
    for (int i = 1; i <= 12; i++) {
      weeks.put("2026-W%02d".formatted(i), new Week(3 + (i % 2) * 0.1, 500, null));
    }
    weeks.put("2026-W13", new Week(9, 500, null));
    Movement moved = Judge.look(DAYS, weeks, "2026-W13").orElseThrow();
    assertThat(moved.sense()).isEqualTo(Movement.Sense.WORSE);
    SortedMap<String, Week> few = new TreeMap<>(weeks.tailMap("2026-W11"));
    assertThat(Judge.look(DAYS, few, "2026-W13")).isEmpty();
  }
}
