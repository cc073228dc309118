package io.xiaoneng.simulator.life;

import io.xiaoneng.simulator.city.City;
import java.util.Set;

/** Who sends an event, how punctually, and when not at all. */
final class Senders {

  /** Cells whose hall sends once a day, in the evening. */
  private static final Set<Integer> EVENING_CELLS = Set.of(12, 19);

  /** Cells whose halls take turns in falling silent, five days in fifteen each. */
  private static final int[] SILENT_IN_TURN = {16, 17, 18};

  private static final int SILENCE_DAYS = 5;
  private static final Set<String> LEGACY_DEPARTMENTS = Set.of("TJ", "CL", "DA");

  private final String[] halls = new String[City.CELLS];
  private final String[] terminals = new String[City.CELLS];
  private final String[] approvals = new String[City.CELLS];
  private final String[] legacy = new String[City.CELLS];

  Senders(City city) {
    for (int cell = 0; cell < City.CELLS; cell++) {
      halls[cell] = "/hall/" + city.cellCode(cell) + "/";
      terminals[cell] = "/terminal/" + city.cellCode(cell) + "/";
      approvals[cell] = "/online/approval/" + city.cellCode(cell);
      legacy[cell] = "/online/legacy/" + city.cellCode(cell);
    }
  }

  /** The hall's or centre's counter. */
  String counter(int cell, String site, int window) {
    return halls[cell] + site + "/" + (window < 10 ? "0" : "") + window;
  }

  String terminal(int cell, String site) {
    return terminals[cell] + site;
  }

  /** The gateway that hears the heartbeats of some terminals. */
  static String gateway(String site) {
    return City.GATEWAY + site;
  }

  /** The system in which a department works. */
  String backOffice(int cell, String department) {
    return LEGACY_DEPARTMENTS.contains(department) ? legacy[cell] : approvals[cell];
  }

  static Topic topicOf(String source) {
    return source.startsWith("/hall/")
        ? Topic.HALL
        : source.startsWith("/terminal/") ? Topic.TERMINAL : Topic.ONLINE;
  }

  /** Whether that cell's hall sends nothing on that day. Exactly one cell is silent at a time. */
  static boolean silent(int cell, long day) {
    return SILENT_IN_TURN[(int) Math.floorMod(day / SILENCE_DAYS, (long) SILENT_IN_TURN.length)]
        == cell;
  }

  /** Whether events of that source wait for the evening or the night. */
  static Punctuality punctuality(String source, int cell) {
    if (source.startsWith("/hall/") && EVENING_CELLS.contains(cell)) {
      return Punctuality.EVENING;
    }
    return source.startsWith("/online/legacy/") ? Punctuality.NIGHT : Punctuality.AT_ONCE;
  }

  /** When a sender hands its events over. */
  enum Punctuality {
    AT_ONCE,
    EVENING,
    NIGHT
  }
}
