package io.xiaoneng.bench.fairness;

import io.xiaoneng.bench.fairness.MadeUnit.Kind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what one way of flagging did over many cities. */
final class Tally {

  /** A lag is to be seen within so many months. */
  static final int WITHIN = 3;

  private int cities;
  private long months;
  private long falseRed;
  private long falseYellow;
  private long planted;
  private long found;
  private long foundRed;
  private long systemic;

  /** Cities in which a unit of that kind that only looks so was ever RED. */
  private final Map<String, Long> lookAlikes = new LinkedHashMap<>();

  private final Map<Kind, Integer> seen = new EnumMap<>(Kind.class);

  /**
   * Flags of one month.
   *
   * @param red codes
   * @param yellow codes of those that are not RED
   */
  record Flags(Set<String> red, Set<String> yellow, boolean systemic) {}

  /**
   * Adds a city.
   *
   * @param flags of each month from the second one on
   */
  void add(MadeCity city, List<Flags> flags) {
    cities++;
    months += flags.size();
    seen.clear();
    flags.forEach(each -> systemic += each.systemic() ? 1 : 0);
    for (MadeUnit unit : city.units()) {
      boolean everRed = false;
      boolean inTime = false;
      boolean redInTime = false;
      for (int at = 0; at < flags.size(); at++) {
        int month = at + 1;
        boolean red = flags.get(at).red().contains(unit.code());
        boolean yellow = flags.get(at).yellow().contains(unit.code());
        if (!unit.lags(month)) {
          falseRed += red ? 1 : 0;
          falseYellow += yellow ? 1 : 0;
        } else if (month < unit.onset() + WITHIN) {
          inTime |= red || yellow;
          redInTime |= red;
        }
        everRed |= red;
      }
      if (unit.kind() == Kind.LAGS) {
        planted++;
        found += inTime ? 1 : 0;
        foundRed += redInTime ? 1 : 0;
      } else if (unit.kind().looksAlike()) {
        String name = unit.kind() + " " + seen.merge(unit.kind(), 1, Integer::sum);
        lookAlikes.merge(name, everRed ? 1L : 0L, Long::sum);
      }
    }
  }

  /** How many cities were added. */
  int cities() {
    return cities;
  }

  double falseRedAMonth() {
    return (double) falseRed / months;
  }

  double falseYellowAMonth() {
    return (double) falseYellow / months;
  }

  /** Share of the lagging units that were flagged within three months. */
  double found() {
    return (double) found / planted;
  }

  /** Share of the lagging units that were RED within three months. */
  double foundRed() {
    return (double) foundRed / planted;
  }

  /** Share of the months in which the whole class was said to have one problem. */
  double systemic() {
    return (double) systemic / months;
  }

  /** By each unit that only looks so: share of the cities in which it was ever RED. */
  Map<String, Double> lookAlikes() {
    Map<String, Double> shares = new LinkedHashMap<>();
    lookAlikes.forEach((name, count) -> shares.put(name, (double) count / cities));
    return shares;
  }

  /** The worst of them. */
  double worstLookAlike() {
    return lookAlikes().values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
