package io.xiaoneng.dashboard.change;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change and what makes it up.
 *
 * @param late the earlier figure as it was known; where it is not told, the change is counted from
 *     what is known now, and no cause is late data
 * @param from the earlier period's figure as known now, as of its end; null for no data
 * @param to the later period's figure likewise
 * @param weightBefore what {@code from} is made of: cases, or what the metric divides by; of a
 *     count the count
 * @param weightAfter likewise of {@code to}
 * @param low the difference of {@code to} and {@code from} lies between this and {@code high} with
 *     95 % (Newcombe); null where the figure is no share of cases
 * @param parts every cause that can be told of this metric; they sum to {@link #change}; empty
 *     where a figure is missing
 * @param split what VOLUME is shared between: {@code unit-level:DISTRICT}, {@code channel}
 * @param items that moved it most, the largest effect first, late data left out; the last line may
 *     be the rest
 * @param units below the subject likewise; empty where it is not made of several
 * @param channels likewise
 */
public record ChangeView(
    ChangeQuestion question,
    LateData late,
    @Nullable Double from,
    @Nullable Double to,
    double weightBefore,
    double weightAfter,
    @Nullable Double low,
    @Nullable Double high,
    List<Part> parts,
    List<String> split,
    List<Mover> items,
    List<Mover> units,
    List<Mover> channels) {

  /** Takes its own copies. */
  public ChangeView {
    parts = List.copyOf(parts);
    split = List.copyOf(split);
    items = List.copyOf(items);
    units = List.copyOf(units);
    channels = List.copyOf(channels);
  }

  /**
   * What a cause adds.
   *
   * @param value in the metric's unit
   * @param share of the change; may be below 0 or above 1 where causes work against each other;
   *     null where nothing changed
   */
  public record Part(ChangeCause cause, double value, @Nullable Double share) {}

  /**
   * Cases that have something in common, and what they add.
   *
   * @param code of the item, unit or channel; "" where it is not known of the cases
   * @param rest whether it is all that is not listed
   * @param effect what they add together
   * @param volume of it; likewise items and speed
   * @param before their own figure in the earlier period; null where there were none
   * @param after likewise in the later one
   * @param weightBefore what {@code before} is made of
   * @param weightAfter likewise
   */
  public record Mover(
      String code,
      String nameZh,
      String nameEn,
      boolean rest,
      double effect,
      double volume,
      double items,
      double speed,
      @Nullable Double before,
      @Nullable Double after,
      double weightBefore,
      double weightAfter) {}

  /** Where the change is counted from: as it was known, else as it is known now. */
  public @Nullable Double start() {
    return late.state() == LateData.State.TOLD ? late.value() : from;
  }

  /** The change; null where a figure is missing. */
  public @Nullable Double change() {
    Double start = start();
    return start == null || to == null ? null : to - start;
  }

  /** Whether causes can be told. */
  public boolean told() {
    return !parts.isEmpty();
  }

  /** Whether a change as large comes about by chance alone; false where that is not known. */
  public boolean chance() {
    return low != null && high != null && low <= 0 && high >= 0;
  }

  /** The cause that adds most in the direction of the change; empty where nothing changed. */
  public Optional<Part> main() {
    Double change = change();
    return change == null || change == 0
        ? Optional.empty()
        : parts.stream()
            .filter(each -> each.value() * change > 0)
            .max(Comparator.comparingDouble(each -> Math.abs(each.value())));
  }
}
