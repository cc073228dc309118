package io.xiaoneng.dashboard.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Drawing.Area;
import io.xiaoneng.dashboard.paper.Drawing.Dot;
import io.xiaoneng.dashboard.paper.Drawing.Label;
import io.xiaoneng.dashboard.paper.Drawing.Line;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.paper.Svg;
import io.xiaoneng.dashboard.paper.Typeface;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What is in a chart is in its drawing. */
class ChartsTest {

  private static final ChartWords WORDS = new ChartWords("目标", "没有数据");
  private static final double WIDTH = 500;
  private static final Typeface FACE = Typeface.regular();

  private final Charts charts = new Charts(FACE);

  private static Series series(String name, @Nullable Double... values) {
    return new Series(name, Arrays.asList(values), List.of(), List.of());
  }

  private static Chart bars(int count) {
    return new Chart(
        "红牌",
        Shape.BARS,
        IntStream.range(0, count).mapToObj(i -> "单位" + i).toList(),
        List.of(
            series(
                "件数",
                IntStream.range(0, count).mapToObj(i -> (double) i + 1).toArray(Double[]::new))),
        null,
        false);
  }

  private Drawing one(Chart chart) {
    List<Drawing> drawings = charts.draw(chart, WIDTH, 700, WORDS);
    assertThat(drawings).hasSize(1);
    return drawings.get(0);
  }

  private static <T> List<T> parts(Drawing drawing, Class<T> kind) {
    return drawing.shapes().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> words(Drawing drawing) {
    return parts(drawing, Label.class).stream().map(Label::text).toList();
  }

  private static double width(Area area) {
    var xs = area.places().stream().mapToDouble(Place::x).summaryStatistics();
    return xs.getMax() - xs.getMin();
  }

  @Test
  void barsAreAsLongAsTheirValuesAndNamedBesideThem() {
    Drawing drawing = one(bars(8));
    List<Double> lengths =
        parts(drawing, Area.class).stream()
            .filter(each -> each.ink() == Ink.MAIN)
            .map(ChartsTest::width)
            .toList();
    assertThat(lengths).hasSize(8);
    for (int i = 0; i < 8; i++) {
      assertThat(lengths.get(i) / lengths.get(0))
          .isCloseTo(i + 1, org.assertj.core.data.Offset.offset(0.01));
    }
    assertThat(words(drawing)).contains("单位0", "单位7", "8", "1").doesNotContain("件数");
  }

  @Test
  void valuesStandAtTheEndsOfTheirBars() {
    Drawing drawing =
        one(
            new Chart(
                "红牌",
                Shape.BARS,
                List.of("甲", "乙"),
                List.of(series("本月", 13.0, 21.0), series("上月", 17.0, 11.0)),
                null,
                false));
    List<Area> bars = parts(drawing, Area.class).stream().filter(each -> width(each) > 20).toList();
    assertThat(bars).hasSize(4);
    for (Area each : bars) {
      var xs = each.places().stream().mapToDouble(Place::x).summaryStatistics();
      var ys = each.places().stream().mapToDouble(Place::y).summaryStatistics();
      assertThat(parts(drawing, Label.class))
          .as("a value right of its bar and level with it")
          .anyMatch(
              label ->
                  label.x() >= xs.getMax()
                      && label.x() < xs.getMax() + 8
                      && label.y() > ys.getMin()
                      && label.y() < ys.getMax() + 3
                      && List.of("13", "21", "17", "11").contains(label.text()));
    }
    assertThat(words(one(bars(3)))).as("counts have no halves").doesNotContain("0.5", "1.5");
  }

  @Test
  void aValueThatIsMissingIsNoBarAndNoPointAndBreaksALine() {
    Chart gap =
        new Chart(
            "走势",
            Shape.LINES,
            List.of("1", "2", "3", "4", "5"),
            List.of(series("全市", 0.9, 0.91, null, 0.93, 0.94)),
            null,
            true);
    Drawing drawing = one(gap);
    assertThat(parts(drawing, Dot.class)).hasSize(4);
    List<Line> course =
        parts(drawing, Line.class).stream().filter(each -> each.ink() == Ink.MAIN).toList();
    assertThat(course).as("two pieces, nothing across the gap").hasSize(2);
    Chart none =
        new Chart("x", Shape.BARS, List.of("甲", "乙"), List.of(series("s", 1.0, null)), null, false);
    assertThat(parts(one(none), Area.class)).hasSize(1);
    assertThat(words(one(none))).contains("乙");
  }

  @Test
  void theAimIsALineAcrossThatTheLegendNames() {
    for (Shape shape : Shape.values()) {
      Drawing drawing =
          one(new Chart("x", shape, List.of("甲", "乙"), List.of(series("s", 0.5, 0.7)), 0.95, true));
      assertThat(words(drawing)).contains("目标 95%");
      assertThat(parts(drawing, Line.class).stream().filter(each -> each.ink() == Ink.AIM))
          .as("in the plot and in the legend of %s", shape)
          .hasSize(2)
          .allMatch(Line::dashed);
    }
  }

  @Test
  void anIntervalReachesFromItsLowToItsHighEndAroundItsDot() {
    Drawing drawing =
        one(
            new Chart(
                "得分",
                Shape.INTERVALS,
                List.of("甲", "乙"),
                List.of(
                    new Series(
                        "得分", List.of(80.0, 90.0), List.of(75.0, 88.0), List.of(85.0, 92.0))),
                null,
                false));
    List<Area> intervals =
        parts(drawing, Area.class).stream().filter(each -> each.ink() == Ink.LIMIT).toList();
    List<Dot> dots = parts(drawing, Dot.class);
    assertThat(intervals).hasSize(2);
    assertThat(dots).hasSize(2);
    assertThat(width(intervals.get(0)) / width(intervals.get(1)))
        .isCloseTo(10.0 / 4, org.assertj.core.data.Offset.offset(0.01));
    for (int i = 0; i < 2; i++) {
      var xs = intervals.get(i).places().stream().mapToDouble(Place::x).summaryStatistics();
      assertThat(dots.get(i).x())
          .isCloseTo((xs.getMin() + xs.getMax()) / 2, org.assertj.core.data.Offset.offset(0.1));
    }
  }

  @Test
  void aLongChartGoesOnAlongTheSameAxis() {
    List<Drawing> drawings = charts.draw(bars(100), WIDTH, 400, WORDS);
    assertThat(drawings).hasSizeGreaterThan(2).allMatch(each -> each.height() <= 400);
    List<String> names = new ArrayList<>();
    List<Double> scale = new ArrayList<>();
    for (Drawing each : drawings) {
      names.addAll(words(each).stream().filter(word -> word.startsWith("单位")).toList());
      scale.add(
          parts(each, Label.class).stream()
              .filter(label -> label.text().equals("100") && label.ink() == Ink.QUIET)
              .findFirst()
              .orElseThrow()
              .x());
    }
    assertThat(names)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(i -> "单位" + i).toList());
    double first = scale.get(0);
    assertThat(scale)
        .allSatisfy(
            each -> assertThat(each).isCloseTo(first, org.assertj.core.data.Offset.offset(8.0)));
  }

