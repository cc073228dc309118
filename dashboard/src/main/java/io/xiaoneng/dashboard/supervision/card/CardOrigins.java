package io.xiaoneng.dashboard.supervision.card;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where cards come from: each kind of origin has a bean of this type. */
public interface CardOrigins {

  /** {@code FLAG} or {@code ALERT}. */
  String kind();

  /** What the flag or alert of that id says; empty where there is none. */
  Optional<Evidence> find(String id);

  /**
   * Which of these turned out to be wrong since, and why, in words for whoever was told of them; by
   * id. What was right when it was raised and is over is not among them.
   */
  default Map<String, String> wrong(Collection<String> ids) {
    return Map.of();
  }

  /**
   * Who besides the unit is to know of an issued card of that origin: where a unit is charged with
   * a step that it holds, whoever answers for the case. Empty for nobody.
   */
  default Optional<Copy> copy(String id) {
    return Optional.empty();
  }

  /**
   * Who is to know.
   *
   * @param unit its code
   * @param link address of what they answer for, which they may open
   */
  record Copy(String unit, String link) {}

  /**
   * What a card keeps of its origin.
   *
   * @param unit code of the unit that it is about
   * @param metric id of the figure; null for none
   * @param from first day of the period, inclusive; null for none
   * @param to last day, inclusive; null for none
   * @param json everything that speaks for it, as it is now
   * @param link address of its page
   * @param zh what it says, in a few words
   * @param en likewise
   */
  record Evidence(
      String unit,
      @Nullable String metric,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      String json,
      String link,
      String zh,
      String en) {}
}
