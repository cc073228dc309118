package io.xiaoneng.dashboard.metric;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every {@link CaseMeasure}, theme by theme as in the catalogue. */
final class CaseMeasures {

  private static final List<CaseMeasure> ALL =
      Stream.of(
              CountMeasures.ALL,
              ChannelMeasures.ALL,
              ClockMeasures.ALL,
              DueMeasures.ALL,
              ConductMeasures.ALL,
              RatingMeasures.ALL,
              RadarMeasures.ALL)
          .flatMap(List::stream)
          .toList();

  private static final Map<String, CaseMeasure> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(CaseMeasure::id, Function.identity()));

  private CaseMeasures() {}

  /** Those that are not in force. */
  static List<CaseMeasure> shadows() {
    return ShadowMeasures.ALL;
  }

  /** That version of the measure, or null where there is none. */
  static @Nullable CaseMeasure of(String id, int version) {
    CaseMeasure inForce = of(id);
    return inForce != null && inForce.version() == version
        ? inForce
        : ShadowMeasures.ALL.stream()
            .filter(each -> each.id().equals(id) && each.version() == version)
            .findFirst()
            .orElse(null);
  }

  /** All that are in force. */
  static List<CaseMeasure> all() {
    return ALL;
  }

  /** The measure in force behind that metric, or null where it is not one of these. */
  static @Nullable CaseMeasure of(String id) {
    return BY_ID.get(id);
  }
}
