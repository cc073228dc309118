package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Drawing.Place;
import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.paper.Paper;
import io.xiaoneng.dashboard.paper.Plot;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Point;
import io.xiaoneng.flag.ChartEvidence;
import io.xiaoneng.flag.DriftEvidence;
import io.xiaoneng.flag.FunnelStand.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The charts of an evidence card as lines on paper. */
final class FlagDrawings {

  private static final double HEIGHT = 190;
  private static final int MOST_MARKS = 9;

  private final Figures figures;
  private final Function<String, String> word;

  /**
   * @param word gives the page's word of a key
   */
  FlagDrawings(Figures figures, Function<String, String> word) {
    this.figures = figures;
    this.word = word;
  }

  private String percent(double share) {
    return figures.number(Math.round(share * 1000) / 10.0) + "%";
  }

  /** Units by size and figure, with the limits. */
  Drawing funnel(FunnelPicture picture) {
    Plot plot =
        new Plot(
            Paper.WIDTH,
            HEIGHT,
            picture.left(),
            picture.right(),
            picture.bottom(),
            picture.top(),
            true);
    boolean share = picture.kind() == Kind.SHARE;
    plot.scaleUp(share ? this::percent : figures::number);
    for (double power = 0.01; power <= picture.right(); power *= 10) {
      for (double times : new double[] {1, 2, 5}) {
        double at = power * times;
        if (at >= picture.left() && at <= picture.right()) {
          plot.mark(at, figures.number(Math.round(at * 100) / 100.0));
        }
      }
    }
    plot.across(word.apply(share ? "js.flag.cases" : "js.flag.expected"));
    plot.legend(word.apply("js.flag.own"), Ink.OWN, true, false);
    plot.legend(word.apply("js.flag.others"), Ink.OTHERS, true, false);
    plot.legend("95%", Ink.LIMIT, false, true);
    plot.legend("99.8%", Ink.MAIN, false, false);
    plot.level(picture.centre(), Ink.LINE, false, "");
    limit(plot, picture, Point::low95, Ink.LIMIT, true);
    limit(plot, picture, Point::high95, Ink.LIMIT, true);
    limit(plot, picture, Point::low998, Ink.MAIN, false);
    limit(plot, picture, Point::high998, Ink.MAIN, false);
    for (boolean own : new boolean[] {false, true}) {
      picture.points().stream()
          .filter(each -> each.own() == own)
          .forEach(
              each ->
                  plot.dot(each.size(), each.value(), own ? 4 : 2.2, own ? Ink.OWN : Ink.OTHERS));
    }
    return plot.drawing();
  }

  private static void limit(
      Plot plot, FunnelPicture picture, ToDoubleFunction<Point> value, Ink ink, boolean dashed) {
    if (picture.oneSize()) {
      plot.level(value.applyAsDouble(picture.points().get(0)), ink, dashed, "");
      return;
    }
    plot.line(
        picture.points().stream()
            .map(each -> new Place(each.size(), value.applyAsDouble(each)))
            .toList(),
        ink,
        1,
        dashed);
  }

  /** The unit's months with mean, limits and target; earlier ones before the line of a rebase. */
  Drawing chart(ChartEvidence chart, @Nullable Double aim) {
    List<ChartEvidence.Point> all =
        Stream.concat(chart.earlier().stream(), chart.points().stream()).toList();
    double lower = Math.max(0, chart.limits().lower());
    double upper = Math.min(1, chart.limits().upper());
    Plot plot =
        plot(
            all.size(),
            DoubleStream.concat(
                    all.stream().mapToDouble(ChartEvidence.Point::value),
                    DoubleStream.of(lower, upper, aim == null ? chart.mean() : aim))
                .toArray(),
            true);
    marks(plot, all.stream().map(ChartEvidence.Point::period).toList());
    plot.legend(word.apply("js.flag.own"), Ink.MAIN, true, false);
    plot.legend(word.apply("flag.signal"), Ink.OWN, true, false);
    plot.level(chart.mean(), Ink.LINE, false, word.apply("js.flag.mean"));
    plot.level(lower, Ink.LIMIT, true, word.apply("js.flag.limit"));
    plot.level(upper, Ink.LIMIT, true, word.apply("js.flag.limit"));
    if (aim != null) {
      plot.level(aim, Ink.AIM, false, word.apply("js.flag.aim"));
    }
    int earlier = chart.earlier().size();
    if (earlier > 0) {
      plot.upright(earlier - 0.5, Ink.QUIET, word.apply("js.flag.rebased"));
      plot.line(course(all.subList(0, earlier), 0), Ink.OTHERS, 1, false);
    }
    plot.line(course(chart.points(), earlier), Ink.MAIN, 1.3, false);
    for (int i = 0; i < all.size(); i++) {
      boolean signal = all.get(i).signal() != null;
      plot.dot(
          i,
          all.get(i).value(),
          signal ? 3.4 : 2.2,
          signal ? Ink.OWN : i < earlier ? Ink.OTHERS : Ink.MAIN);
    }
    return plot.drawing();
  }

