package io.xiaoneng.dashboard.circle.figure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A service point and how it is.
 *
 * @param id also called {@code code}
 * @param kind HALL, CENTRE, TERMINAL, MAILBOX or ""
 * @param lon WGS 84; where its reach was measured from, else as registered
 * @param lat likewise
 * @param state OPEN, CLOSED or DOWN; null where nobody can say
 * @param since when that state began, as far as thirty days back; null likewise
 * @param lastSeen its last sign of life; null where none was heard in thirty days
 * @param upShare of the time of the last thirty days in which it should have been open, the share
 *     in which it was; null where it should not have been
 * @param use tickets taken there in the last thirty days, or where none were, cases applied for
 * @param useOf {@code tickets} or {@code cases}
 * @param hours as registered
 * @param problem the first of what is the matter with it: {@code NO_PLACE}, {@code OUTSIDE}, {@code
 *     TOO_FAR}, {@code NO_STREETS}, {@code HOURS}, {@code NO_HOURS}; "" where nothing is
 */
public record CirclePoint(
    String id,
    String code,
    String kind,
    String nameZh,
    String nameEn,
    String unit,
    String unitZh,
    String unitEn,
    @Nullable Double lon,
    @Nullable Double lat,
    @Nullable String state,
    @Nullable Instant since,
    @Nullable Instant lastSeen,
    @Nullable Double upShare,
    long use,
    String useOf,
    String hours,
    String problem) {

  /** Where it stands in a list that has first what is broken: down, unknown, open, closed. */
  int rank() {
    if (state == null) {
      return 1;
    }
    return switch (state) {
      case "DOWN" -> 0;
      case "OPEN" -> 2;
      default -> 3;
    };
  }
}
