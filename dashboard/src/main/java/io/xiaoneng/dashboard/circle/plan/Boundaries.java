package io.xiaoneng.dashboard.circle.plan;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which cities' administrative boundaries are among the assets: {@code maps/CCCC.json}, after the
 * first four figures of the districts' codes (GB/T 2260: province and city).
 */
final class Boundaries {

  private static final int CITY = 4;

  private Boundaries() {}

  /** Name of the file for these districts; null where none of their cities has one. */
  static @Nullable String of(Collection<String> codes) {
    return codes.stream()
        .filter(code -> code.matches("\\d{6}"))
        .map(code -> code.substring(0, CITY))
        .distinct()
        .filter(
            city -> Boundaries.class.getResource("/static/assets/maps/" + city + ".json") != null)
        .findFirst()
        .orElse(null);
  }
}
