package io.xiaoneng.dashboard.explore;

import io.xiaoneng.statistics.FunnelLimits;
import io.xiaoneng.statistics.FunnelLimits.Position;
import io.xiaoneng.statistics.OverDispersion;
import io.xiaoneng.statistics.Ratio;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Between which shares chance, and what units differ anyway, keeps a unit of a size; as the funnels
 * of flags have it ({@link OverDispersion}).
 *
 * @param centre the share of all together
 * @param band the limits from the smallest unit to the largest
 * @param positions where each part stands, by its key
 * @param dispersed whether units differ more than by chance, and the limits are wider for it
 */
public record Limits(
    double centre, List<At> band, Map<String, Position> positions, boolean dispersed) {

  private static final int STEPS = 48;

  /** Takes its own copies. */
  public Limits {
    band = List.copyOf(band);
    positions = Map.copyOf(positions);
  }

  /** The limits of a size. */
  public record At(double n, double low95, double high95, double low998, double high998) {}

  /** Whether limits can be told of that part: it is a share of cases, and of enough of them. */
  static boolean has(Row row) {
    Told told = row.told();
    return told.value() != null && told.low() != null && told.n() != null && !told.few();
  }

  /**
   * The limits of those parts around a share.
   *
   * @param rows each of which {@link #has} limits
   * @param centre 0 to 1
   */
  static Limits of(List<Row> rows, double centre) {
    OverDispersion dispersion =
        OverDispersion.ofShares(rows.stream().map(Limits::ratio).toList(), centre);
    int least = rows.stream().mapToInt(Limits::size).min().orElse(1);
    int most = rows.stream().mapToInt(Limits::size).max().orElse(1);
    List<At> band = new ArrayList<>();
    int before = 0;
    for (int i = 0; i <= STEPS; i++) {
      int n = (int) Math.round(least * Math.pow((double) most / least, (double) i / STEPS));
      if (n > before) {
        FunnelLimits at = dispersion.limitsOfShare(centre, n);
        band.add(
            new At(
                n, at.usual().lower(), at.usual().upper(), at.wide().lower(), at.wide().upper()));
        before = n;
      }
    }
    Map<String, Position> positions = new LinkedHashMap<>();
    for (Row row : rows) {
      positions.put(
          row.key(), dispersion.limitsOfShare(centre, size(row)).position(ratio(row).share()));
    }
    return new Limits(centre, band, positions, dispersion.tauSquared() > 0);
  }

  private static int size(Row row) {
    Long n = row.told().n();
    return n == null ? 1 : Math.toIntExact(n);
  }

  private static Ratio ratio(Row row) {
    Double numerator = row.told().numerator();
    return new Ratio(numerator == null ? 0 : numerator.longValue(), size(row));
  }
}
