package io.xiaoneng.circle;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Coverage counted a second way, by one statement over the archived events of points, their hours,
 * reach and cells: what the job's figures are compared with.
 */
public final class CoverageSql {

  private static final String RESOURCE = "/sql/circle/coverage.sql";

  private CoverageSql() {}

  /**
   * The statement for a span of time. Its rows are, for each unit that has an urban community:
   * {@code unit_code, people, covered_millis} (people times milliseconds), {@code communities}
   * (with known people), {@code standard_millis} (communities times milliseconds with at least 90 %
   * covered), {@code cells_without_data, communities_without_data}.
   *
   * @param from inclusive
   * @param to exclusive
   * @param millimetres of the longest way that counts
   */
  public static String over(Instant from, Instant to, ZoneId zone, int millimetres) {
    return text()
        .replace("${from}", Long.toString(from.toEpochMilli()))
        .replace("${to}", Long.toString(to.toEpochMilli()))
        .replace("${zone}", "'" + zone.getId() + "'")
        .replace("${millimetres}", Integer.toString(millimetres));
  }

  private static String text() {
    try (InputStream in = CoverageSql.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
