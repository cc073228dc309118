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

  /** All of them. */
  static List<CaseMeasure> all() {
    return ALL;
  }

  /** The measure in force behind that metric, or null where it is not one of these. */
  static @Nullable CaseMeasure of(String id) {
    return BY_ID.get(id);
  }
}
