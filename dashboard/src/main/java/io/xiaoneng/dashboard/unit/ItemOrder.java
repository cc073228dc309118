package io.xiaoneng.dashboard.unit;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the items of a unit are ordered; what has no figure comes last. */
enum ItemOrder {
  APPLIED(figures -> -figures.applied()),
  /** Of too few cases to be judged a share is no reason to stand first. */
  ON_TIME(figures -> figures.onTime().few() ? null : figures.onTime().value()),
  ONLINE(figures -> figures.online().few() ? null : figures.online().value()),
  HANDLING(figures -> minus(figures.handling().mean())),
  OPEN(figures -> -figures.open()),
  OVERDUE(figures -> -figures.overdue());

  private final Function<UnitFigures, @Nullable Number> key;

  ItemOrder(Function<UnitFigures, @Nullable Number> key) {
    this.key = key;
  }

  private static @Nullable Double minus(@Nullable Double value) {
    return value == null ? null : -value;
  }

  /** The order of that name, by cases where there is none of it. */
  static ItemOrder of(@Nullable String name) {
    for (ItemOrder each : values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    return APPLIED;
  }

  /** As addresses name it. */
  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  List<UnitView.Child> sorted(List<UnitView.Child> items) {
    return items.stream()
        .sorted(
            Comparator.comparing(this::key, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(UnitView.Child::code))
        .toList();
  }

  private @Nullable Double key(UnitView.Child item) {
    Number number = key.apply(item.figures());
    return number == null ? null : Double.valueOf(number.doubleValue());
  }
}
