package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.freshness.Freshness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every hall's queue on one day.
 *
 * @param day today, or the last day with tickets where today has none yet; null where no ticket was
 *     ever taken
 * @param today whether the picture is of now, not of the end of a day that is over
 * @param asOf the moment of the picture
 * @param city all of them together
 * @param halls longest queue first
 */
public record Halls(
    Instant computedAt,
    @Nullable LocalDate day,
    boolean today,
    Instant asOf,
    Queue city,
    List<Hall> halls,
    Freshness freshness) {

  /**
   * A hall.
   *
   * @param code of the service point; "" for tickets without one
   * @param unit whose point it is, "" where unknown
   */
  public record Hall(
      String code,
      String nameZh,
      String nameEn,
      String unit,
      String unitZh,
      String unitEn,
      Queue queue) {}

  /** The hall of that code, or null. */
  public @Nullable Hall hall(String code) {
    return halls.stream().filter(each -> each.code().equals(code)).findFirst().orElse(null);
  }
}
