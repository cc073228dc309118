package io.xiaoneng.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessMapBuilderTest {

  private static ProcessMap map(Trace... traces) {
    ProcessMapBuilder builder = new ProcessMapBuilder();
    for (Trace each : traces) {
      builder.add(each);
    }
    return builder.build();
  }

  private static ProcessMap.Activity activity(ProcessMap map, String name) {
    return map.activities().stream()
        .filter(each -> each.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static ProcessMap.Edge edge(ProcessMap map, String from, String to) {
    return map.edges().stream()
        .filter(each -> each.from().equals(from) && each.to().equals(to))
        .findAny()
        .orElseThrow();
  }

  @Test
  void nothingIsAMapWithoutAnything() {
    assertThat(map())
        .isEqualTo(
            new ProcessMap(
                0,
                new ProcessMap.Hours(0, null, null, 0, null),
                List.of(),
                List.of(),
                List.of(),
                0));
  }

  @Test
  void workingIsInsideAStepAndWaitingBetweenTwo() {
    ProcessMap map =
        map(
            Traces.of("a")
                .at(0, "applied")
                .at(2, "step-started", "step", "审查")
                .at(5, "step-finished", "step", "审查")
                .at(9, "decided", "outcome", "APPROVED")
                .trace());
    assertThat(map.cases()).isEqualTo(1);
    assertThat(activity(map, "审查").step()).isTrue();
    assertThat(activity(map, "审查").working().p50()).isEqualTo(3);
    assertThat(edge(map, "applied", "审查").waiting().total()).isEqualTo(2);
    assertThat(edge(map, "审查", "decided").waiting().total()).isEqualTo(4);
    assertThat(edge(map, "审查", "decided").waiting().share()).isCloseTo(4 / 9.0, within(1e-12));
    assertThat(activity(map, "applied").first()).isEqualTo(1);
    assertThat(activity(map, "decided").last()).isEqualTo(1);
    assertThat(map.variants())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.activities()).containsExactly("applied", "审查", "decided");
              assertThat(each.duration().p50()).isEqualTo(9);
            });
  }

  @Test
  void theLongestWaitingStandsFirst() {
    ProcessMap map =
        map(
            Traces.of("a").at(0, "applied").at(1, "accepted").at(30, "decided").trace(),
            Traces.of("b").at(0, "applied").at(3, "accepted").at(5, "decided").trace());
    assertThat(map.edges()).extracting(ProcessMap.Edge::to).containsExactly("decided", "accepted");
    assertThat(map.edges().get(0).waiting().p50()).isEqualTo(15.5);
  }

  @Test
  void aStepUnderWayOrWithoutABeginningHasNoWorkingTime() {
    ProcessMap map =
        map(
            Traces.of("a").at(0, "applied").at(1, "step-started", "step", "x").trace(),
            Traces.of("b").at(0, "applied").at(4, "step-finished", "step", "x").trace());
    assertThat(activity(map, "x").times()).isEqualTo(2);
    assertThat(activity(map, "x").working().n()).isZero();
    assertThat(activity(map, "x").working().p50()).isNull();
  }

  @Test
  void stepsSideBySideLeaveNoWaitingBetweenThem() {
    ProcessMap map =
        map(
            Traces.of("a")
                .at(0, "step-started", "step", "long")
                .at(1, "step-started", "step", "short")
                .at(2, "step-finished", "step", "short")
                .at(10, "step-finished", "step", "long")
                .at(11, "decided")
                .trace());
    assertThat(edge(map, "long", "short").waiting().total()).isZero();
    assertThat(edge(map, "short", "decided").waiting().total()).isEqualTo(1);
  }

  @Test
  void aStepTakenTwiceCountsTwiceInOneCase() {
    ProcessMap map =
        map(
            Traces.of("a")
                .at(0, "step-started", "step", "x")
                .at(1, "step-finished", "step", "x")
                .at(2, "step-started", "step", "x")
                .at(5, "step-finished", "step", "x")
                .trace());
    assertThat(activity(map, "x").times()).isEqualTo(2);
    assertThat(activity(map, "x").cases()).isEqualTo(1);
    assertThat(activity(map, "x").working().total()).isEqualTo(4);
    assertThat(edge(map, "x", "x").waiting().total()).isEqualTo(1);
  }

  @Test
  void ratingsAndVisitsAreNoPartOfTheWay() {
    ProcessMap map =
        map(
            Traces.of("a")
                .at(0, "applied")
                .at(1, "visited")
                .at(2, "decided")
                .at(9, "rated")
                .trace(),
            Traces.of("b").at(0, "rated").trace());
    assertThat(map.cases()).isEqualTo(1);
    assertThat(map.variants().get(0).activities()).containsExactly("applied", "decided");
  }

  @Test
  void waysBeyondTheCommonestAreCounted() {
    Trace[] traces = new Trace[ProcessMap.VARIANTS + 3];
    for (int i = 0; i < traces.length; i++) {
      traces[i] = Traces.of("c" + i).at(0, "step-started", "step", "s" + i).trace();
    }
    assertThat(map(traces).variants()).hasSize(ProcessMap.VARIANTS);
    assertThat(map(traces).otherVariants()).isEqualTo(3);
  }
}
