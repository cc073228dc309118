package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Point;
import io.xiaoneng.flag.FunnelStand;
import io.xiaoneng.flag.FunnelStand.Kind;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * How far the axes of a funnel go: so far that every unit and the flagged unit's own limits are
 * seen. Limits of very small units may lie beyond; then that is said.
 *
 * @param kind what goes up
 * @param top end of the axis up
 * @param bottom its beginning
 * @param left beginning of the axis across, above 0
 * @param right its end
 * @param cut whether a limit of some unit lies beyond the picture
 */
record FunnelPicture(
    Kind kind,
    double centre,
    double top,
    double bottom,
    double left,
    double right,
    boolean cut,
    List<Point> points) {

  private static final double LEAST_TOP = 2.5;

  static FunnelPicture of(List<Point> points, @Nullable FunnelStand own) {
    Kind kind = own == null ? Kind.CASE_MIX : own.kind();
    double centre = own == null ? 1 : own.centre();
    DoubleStream wanted =
        points.stream()
            .flatMapToDouble(
                each ->
                    each.own()
                        ? DoubleStream.of(each.value(), each.low998(), each.high998())
                        : DoubleStream.of(each.value()));
    double top;
    double bottom;
    if (kind == Kind.SHARE) {
      double[] all = DoubleStream.concat(wanted, DoubleStream.of(centre)).toArray();
      double least = DoubleStream.of(all).min().orElse(0);
      double most = DoubleStream.of(all).max().orElse(1);
      double room = Math.max(0.01, (most - least) * 0.08);
      top = Math.min(1, most + room);
      bottom = Math.max(0, least - room);
    } else {
      top = Math.max(LEAST_TOP, wanted.max().orElse(LEAST_TOP) * 1.1);
      bottom = 0;
    }
    double left = points.stream().mapToDouble(Point::size).min().orElse(1) * 0.8;
    double right = points.stream().mapToDouble(Point::size).max().orElse(1) * 1.25;
    boolean cut = points.stream().anyMatch(each -> each.high998() > top || each.low998() < bottom);
    return new FunnelPicture(
        kind, centre, top, bottom, Math.max(0.01, left), Math.max(0.02, right), cut, points);
  }

  /** Whether all units are of the same size: then limits are levels, and no funnel. */
  boolean oneSize() {
    return !points.isEmpty()
        && points.get(points.size() - 1).size() - points.get(0).size()
            < 1e-6 * points.get(0).size();
  }
}