  private static List<Place> course(List<ChartEvidence.Point> points, int from) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      places.add(new Place((double) from + i, points.get(i).value()));
    }
    return places;
  }

  /** The moving average between its limits. */
  Drawing average(DriftEvidence drift) {
    Plot plot =
        plot(
            drift.points().size(),
            drift.points().stream()
                .flatMapToDouble(
                    each ->
                        DoubleStream.of(
                            each.average(), each.limits().lower(), each.limits().upper()))
                .toArray(),
            true);
    marks(plot, drift.points().stream().map(DriftEvidence.Point::period).toList());
    plot.legend(word.apply("js.flag.average"), Ink.MAIN, false, false);
    plot.legend(word.apply("js.flag.limit"), Ink.LIMIT, false, true);
    plot.level(drift.mean(), Ink.LINE, false, word.apply("js.flag.mean"));
    line(plot, drift, each -> each.limits().lower(), Ink.LIMIT, true);
    line(plot, drift, each -> each.limits().upper(), Ink.LIMIT, true);
    line(plot, drift, DriftEvidence.Point::average, Ink.MAIN, false);
    return plot.drawing();
  }

  /** The two cumulative sums and the decision interval. */
  Drawing sums(DriftEvidence drift) {
    Plot plot =
        plot(
            drift.points().size(),
            DoubleStream.concat(
                    DoubleStream.of(0, drift.height()),
                    drift.points().stream()
                        .flatMapToDouble(each -> DoubleStream.of(each.worse(), each.better())))
                .toArray(),
            false);
    marks(plot, drift.points().stream().map(DriftEvidence.Point::period).toList());
    plot.legend(word.apply("js.flag.worse"), Ink.OWN, false, false);
    plot.legend(word.apply("js.flag.better"), Ink.AIM, false, false);
    plot.level(drift.height(), Ink.LIMIT, true, word.apply("js.flag.decision"));
    line(plot, drift, DriftEvidence.Point::worse, Ink.OWN, false);
    line(plot, drift, DriftEvidence.Point::better, Ink.AIM, false);
    return plot.drawing();
  }

  private static void line(
      Plot plot,
      DriftEvidence drift,
      ToDoubleFunction<DriftEvidence.Point> value,
      Ink ink,
      boolean dashed) {
    List<DriftEvidence.Point> points = drift.points();
    plot.line(
        IntStream.range(0, points.size())
            .mapToObj(i -> new Place(i, value.applyAsDouble(points.get(i))))
            .toList(),
        ink,
        1.3,
        dashed);
    if (points.size() == 1) {
      plot.dot(0, value.applyAsDouble(points.get(0)), 2.4, ink);
    }
  }

  private Plot plot(int months, double[] values, boolean share) {
    double least = DoubleStream.of(values).min().orElse(0);
    double most = DoubleStream.of(values).max().orElse(1);
    double room = Math.max(share ? 0.004 : 0.2, (most - least) * 0.1);
    Plot plot = new Plot(Paper.WIDTH, HEIGHT, -0.5, months - 0.5, least - room, most + room, false);
    plot.scaleUp(share ? this::percent : figures::number);
    return plot;
  }

  private static void marks(Plot plot, List<String> periods) {
    int every = Math.max(1, (int) Math.ceil(periods.size() / (double) MOST_MARKS));
    for (int i = periods.size() - 1; i >= 0; i -= every) {
      plot.mark(i, periods.get(i));
    }
  }
}
