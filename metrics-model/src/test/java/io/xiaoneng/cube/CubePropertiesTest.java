package io.xiaoneng.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Deliveries;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.metric.Quantile;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CubePropertiesTest {

  private static final Rules RULES = Deliveries.rules();

  /** After every due date and every deemed acceptance of the random cases. */
  private static final Instant LONG_AFTER = Instant.parse("2020-06-01T00:00:00Z");

  @Property(tries = 100)
  void movingCasesAboutGivesTheCubeOfABuildFromScratch(@ForAll Random random) {
    Map<CubeKey, CubeCell> moved = new HashMap<>();
    List<CaseFacts> last = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      byte[] state = null;
      List<CubeContribution> before = List.of();
      CaseFacts facts = null;
      for (RecordedEvent each : Deliveries.of(random)) {
        state = CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt()));
        facts = CaseFold.fold("c" + i, CaseState.events(state), RULES);
        List<CubeContribution> now = CubeContribution.of(facts);
        now.forEach(one -> moved.computeIfAbsent(one.key(), key -> new CubeCell()).add(one));
        before.forEach(one -> moved.get(one.key()).subtract(one));
        before = now;
      }
      last.add(facts);
    }
    Map<CubeKey, CubeCell> fresh = cube(last);
    moved.forEach(
        (key, cell) -> {
          assertThat(cell).isEqualTo(fresh.getOrDefault(key, new CubeCell()));
          assertThat(cell.isEmpty()).isEqualTo(!fresh.containsKey(key));
        });
    assertThat(moved.keySet()).containsAll(fresh.keySet());
  }

  @Property(tries = 100)
  void theCubesFiguresAreThoseOfTheReference(@ForAll Random random) {
    List<CaseFacts> facts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] state = null;
      for (RecordedEvent each : Deliveries.of(random)) {
        state = CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt()));
      }
      facts.add(CaseFold.fold("c" + i, CaseState.events(state), RULES));
    }
    Map<CubeKey, CubeCell> cube = cube(facts);
    ReferenceMetrics reference =
        new ReferenceMetrics(
            facts, each -> true, Period.ALWAYS, LONG_AFTER, RULES.calendar(), RULES.zone());

    assertThat(reference.figure("cases-applied"))
        .isEqualTo(new Figure.Count(sum(cube, CubeKey.Cohort.APPLIED, CubeCell::n)));
    assertThat(reference.figure("cases-accepted"))
        .isEqualTo(
            new Figure.Count(
                sum(cube, CubeKey.Cohort.ACCEPTED, CubeCell::n)
                    + sum(cube, CubeKey.Cohort.DEEMED, CubeCell::n)));
    assertThat(reference.figure("cases-decided"))
        .isEqualTo(new Figure.Count(sum(cube, CubeKey.Cohort.DECIDED, CubeCell::n)));
    assertThat(reference.figure("cases-quarantined"))
        .isEqualTo(new Figure.Count(sum(cube, CubeKey.Cohort.QUARANTINED, CubeCell::n)));
    long due = sum(cube, CubeKey.Cohort.DUE, CubeCell::n);
    long onTime = sum(cube, CubeKey.Cohort.DUE, CubeCell::onTime);
    long late = sum(cube, CubeKey.Cohort.DUE, CubeCell::late);
    assertThat(reference.figure("on-time")).isEqualTo(new Figure.Ratio(onTime, due));
    assertThat(reference.figure("overdue"))
        .isEqualTo(new Figure.Overdue(due - onTime - late, late));
    assertThat(reference.figure("supplement-rate"))
        .isEqualTo(
            new Figure.Ratio(
                sum(cube, CubeKey.Cohort.DECIDED, CubeCell::supplemented),
                sum(cube, CubeKey.Cohort.DECIDED, CubeCell::n)));
    long stopped = sum(cube, CubeKey.Cohort.DECIDED, CubeCell::stoppedDays);
    assertThat(reference.figure("stop-share"))
        .isEqualTo(
            new Figure.Ratio(
                stopped, stopped + sum(cube, CubeKey.Cohort.DECIDED, CubeCell::d1Sum)));
    TreeMap<Integer, Long> d1 = new TreeMap<>();
    cube.values().forEach(cell -> cell.d1().forEach((days, n) -> d1.merge(days, n, Long::sum)));
    Figure.Duration handling = (Figure.Duration) reference.figure("handling-days");
    assertThat(handling.n()).isEqualTo(sum(cube, CubeKey.Cohort.DECIDED, CubeCell::d1Count));
    assertThat(handling.p90()).isEqualTo(Quantile.ofCounts(d1, 0.9));
    assertThat(((Figure.Duration) reference.figure("end-to-end-days")).n())
        .isEqualTo(sum(cube, CubeKey.Cohort.DECIDED, CubeCell::d2Count));
    assertThat(((Figure.Ratio) reference.figure("one-window-cases")).numerator())
        .isEqualTo(
            cube.entrySet().stream()
                .filter(each -> each.getKey().channel().equals("COUNTER"))
                .mapToLong(each -> each.getValue().windowsGeneral())
                .sum());
  }

  private static Map<CubeKey, CubeCell> cube(List<CaseFacts> facts) {
    Map<CubeKey, CubeCell> cube = new HashMap<>();
    for (CaseFacts each : facts) {
      for (CubeContribution one : CubeContribution.of(each)) {
        cube.computeIfAbsent(one.key(), key -> new CubeCell()).add(one);
      }
    }
    return cube;
  }

  private static long sum(
      Map<CubeKey, CubeCell> cube, CubeKey.Cohort cohort, ToLongFunction<CubeCell> value) {
    return cube.entrySet().stream()
        .filter(each -> each.getKey().cohort() == cohort)
        .mapToLong(each -> value.applyAsLong(each.getValue()))
        .sum();
  }
}
