package io.xiaoneng.dashboard.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How values spread.
 *
 * @param ofCases whether the values are those of cases, and not those of the parts
 * @param bins one beside another, without holes
 * @param middle the median
 * @param low the value a quarter lies below; null of cases
 * @param high of cases the value nine tenths lie below or on, of parts the one three quarters do
 * @param left how many parts are left out because they have fewer than 20 cases, or no figure
 */
public record Spread(
    boolean ofCases,
    List<Bin> bins,
    @Nullable Double middle,
    @Nullable Double low,
    @Nullable Double high,
    int left) {

  /** Takes its own copy. */
  public Spread {
    bins = List.copyOf(bins);
  }

  /**
   * A stretch of values.
   *
   * @param from inclusive
   * @param to exclusive; of the last one of parts inclusive; null without end
   * @param count how many values lie in it
   */
  public record Bin(double from, @Nullable Double to, long count) {}

  /** How many values there are. */
  public long all() {
    return bins.stream().mapToLong(Bin::count).sum();
  }
}
