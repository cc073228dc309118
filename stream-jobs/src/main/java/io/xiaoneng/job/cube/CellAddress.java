package io.xiaoneng.job.cube;

import io.xiaoneng.cube.CubeKey;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cell's address as one text: what the job partitions and keys by. */
public final class CellAddress {

  /** Unit separator: a control character, which no code holds. */
  private static final char SEPARATOR = '\u001f';

  private static final int PARTS = 6;

  private static final Map<String, CubeKey.Cohort> COHORTS =
      Stream.of(CubeKey.Cohort.values())
          .collect(Collectors.toUnmodifiableMap(CubeKey.Cohort::code, Function.identity()));

  private CellAddress() {}

  /** The text of a key. */
  public static String of(CubeKey key) {
    return key.cohort().code()
        + SEPARATOR
        + key.day().toEpochDay()
        + SEPARATOR
        + key.district()
        + SEPARATOR
        + key.channel()
        + SEPARATOR
        + key.itemType()
        + SEPARATOR
        + key.kind();
  }

  /**
   * The key of a text.
   *
   * @throws IllegalArgumentException where {@link #of} did not write it
   */
  public static CubeKey parse(String address) {
    String[] parts = new String[PARTS];
    int begin = 0;
    for (int i = 0; i < PARTS; i++) {
      int end = i + 1 < PARTS ? address.indexOf(SEPARATOR, begin) : address.length();
      if (end < 0 || begin > end) {
        throw new IllegalArgumentException("'" + address + "' is no address of a cell");
      }
      parts[i] = address.substring(begin, end);
      begin = end + 1;
    }
    CubeKey.Cohort cohort = COHORTS.get(parts[0]);
    if (cohort == null || parts[PARTS - 1].indexOf(SEPARATOR) >= 0) {
      throw new IllegalArgumentException("'" + address + "' is no address of a cell");
    }
    return new CubeKey(
        cohort,
        LocalDate.ofEpochDay(Long.parseLong(parts[1])),
        parts[2],
        parts[3],
        parts[4],
        parts[5]);
  }
}