  @Test
  void longNamesGoOverLinesAndNothingLeavesTheDrawing() {
    String name = "国家税务总局西安市税务局第一税务分局办税服务厅（高新技术产业开发区）";
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      int count = 1 + random.nextInt(12);
      Shape shape = Shape.values()[i % 3];
      boolean percent = random.nextBoolean();
      List<Series> all = new ArrayList<>();
      for (int s = 0; s < 1 + random.nextInt(3); s++) {
        Double[] values = new Double[count];
        for (int v = 0; v < count; v++) {
          values[v] =
              random.nextInt(6) == 0
                  ? null
                  : random.nextDouble() * (percent ? 1 : 50) - (random.nextInt(9) == 0 ? 3 : 0);
        }
        all.add(series("系列" + s, values));
      }
      Chart chart =
          new Chart(
              "图",
              shape,
              IntStream.range(0, count).mapToObj(v -> shape == Shape.LINES ? "3月" : name).toList(),
              all,
              random.nextBoolean() ? null : percent ? 0.95 : 30.0,
              percent);
      for (Drawing each : charts.draw(chart, WIDTH, 450, WORDS)) {
        inside(each);
        if (shape != Shape.LINES && !words(each).contains("没有数据")) {
          assertThat(String.join("", words(each))).contains("第一税务分局", "开发区）");
        }
      }
    }
  }

  private static void inside(Drawing drawing) {
    for (Label each : parts(drawing, Label.class)) {
      assertThat(each.x()).isGreaterThanOrEqualTo(-0.5);
      assertThat(each.x() + FACE.width(each.text()) * each.size())
          .as(each.text())
          .isLessThanOrEqualTo(drawing.width() + 0.5);
      assertThat(each.y()).isBetween(0.0, drawing.height());
    }
    for (Line each : parts(drawing, Line.class)) {
      assertThat(each.places())
          .allMatch(
              at ->
                  at.x() >= -0.5
                      && at.x() <= drawing.width() + 0.5
                      && at.y() >= -0.5
                      && at.y() <= drawing.height() + 0.5);
    }
    for (Dot each : parts(drawing, Dot.class)) {
      assertThat(each.x()).isBetween(0.0, drawing.width());
      assertThat(each.y()).isBetween(0.0, drawing.height());
    }
  }

  @Test
  void aChartWithoutAnyValueSaysSo() {
    for (Shape shape : Shape.values()) {
      Drawing drawing =
          one(new Chart("x", shape, List.of("甲"), List.of(series("s", (Double) null)), 0.9, true));
      assertThat(words(drawing)).contains("没有数据");
      assertThat(one(new Chart("x", shape, List.of(), List.of(), null, false)).shapes())
          .isNotEmpty();
    }
  }

  @Test
  void seriesCanBeToldWithoutColours() {
    Chart chart =
        new Chart(
            "x",
            Shape.LINES,
            List.of("1", "2"),
            List.of(series("a", 1.0, 2.0), series("b", 2.0, 3.0), series("c", 3.0, 4.0)),
            null,
            false);
    Drawing drawing = one(chart);
    assertThat(words(drawing)).contains("a", "b", "c");
    List<Ink> inks = List.of(Ink.MAIN, Ink.OWN, Ink.OTHERS);
    List<Double> lightness =
        inks.stream()
            .map(Ink::color)
            .map((Color c) -> 0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue())
            .toList();
    assertThat(Math.abs(lightness.get(0) - lightness.get(2))).isGreaterThan(50);
    assertThat(Math.abs(lightness.get(1) - lightness.get(2))).isGreaterThan(50);
    // Those that are as light as each other differ by their line and their mark.
    assertThat(parts(drawing, Line.class).stream().filter(each -> each.ink() == Ink.MAIN))
        .noneMatch(Line::dashed);
    assertThat(parts(drawing, Line.class).stream().filter(each -> each.ink() == Ink.OWN))
        .anyMatch(Line::dashed);
    assertThat(parts(drawing, Dot.class)).allMatch(each -> each.ink() == Ink.MAIN);
    assertThat(parts(drawing, Area.class)).noneMatch(each -> each.ink() == Ink.MAIN);
  }

  @Test
  void svgIsWellFormedNamedAndWithoutStylesOrScripts() throws Exception {
    Chart chart =
        new Chart(
            "按时率 <甲> & \"乙\"",
            Shape.BARS,
            List.of("<script>alert(1)</script>"),
            List.of(series("s", 1.0)),
            null,
            false);
    String svg = Svg.of(one(chart), chart.title());
    assertThat(svg).doesNotContain("style=", "<style", "<script", "NaN");
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    assertThat(document.getDocumentElement().getAttribute("aria-label")).isEqualTo(chart.title());
    assertThat(document.getDocumentElement().getAttribute("role")).isEqualTo("img");
    assertThat(document.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(chart.title());
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < document.getElementsByTagName("text").getLength(); i++) {
      words.append(document.getElementsByTagName("text").item(i).getTextContent());
    }
    assertThat(words).contains("<script>alert(1)</script>");
  }

  @Test
  void axesEndAtWhatCanBeReached() {
    Chart shares =
        new Chart("x", Shape.LINES, List.of("1", "2"), List.of(series("s", 0.97, 1.0)), null, true);
    assertThat(Axes.range(shares).getUpperBound()).isBetween(1.0, 1.005);
    assertThat(Axes.range(bars(3)).getLowerBound()).isZero();
    Chart still =
        new Chart("x", Shape.LINES, List.of("1", "2"), List.of(series("s", 5.0, 5.0)), null, false);
    assertThat(Axes.range(still).getLength()).isPositive();
  }

  @Test
  void theFontsOfTheMachineAreNeverAsked() {
    ChartFont font = new ChartFont(FACE, 7.5f);
    assertThat(font.bounds("按时办结率").getWidth()).isEqualTo(5 * 7.5);
    assertThat(font.metrics().stringWidth("按时")).isEqualTo(15);
    assertThatThrownBy(() -> new DrawingGraphics(font).create())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
