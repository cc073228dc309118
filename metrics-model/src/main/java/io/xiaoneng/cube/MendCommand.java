package io.xiaoneng.cube;

import java.time.LocalDate;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Commands that mend what the job keeps, as texts of the topic {@link #TOPIC}, beside those to fold
 * a case again. An event is given to its case, ticket, contract or service point once more, which
 * adds it where it was lost and changes nothing where it was not. A cell is given what it lacks:
 * sums may be negative, and a cell that is given nothing is written once more.
 */
public final class MendCommand {

  /** Where commands to the job are sent. */
  public static final String TOPIC = "xiaoneng.refold";

  private static final String EVENT = "event:";
  private static final String CELL = "cell:";
  private static final String SEPARATOR = "\u001f";
  private static final int FIELDS = 6;

  private MendCommand() {}

  /**
   * What a cell is given.
   *
   * @param addend a {@link CubeCell}, encoded
   */
  public record CellAddend(CubeKey key, byte[] addend) {}

  /**
   * The value for an event; the key is its subject.
   *
   * @param recorded as {@link io.xiaoneng.event.EventCodec} encodes it
   */
  public static String event(byte[] recorded) {
    return EVENT + Base64.getEncoder().encodeToString(recorded);
  }

  /**
   * The encoded event, or null where the value is another command.
   *
   * @throws IllegalArgumentException where it is damaged
   */
  public static byte @Nullable [] event(String value) {
    return value.startsWith(EVENT)
        ? Base64.getDecoder().decode(value.substring(EVENT.length()))
        : null;
  }

  /** The key for a cell. */
  public static String cellKey(CubeKey key) {
    return String.join(
        SEPARATOR,
        key.cohort().code(),
        key.day().toString(),
        key.district(),
        key.channel(),
        key.itemType(),
        key.kind());
  }

  /** The value for a cell. */
  public static String cell(CubeCell addend) {
    return CELL + Base64.getEncoder().encodeToString(addend.encode());
  }

  /**
   * What a cell is given, or null where the value is another command.
   *
   * @throws IllegalArgumentException where it is damaged
   */
  public static @Nullable CellAddend cell(String key, String value) {
    if (!value.startsWith(CELL)) {
      return null;
    }
    byte[] addend = Base64.getDecoder().decode(value.substring(CELL.length()));
    CubeCell.decode(addend);
    String[] fields = key.split(SEPARATOR, -1);
    if (fields.length != FIELDS) {
      throw new IllegalArgumentException("'" + key + "' is no cell");
    }
    return new CellAddend(
        new CubeKey(
            cohort(fields[0]),
            LocalDate.parse(fields[1]),
            fields[2],
            fields[3],
            fields[4],
            fields[5]),
        addend);
  }

  private static CubeKey.Cohort cohort(String code) {
    for (CubeKey.Cohort each : CubeKey.Cohort.values()) {
      if (each.code().equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("'" + code + "' is no cohort");
  }
}
