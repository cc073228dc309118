package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.city.Dice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What goes wrong between an event and its delivery: lateness, repeats, corrections, damage. */
final class Mishaps {

  private static final double LATE = 0.02;
  private static final double DUPLICATE = 0.03;
  private static final double CORRECTION = 0.02;
  private static final double BROKEN = 0.0002;
  private static final byte[] NOTE = ",\"note\":\"更正\"}".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ONLY_NOTE = "{\"note\":\"更正\"}".getBytes(StandardCharsets.UTF_8);

  private final OfficeTime office;

  Mishaps(OfficeTime office) {
    this.office = office;
  }

  /**
   * The deliveries of the planned events, whose {@code sendAt} is the moment they really happen. A
   * sender's outbox keeps the order of one subject's events: what is late holds back those behind
   * it.
   */
  List<SimEvent> deliveries(List<SimEvent> planned, int cell, Dice dice) {
    List<SimEvent> all = new ArrayList<>(planned.size() + 4);
    planned.sort(Comparator.comparingLong(SimEvent::sendAt));
    Map<String, Long> outbox = new HashMap<>(4);
    for (SimEvent event : planned) {
      if (event.topic() == Topic.HALL && Senders.silent(cell, office.dayOf(event.sendAt()))) {
        continue;
      }
      long sendAt = outbox.merge(event.subject(), sendAt(event, cell, dice), Math::max);
      SimEvent first = event.sentAt(sendAt);
      all.add(first);
      if (dice.chance(CORRECTION) && event.type().ofCase()) {
        SimEvent corrected = corrected(first, dice);
        all.add(corrected);
        repeat(corrected, dice, all);
      }
      repeat(first, dice, all);
      if (dice.chance(BROKEN)) {
        all.add(broken(first, dice));
      }
    }
    return all;
  }

  private static void repeat(SimEvent event, Dice dice, List<SimEvent> all) {
    if (dice.chance(DUPLICATE)) {
      all.add(event.repeatedAt(event.sendAt() + dice.between(500, 10 * OfficeTime.MINUTE)));
    }
  }

  private long sendAt(SimEvent event, int cell, Dice dice) {
    long soon = event.sendAt() + dice.between(200, 3_000);
    return switch (Senders.punctuality(event.source(), cell)) {
      case AT_ONCE ->
          dice.chance(LATE)
              ? soon + dice.between(10 * OfficeTime.MINUTE, 20 * OfficeTime.HOUR)
              : soon;
      case EVENING -> {
        long evening = office.start(office.dayOf(event.sendAt())) + 20 * OfficeTime.HOUR;
        yield Math.max(soon, evening) + dice.between(0, 10 * OfficeTime.MINUTE);
      }
      case NIGHT ->
          office.start(office.dayOf(event.sendAt()) + 1)
              + 2 * OfficeTime.HOUR
              + dice.between(0, 20 * OfficeTime.MINUTE);
    };
  }

  /** Times of application and decision are mended too: the first earlier, the second later. */
  private static SimEvent corrected(SimEvent event, Dice dice) {
    long shift = dice.between(1, 12) * OfficeTime.MINUTE;
    long time =
        event.type() == EventType.CASE_DECIDED
            ? event.time() + shift
            : event.type() == EventType.CASE_APPLIED ? event.time() - shift : event.time();
    long sendAt = event.sendAt() + dice.between(OfficeTime.HOUR, 48 * OfficeTime.HOUR);
    return event.revised(event.revision() + 1, time, noted(event.data()), sendAt);
  }

  private static byte[] noted(byte @org.jspecify.annotations.Nullable [] data) {
    if (data == null || data.length <= 2) {
      return ONLY_NOTE;
    }
    byte[] noted = Arrays.copyOf(data, data.length - 1 + NOTE.length);
    System.arraycopy(NOTE, 0, noted, data.length - 1, NOTE.length);
    return noted;
  }

  private static SimEvent broken(SimEvent event, Dice dice) {
    String id = event.id() + "/x";
    String good =
        "{\"specversion\":\"1.0\",\"id\":\""
            + id
            + "\",\"source\":\""
            + event.source()
            + "\",\"type\":\"case.applied\",\"subject\":\""
            + event.subject()
            + "\",\"time\":\"2026-01-05T09:00:00+08:00\",\"data\":{\"unit\":\"610100\","
            + "\"item\":\"6101-XK-0011\",\"channel\":\"WEB\"}}";
    String bad =
        switch (dice.below(6)) {
          case 0 -> good.substring(0, good.length() / 2);
          case 1 -> good.replace("case.applied", "case.aplied");
          case 2 -> good.replace("\"item\":\"6101-XK-0011\",", "");
          case 3 -> good.replace("09:00:00+08:00", "09:00:00");
          case 4 -> good.replace("\"WEB\"", "\"FAX\"");
          default -> good.replace("\"specversion\":\"1.0\",", "");
        };
    return event.brokenAs(bad.getBytes(StandardCharsets.UTF_8), event.sendAt() + 1_000);
  }
}
