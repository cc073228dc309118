package io.xiaoneng.dashboard.report.chart;

import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Stroke;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.IntervalBarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.text.TextBlock;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Plots of the three shapes, in the inks of our documents. */
final class Plots {

  private static final Stroke HAIR = Marks.HAIR;

  private Plots() {}

  static XYPlot lines(Chart chart, Font font) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int i = 0; i < chart.series().size(); i++) {
      renderer.setSeriesPaint(i, Marks.ink(i).color());
      renderer.setSeriesStroke(i, Marks.stroke(i));
      renderer.setSeriesShape(i, Marks.mark(i));
    }
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setDrawOutlines(false);
    SymbolAxis across = new SymbolAxis(null, chart.categories().toArray(String[]::new));
    across.setGridBandsVisible(false);
    across.setRange(-0.4, Math.max(0, chart.categories().size() - 1) + 0.4);
    look(across, font);
    XYPlot plot =
        new XYPlot(
            ChartData.lines(chart), across, values(chart, Axes.range(chart), font), renderer);
    whiskers(plot, chart);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Ink.LINE.color());
    plot.setRangeGridlineStroke(HAIR);
    plot.setRangeZeroBaselineVisible(false);
    if (chart.aim() != null) {
      plot.addRangeMarker(aim(chart.aim()), Layer.BACKGROUND);
    }
    plain(plot);
    return plot;
  }

  /** The intervals of a course, behind it, where its series have any. */
  private static void whiskers(XYPlot plot, Chart chart) {
    YIntervalSeriesCollection data = ChartData.ends(chart);
    if (data.getSeriesCount() > 0) {
      XYErrorRenderer renderer = new XYErrorRenderer();
      renderer.setDrawXError(false);
      renderer.setDefaultShapesVisible(false);
      renderer.setDefaultLinesVisible(false);
      renderer.setErrorPaint(Ink.LIMIT.color());
      renderer.setErrorStroke(HAIR);
      renderer.setCapLength(3);
      plot.setDataset(1, data);
      plot.setRenderer(1, renderer);
    }
  }

  /** Bars, or dots on intervals, that lie one below another. */
  static CategoryPlot rows(Chart chart, Range range, Font font, int lines) {
    CategoryAxis names = new Names();
    names.setMaximumCategoryLabelWidthRatio(Charts.NAMES);
    names.setMaximumCategoryLabelLines(lines);
    names.setLowerMargin(0.01);
    names.setUpperMargin(0.01);
    names.setCategoryMargin(0.3);
    look(names, font);
    CategoryPlot plot = new CategoryPlot();
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setDomainAxis(names);
    plot.setRangeAxis(values(chart, range, font));
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(Ink.LINE.color());
    plot.setRangeGridlineStroke(HAIR);
    if (chart.shape() == Shape.BARS) {
      plot.setDataset(0, ChartData.values(chart));
      plot.setRenderer(0, bars(chart, font));
    } else {
      plot.setDataset(0, ChartData.values(chart));
      plot.setRenderer(0, dots(chart));
      plot.setDataset(1, ChartData.intervals(chart));
      plot.setRenderer(1, whiskers(chart));
    }
    if (chart.aim() != null) {
      plot.addRangeMarker(aim(chart.aim()), Layer.FOREGROUND);
    }
    plain(plot);
    return plot;
  }

  /** Names of several lines end at the axis, each line. */
  private static final class Names extends CategoryAxis {

    private static final long serialVersionUID = 1L;

    @Override
    protected TextBlock createLabel(
        @SuppressWarnings("rawtypes") Comparable category,
        float width,
        RectangleEdge edge,
        Graphics2D graphics) {
      TextBlock label = super.createLabel(category, width, edge, graphics);
      label.setLineAlignment(HorizontalAlignment.RIGHT);
      return label;
    }
  }

  private static NumberAxis values(Chart chart, Range range, Font font) {
    NumberAxis axis = new NumberAxis();
    axis.setNumberFormatOverride(Axes.format(chart));
    if (Axes.whole(chart)) {
      axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    }
    axis.setRange(range);
    look(axis, font);
    // Marks stand as far apart as their names need; with room, there are fewer of them.
    axis.setTickLabelInsets(new RectangleInsets(5, 6, 5, 4));
    return axis;
  }

  private static void look(Axis axis, Font font) {
    axis.setTickLabelFont(font);
    axis.setTickLabelPaint(Ink.QUIET.color());
    axis.setAxisLinePaint(Ink.LINE.color());
    axis.setAxisLineStroke(HAIR);
    axis.setTickMarksVisible(false);
  }

  private static void plain(Plot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(new RectangleInsets(4, 0, 0, 4));
  }

  private static ValueMarker aim(double value) {
    return new ValueMarker(value, Ink.AIM.color(), Marks.AIM, null, null, 1);
  }

  private static BarRenderer bars(Chart chart, Font font) {
    BarRenderer renderer = new BarRenderer();
    plain(renderer, chart);
    renderer.setItemMargin(0.1);
    renderer.setDefaultItemLabelGenerator(
        new StandardCategoryItemLabelGenerator("{2}", Axes.format(chart)));
    renderer.setDefaultItemLabelsVisible(true);
    renderer.setDefaultItemLabelFont(font);
    renderer.setDefaultItemLabelPaint(Ink.TEXT.color());
    renderer.setDefaultPositiveItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    renderer.setDefaultNegativeItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
    return renderer;
  }

  private static void plain(BarRenderer renderer, Chart chart) {
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setDrawBarOutline(false);
    for (int i = 0; i < chart.series().size(); i++) {
      renderer.setSeriesPaint(i, Marks.ink(i).color());
    }
  }

  private static LineAndShapeRenderer dots(Chart chart) {
    LineAndShapeRenderer renderer = new LineAndShapeRenderer(false, true);
    renderer.setUseSeriesOffset(chart.series().size() > 1);
    renderer.setDrawOutlines(false);
    for (int i = 0; i < chart.series().size(); i++) {
      renderer.setSeriesPaint(i, Marks.ink(i).color());
      renderer.setSeriesShape(i, Marks.mark(i));
    }
    return renderer;
  }

  private static IntervalBarRenderer whiskers(Chart chart) {
    IntervalBarRenderer renderer = new IntervalBarRenderer();
    plain(renderer, chart);
    for (int i = 0; i < chart.series().size(); i++) {
      // Lighter than any mark, which stands out on it.
      renderer.setSeriesPaint(i, Ink.LIMIT.color());
    }
    int rows = Math.max(1, chart.categories().size() * chart.series().size());
    renderer.setMaximumBarWidth(0.09 / rows);
    return renderer;
  }
}
