package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.paper.Typeface;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Series;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jspecify.annotations.Nullable;

/**
 * Draws the charts of reports with JFreeChart, without their titles. All forms of a report show the
 * same drawing. Safe to share.
 */
public final class Charts {

  static {
    // Widths of words are exact, not whole points.
    TextUtils.setUseFontMetricsGetStringBounds(true);
  }

  private static final float SIZE = 7.5f;
  private static final double LINES_HEIGHT = 0.4;
  private static final double LEGEND = 20;
  private static final double AXIS = 26;
  private static final double ROW = 13;
  private static final double ROW_LINE = 9.5;
  private static final double BAR = 8;
  private static final int MOST_LINES = 3;

  /** How much of the width the names beside bars may take. */
  static final float NAMES = 0.34f;

  private final Typeface face;
  private final ChartFont font;

  /**
   * Draws with a font.
   *
   * @param face what widths are measured by
   */
  public Charts(Typeface face) {
    this.face = face;
    this.font = new ChartFont(face, SIZE);
  }

  /**
   * Draws a chart.
   *
   * @param width in points
   * @param most height of one drawing, in points; bars that need more go on in another one, along
   *     the same axis
   * @return at least one drawing
   */
  public List<Drawing> draw(Chart chart, double width, double most, ChartWords words) {
    LegendItemCollection legend = legend(chart, words);
    double head = legend.getItemCount() == 0 ? 4 : LEGEND;
    if (chart.shape() == Shape.LINES || Axes.empty(chart)) {
      double height = Math.min(most, Axes.empty(chart) ? 60 : head + width * LINES_HEIGHT);
      return List.of(draw(plot(chart, chart, words), legend, width, height));
    }
    double row = row(chart, width);
    int fitting = Math.max(1, (int) ((most - head - AXIS) / row));
    List<Drawing> drawings = new ArrayList<>();
    int all = chart.categories().size();
    int parts = (all + fitting - 1) / fitting;
    int rows = (all + parts - 1) / parts;
    for (int from = 0; from < all; from += rows) {
      Chart part = part(chart, from, Math.min(all, from + rows));
      double height = head + AXIS + part.categories().size() * row;
      drawings.add(draw(plot(part, chart, words), legend, width, height));
    }
    return drawings;
  }

  private Plot plot(Chart asked, Chart whole, ChartWords words) {
    // What has nothing but gaps is no plot, but words.
    Chart part =
        Axes.empty(whole)
            ? new Chart(asked.title(), asked.shape(), List.of(), List.of(), null, asked.percent())
            : asked;
    Plot plot =
        part.shape() == Shape.LINES
            ? Plots.lines(part, font)
            : Plots.rows(part, Axes.range(whole), font, MOST_LINES);
    plot.setNoDataMessage(words.none());
    plot.setNoDataMessageFont(font);
    plot.setNoDataMessagePaint(Ink.QUIET.color());
    return plot;
  }

  private Drawing draw(Plot plot, LegendItemCollection legend, double width, double height) {
    JFreeChart chart = new JFreeChart(null, font, plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(2, 0, 0, 12));
    if (legend.getItemCount() > 0) {
      LegendTitle title = new LegendTitle(() -> legend);
      title.setItemFont(font);
      title.setItemPaint(Ink.QUIET.color());
      title.setBackgroundPaint(null);
      title.setFrame(BlockBorder.NONE);
      title.setPosition(RectangleEdge.TOP);
      title.setHorizontalAlignment(HorizontalAlignment.LEFT);
      chart.addSubtitle(title);
    }
    DrawingGraphics graphics = new DrawingGraphics(font);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
    return graphics.drawing(width, height);
  }

  /** One for each series, where there are several, and one for the aim. */
  private static LegendItemCollection legend(Chart chart, ChartWords words) {
    LegendItemCollection legend = new LegendItemCollection();
    if (Axes.empty(chart)) {
      return legend;
    }
    if (chart.series().size() > 1) {
      for (int i = 0; i < chart.series().size(); i++) {
        legend.add(Marks.legend(chart.series().get(i).name(), chart.shape(), i));
      }
    }
    if (chart.aim() != null) {
      LegendItem aim = Marks.aimLegend(words.aim() + " " + Axes.format(chart).format(chart.aim()));
      legend.add(aim);
    }
    return legend;
  }

  /** Height of a row: names of several lines, or several bars. */
  private double row(Chart chart, double width) {
    double room = width * NAMES * 0.85;
    int lines = 1;
    for (String each : chart.categories()) {
      lines = Math.max(lines, (int) Math.ceil(face.width(each) * SIZE / room));
    }
    double bars = chart.shape() == Shape.BARS ? chart.series().size() * BAR + 5 : ROW;
    return Math.max(Math.max(ROW, bars), Math.min(lines, MOST_LINES) * ROW_LINE + 3);
  }

  private static Chart part(Chart chart, int from, int to) {
    return new Chart(
        chart.title(),
        chart.shape(),
        chart.categories().subList(from, to),
        chart.series().stream()
            .map(
                each ->
                    new Series(
                        each.name(),
                        part(each.values(), from, to),
                        part(each.low(), from, to),
                        part(each.high(), from, to)))
            .toList(),
        chart.aim(),
        chart.percent());
  }

  private static List<@Nullable Double> part(List<@Nullable Double> all, int from, int to) {
    return all.isEmpty() ? all : all.subList(from, to);
  }
}
