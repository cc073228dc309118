package io.xiaoneng.dashboard.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.process.Drawing.Arrow;
import io.xiaoneng.dashboard.process.Drawing.Node;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingLayoutTest {

  private static ProcessMap map(Trace... traces) {
    ProcessMapBuilder builder = new ProcessMapBuilder();
    List.of(traces).forEach(builder::add);
    return builder.build();
  }

  private static Trace way(String id, String... steps) {
    Traces trace = Traces.of(id).at(0, "applied");
    int hour = 1;
    for (String step : steps) {
      trace.at(hour, "step-started", "step", step);
      trace.at(hour + 1, "step-finished", "step", step);
      hour += 3;
    }
    return trace.at(hour, "decided", "outcome", "APPROVED").trace();
  }

  private static Node node(Drawing drawing, String name) {
    return drawing.nodes().stream()
        .filter(each -> each.activity().name().equals(name))
        .findAny()
        .orElseThrow();
  }

  @Test
  void whatComesLaterStandsLower() {
    Drawing drawing = DrawingLayout.of(map(way("1", "收件", "审查", "决定"), way("2", "审查", "决定")));
    assertThat(
            List.of("applied", "收件", "审查", "决定", "decided").stream()
                .map(name -> node(drawing, name).y())
                .toList())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(drawing.arrows()).noneMatch(Arrow::back);
    assertThat(drawing.hiddenEdges()).isZero();
  }

  @Test
  void aWayBackIsMarkedAsOne() {
    Drawing drawing =
        DrawingLayout.of(
            map(way("1", "审查", "决定"), way("2", "审查", "决定"), way("3", "审查", "决定", "审查", "决定")));
    assertThat(drawing.arrows())
        .filteredOn(Arrow::back)
        .singleElement()
        .satisfies(
            arrow -> {
              assertThat(arrow.edge().from()).isEqualTo("决定");
              assertThat(arrow.edge().to()).isEqualTo("审查");
            });
  }

  @Test
  void theBottleneckIsWhereMostHoursGoWorkOrWait() {
    ProcessMap waits =
        map(
            Traces.of("1")
                .at(0, "applied")
                .at(50, "step-started", "step", "审查")
                .at(60, "step-finished", "step", "审查")
                .trace());
    Drawing.Bottleneck wait = DrawingLayout.bottleneck(waits);
    assertThat(Objects.requireNonNull(wait).edge()).isNotNull();
    assertThat(wait.hours().p50()).isEqualTo(50);
    assertThat(DrawingLayout.of(waits).arrows()).allMatch(Arrow::bottleneck).hasSize(1);

    ProcessMap works =
        map(
            Traces.of("1")
                .at(0, "applied")
                .at(5, "step-started", "step", "审查")
                .at(60, "step-finished", "step", "审查")
                .trace());
    Drawing.Bottleneck work = DrawingLayout.bottleneck(works);
    assertThat(Objects.requireNonNull(Objects.requireNonNull(work).activity()).name())
        .isEqualTo("审查");
    assertThat(node(DrawingLayout.of(works), "审查").bottleneck()).isTrue();
  }

  @Test
  void withoutHoursThereIsNoBottleneck() {
    assertThat(DrawingLayout.bottleneck(map(Traces.of("1").at(0, "applied").trace()))).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyMapHasItsBoxesApartInsideTheDrawingAndSaysWhatItLeavesOut(long seed) {
    Random random = new Random(seed);
    Trace[] traces = new Trace[60];
    for (int i = 0; i < traces.length; i++) {
      String[] steps = new String[1 + random.nextInt(8)];
      for (int j = 0; j < steps.length; j++) {
        steps[j] = "step " + random.nextInt(26);
      }
      traces[i] = way("c" + i, steps);
    }
    ProcessMap map = map(traces);
    Drawing drawing = DrawingLayout.of(map);
    List<Node> nodes = drawing.nodes();
    for (Node a : nodes) {
      assertThat(a.x()).isGreaterThan(drawing.left());
      assertThat(a.x() + a.width()).isLessThan(drawing.left() + drawing.width());
      assertThat(a.y() + a.height()).isLessThanOrEqualTo(drawing.height());
      for (Node b : nodes) {
        assertThat(
                a == b
                    || a.x() + a.width() <= b.x()
                    || b.x() + b.width() <= a.x()
                    || a.y() + a.height() <= b.y()
                    || b.y() + b.height() <= a.y())
            .isTrue();
      }
    }
    assertThat(nodes.size() + drawing.hiddenActivities()).isEqualTo(map.activities().size());
    long straight = map.edges().stream().filter(e -> !e.from().equals(e.to())).count();
    assertThat(drawing.arrows().size() + drawing.hiddenEdges()).isEqualTo((int) straight);
    assertThat(drawing).isEqualTo(DrawingLayout.of(map));
  }
}
