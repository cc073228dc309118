package io.xiaoneng.dashboard.explore;

import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * The common scale of bars. Bars begin at 0; where there are intervals, dots on a cut scale tell
 * more than bars that are all alike.
 *
 * @param from left end
 * @param to right end, above {@code from}
 * @param dots whether they are dots with their intervals, and no bars
 */
public record BarScale(double from, double to, boolean dots) {

  static BarScale of(Shown shown) {
    boolean dots = shown.rows().stream().anyMatch(row -> row.told().low() != null);
    double most = values(shown).max().orElse(1);
    double least = values(shown).min().orElse(0);
    if (!dots) {
      double from = Math.min(0, least);
      return new BarScale(from, most > from ? most : from + 1, false);
    }
    boolean share = Charting.share(shown.asked());
    double room = Math.max((most - least) * 0.05, share ? 0.005 : 1e-6);
    double from = Math.max(0, least - room);
    double to = share ? Math.min(1, most + room) : most + room;
    return new BarScale(from, to > from ? to : from + 1, true);
  }

  private static DoubleStream values(Shown shown) {
    Double aim = Charting.aim(shown.asked());
    return Stream.concat(
            Stream.ofNullable(aim),
            shown.rows().stream()
                .flatMap(
                    row -> {
                      Told other = row.other();
                      Told told = row.told();
                      // A wide interval of a few cases would press all others together.
                      boolean few = told.few();
                      return Stream.of(
                          told.value(),
                          few ? null : told.low(),
                          few ? null : told.high(),
                          other == null ? null : other.value());
                    }))
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue);
  }
}
