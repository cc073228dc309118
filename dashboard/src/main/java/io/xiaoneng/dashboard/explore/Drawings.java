package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.paper.Plot;
import io.xiaoneng.dashboard.paper.Typeface;
import io.xiaoneng.dashboard.report.chart.ChartWords;
import io.xiaoneng.dashboard.report.chart.Charts;
import io.xiaoneng.dashboard.report.document.Block.Chart;
import io.xiaoneng.dashboard.report.document.Block.Shape;
import io.xiaoneng.statistics.FunnelLimits.Position;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Draws what is shown as lines, areas, dots and words, for pages without scripts and for files.
 * Safe to share.
 */
@Component
class Drawings {

  /** In points; words are as large beside it as on paper. */
  static final double WIDTH = 640;

  private static final double HEIGHT = 280;
  private static final double ENDLESS = 6_000;
  private static final int NAMED = 8;

  private final Charts charts = new Charts(Typeface.regular());
  private final Outlines outlines;

  Drawings(Outlines outlines) {
    this.outlines = outlines;
  }

  /** The drawing of what is shown; of a table its course or its parts. */
  Drawing draw(Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    if (shown.any()) {
      Spread spread = shown.spread();
      Limits limits = shown.limits();
      if (spread != null) {
        return spread(spread, asked, texts);
      }
      if (limits != null) {
        return limits(shown, limits, texts);
      }
      if (asked.kind() == Kind.MAP) {
        return MapDrawing.of(shown, outlines, texts);
      }
    }
    Chart chart = asked.ofTime() ? Charting.lines(shown, texts) : Charting.bars(shown, texts);
    if (!shown.any()) {
      chart = new Chart(chart.title(), Shape.LINES, List.of(), List.of(), null, false);
    }
    ChartWords words =
        new ChartWords(texts.of("report.format.aim"), texts.of("report.format.none"));
    return charts.draw(chart, WIDTH, ENDLESS, words).get(0);
  }

  private static Drawing spread(Spread spread, Exploration asked, Texts texts) {
    List<Spread.Bin> bins = spread.bins();
    double from = bins.get(0).from();
    double width = width(bins.get(0));
    double to = from + width * bins.size();
    long most = bins.stream().mapToLong(Spread.Bin::count).max().orElse(1);
    Plot plot = new Plot(WIDTH, HEIGHT, from, to, 0, Math.max(1, most) * 1.12, false);
    plot.scaleUp(value -> value == Math.rint(value) ? texts.figures().count(value) : "");
    for (int i = 0; i < bins.size(); i++) {
      double left = from + i * width;
      if (bins.get(i).count() > 0) {
        plot.bar(left + width * 0.06, left + width * 0.94, bins.get(i).count(), Ink.LIMIT);
      }
    }
    boolean share = Charting.share(asked);
    int every = Math.max(1, (int) Math.ceil(bins.size() / 12.0));
    for (int i = 0; i <= bins.size(); i += every) {
      double at = from + i * width;
      boolean open = i == bins.size() && bins.get(i - 1).to() == null;
      if (!open) {
        plot.mark(at, texts.figures().number(Math.round(at * (share ? 100 : 1) * 1e6) / 1e6));
      }
    }
    plot.across(
        texts.of("explore.range", share ? "%" : texts.unit(asked.metric()))
            + texts.of("explore.comma")
            + texts.of(spread.ofCases() ? "explore.cases.up" : "explore.parts.up"));
    String high = texts.of(spread.ofCases() ? "figure.p90" : "explore.p75");
    upright(plot, spread.low(), from, to, Ink.OWN, texts.of("explore.p25"), share, texts);
    upright(plot, spread.middle(), from, to, Ink.OWN, texts.of("figure.p50"), share, texts);
    upright(plot, spread.high(), from, to, Ink.MAIN, high, share, texts);
    return plot.drawing();
  }

  /** A bin without end is drawn as wide as the others. */
  private static double width(Spread.Bin bin) {
    Double to = bin.to();
    return to == null ? 1 : to - bin.from();
  }

  private static void upright(
      Plot plot,
      @Nullable Double value,
      double from,
      double to,
      Ink ink,
      String name,
      boolean share,
      Texts texts) {
    if (value != null && value >= from && value <= to) {
      String told = share ? texts.figures().percent(value) + "%" : texts.figures().days(value);
      plot.upright(value, ink, name + " " + told);
    }
  }

  private static Drawing limits(Shown shown, Limits limits, Texts texts) {
    List<Row> rows = shown.rows();
    Limits.At large = limits.band().get(limits.band().size() - 1);
    double[] values =
        DoubleStream.concat(
                rows.stream().mapToDouble(Drawings::value),
                DoubleStream.of(large.low95(), Math.min(1, large.high95())))
            .toArray();
    Axis axis = Axis.of(values, limits.centre());
    double least = limits.band().get(0).n() * 0.8;
    double most = limits.band().get(limits.band().size() - 1).n() * 1.35;
    Plot plot = new Plot(WIDTH, HEIGHT + 40, least, most, axis.from, axis.to, true);
    plot.scaleUp(value -> texts.figures().number(Math.round(value * 1e4) / 100.0) + "%");
    for (double power = Math.pow(10, Math.floor(Math.log10(least))); power <= most; power *= 10) {
      for (int times : new int[] {1, 2, 5}) {
        double at = power * times;
        if (at >= least && at <= most) {
          plot.mark(at, texts.figures().count(at));
        }
      }
    }
    plot.across(texts.of("explore.size"));
    line(plot, limits, Limits.At::low998, Ink.MAIN, false);
    line(plot, limits, Limits.At::high998, Ink.MAIN, false);
    line(plot, limits, Limits.At::low95, Ink.LIMIT, true);
    line(plot, limits, Limits.At::high95, Ink.LIMIT, true);
    plot.level(limits.centre(), Ink.OTHERS, false, texts.of("explore.centre"));
    int named = 0;
    for (Row row : rows) {
      Long n = row.told().n();
      Position position = limits.positions().get(row.key());
      boolean far = position == Position.FAR_BELOW || position == Position.FAR_ABOVE;
      plot.dot(n == null ? 1 : n, value(row), far ? 3.2 : 2.4, far ? Ink.OWN : Ink.OTHERS);
      if (far && named++ < NAMED) {
        plot.label(
            n == null ? 1 : n,
            value(row),
            texts.figures().brief(texts.name(shown.asked(), row, row.key()), 10),
            Ink.TEXT);
      }
    }
    plot.legend(texts.of("explore.inside"), Ink.OTHERS, true, false);
    plot.legend(texts.of("explore.beyond"), Ink.OWN, true, false);
    plot.legend("95%", Ink.LIMIT, false, true);
    plot.legend("99.8%", Ink.MAIN, false, false);
    return plot.drawing();
  }

  private static double value(Row row) {
    Double value = row.told().value();
    return value == null ? 0 : value;
  }

  private static void line(
      Plot plot, Limits limits, ToDoubleFunction<Limits.At> of, Ink ink, boolean dashed) {
    plot.line(
        limits.band().stream().map(at -> new Place(at.n(), of.applyAsDouble(at))).toList(),
        ink,
        1.2,
        dashed);
  }

  /** How far the axis of shares goes: so far that every part is seen. */
  record Axis(double from, double to) {

    static Axis of(double[] values, double centre) {
      double least = centre;
      double most = centre;
      for (double each : values) {
        least = Math.min(least, each);
        most = Math.max(most, each);
      }
      double room = Math.max(0.01, (most - least) * 0.1);
      return new Axis(Math.max(0, least - room), Math.min(1.005, most + room));
    }
  }
}
