package io.xiaoneng.dashboard.circle.figure;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One point in full.
 *
 * @param items codes of what it offers; empty where nobody has told
 * @param place where it stands on the streets; null where its reach is not measured
 * @param days its last days, oldest first, without those of which nothing is known
 * @param near who can walk to it, whether it is open or not
 * @param problems what is the matter with it, empty where nothing is
 */
public record PointFile(
    Instant at,
    CirclePoint point,
    List<String> items,
    @Nullable Place place,
    List<Day> days,
    List<Near> near,
    String populationSource,
    List<Problem> problems) {

  /**
   * Where it stands.
   *
   * @param snapped AT, or why it stands nowhere: TOO_FAR, OUTSIDE, NO_PLACE, NO_STREETS
   * @param metres to the street; null where there is none
   * @param island part of the streets that hangs together; −1 where it stands at none
   */
  public record Place(String snapped, @Nullable Double metres, int island) {}

  /**
   * A day's states.
   *
   * @param begins inclusive
   * @param ends exclusive
   */
  public record Day(LocalDate day, Instant begins, Instant ends, List<Piece> pieces) {}

  /** A piece of a day in one state: OPEN, CLOSED or DOWN. */
  public record Piece(Instant from, Instant to, String state) {}

  /**
   * Who lives near.
   *
   * @param pace metres a second
   * @param people in cells whose people are known
   * @param cells all of them that are in the sums
   */
  public record Near(BigDecimal pace, int minutes, long people, long cells) {}

  /**
   * Something that is the matter.
   *
   * @param code as {@link CirclePoint#problem()}
   * @param detail in the machine's words, "" where there is nothing to add
   */
  public record Problem(String code, String detail) {}
}
