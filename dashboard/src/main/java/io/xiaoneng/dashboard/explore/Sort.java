package io.xiaoneng.dashboard.explore;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which order parts stand. Those without data are last. */
public enum Sort {
  LARGEST,
  SMALLEST,
  /** By their codes. */
  KEY,
  /** The most cases first. */
  WEIGHT;

  /** The name in addresses. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of that name; {@link #LARGEST} where there is none. */
  static Sort of(@Nullable String name) {
    for (Sort each : values()) {
      if (each.wireName().equals(name)) {
        return each;
      }
    }
    return LARGEST;
  }

  Comparator<Row> order() {
    Comparator<Row> byKey =
        Comparator.comparing((Row row) -> row.key().isEmpty()).thenComparing(Row::key);
    Comparator<Double> up = Comparator.naturalOrder();
    return switch (this) {
      case KEY -> byKey;
      case LARGEST -> by(Comparator.reverseOrder()).thenComparing(byKey);
      case SMALLEST -> by(up).thenComparing(byKey);
      case WEIGHT ->
          Comparator.comparing(
                  (Row row) -> row.told().weight(), Comparator.nullsLast(Comparator.reverseOrder()))
              .thenComparing(byKey);
    };
  }

  private static Comparator<Row> by(Comparator<Double> order) {
    return Comparator.comparing(row -> row.told().value(), Comparator.nullsLast(order));
  }
}
