package io.xiaoneng.simulator.bench;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Office;
import io.xiaoneng.simulator.city.ServiceItem;
import io.xiaoneng.simulator.life.JsonBytes;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.OfficeTime;
import io.xiaoneng.simulator.life.SimEvent;
import io.xiaoneng.simulator.life.Topic;
import io.xiaoneng.simulator.truth.CasePlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One case of the bench load. {@code sendAt} of its deliveries is no time but a distance in steps
 * from the case's own first step.
 */
final class BenchCase {

  /** The longest distance, in steps. */
  static final int LONGEST = 131_071;

  private static final int BETWEEN_EVENTS = 900;
  private static final int LATEST = 60_000;
  private static final int REPEATED_WITHIN = 20_000;
  private static final int DAYS = 90;
  private static final double LATE = 0.10;
  private static final double DUPLICATE = 0.03;
  private static final double CORRECTION = 0.02;
  private static final String[] CHANNELS = {"WEB", "MOBILE", "COUNTER", "TERMINAL", "MAILBOX"};
  private static final double[] SHARES = Dice.cumulative(30, 32, 27, 9, 2);
  private static final String SOURCE = "/online/portal";

  private final long seed;
  private final City city;
  private final OfficeTime office;
  private final List<ServiceItem> items;
  private final long begin;
  private final double millisACase;
  private final JsonBytes json = new JsonBytes();

  BenchCase(long seed, City city, OfficeTime office, Instant end, long cases) {
    this.seed = Dice.derive(seed, 0xBE);
    this.city = city;
    this.office = office;
    this.items = city.items().stream().filter(item -> item.promised() <= 20).toList();
    this.begin = office.start(office.dayOf(end.toEpochMilli()) - DAYS - 60);
    this.millisACase = DAYS * 86_400_000.0 / cases;
  }

  Life of(long number) {
    Dice dice = new Dice(Dice.derive(seed, number));
    int cell = dice.below(City.CITY_CELL);
    ServiceItem item = City.anyOf(items, dice);
    Office unit = city.responsible(item, cell, dice);
    String channel = CHANNELS[dice.pick(SHARES)];
    String subject = "B" + (100_000_000 + number);
    long applied = begin + (long) (number * millisACase);
    long accepted = office.after(applied, 0, dice);
    int promised = item.promised();
    int days = dice.chance(0.03) ? promised + 1 + dice.below(4) : dice.below(promised + 1);
    long decided =
        days == 0
            ? accepted + dice.between(OfficeTime.MINUTE, 10 * OfficeTime.MINUTE)
            : office.any(office.plus(office.dayOf(accepted), days), dice);
    List<SimEvent> planned = new ArrayList<>(8);
    add(
        planned,
        subject,
        EventType.CASE_APPLIED,
        applied,
        json.begin()
            .ascii("unit", unit.code())
            .ascii("item", item.code())
            .number("itemVersion", 1)
            .ascii("channel", channel)
            .ascii("applicantKind", item.ofPersons() ? "PERSON" : "ORGANISATION")
            .number("materialsRequired", 4)
            .number("materialsShared", dice.below(5))
            .end());
    add(
        planned,
        subject,
        EventType.CASE_ACCEPTED,
        accepted,
        json.begin()
            .ascii("unit", unit.code())
            .ascii("item", item.code())
            .ascii("kind", item.immediate() ? "IMMEDIATE" : "COMMITTED")
            .end());
    add(planned, subject, EventType.CASE_STEP_STARTED, accepted + 1, step());
    add(planned, subject, EventType.CASE_STEP_FINISHED, (accepted + decided) / 2, step());
    add(
        planned,
        subject,
        EventType.CASE_DECIDED,
        decided,
        json.begin().ascii("outcome", "APPROVED").end());
    add(
        planned,
        subject,
        EventType.CASE_DELIVERED,
        decided + 1_000,
        json.begin().ascii("how", "ELECTRONIC").end());
    if (dice.chance(2 / 3.0)) {
      add(
          planned,
          subject,
          EventType.CASE_RATED,
          decided + 60_000,
          json.begin().ascii("rating", "r-1").number("level", 1).end());
    }
    String parent = unit.parent();
    String district =
        parent != null && parent.equals(City.CODE) ? unit.code() : city.cellCode(cell);
    CasePlan plan =
        new CasePlan(
            subject,
            unit.code(),
            district,
            item.code(),
            channel,
            item.immediate(),
            promised,
            CasePlan.NONE,
            0,
            CasePlan.NONE,
            false);
    return new Life(plan, deliveries(planned, dice));
  }

  private byte[] step() {
    return json.begin().text("step", "审查").end();
  }

  private static void add(
      List<SimEvent> planned, String subject, EventType type, long time, byte[] data) {
    String id = subject + "/" + (planned.size() + 1);
    planned.add(
        new SimEvent(type, Topic.ONLINE, SOURCE, subject, id, 0, time, 0, 0, false, data, null));
  }

  private static List<SimEvent> deliveries(List<SimEvent> planned, Dice dice) {
    List<SimEvent> all = new ArrayList<>(planned.size() + 1);
    for (int i = 0; i < planned.size(); i++) {
      long at =
          (long) i * BETWEEN_EVENTS + (dice.chance(LATE) ? dice.below(LATEST) : dice.below(50));
      SimEvent event = planned.get(i).sentAt(at);
      all.add(event);
      if (dice.chance(DUPLICATE)) {
        all.add(event.sentAt(at + dice.below(REPEATED_WITHIN)));
      }
      if (dice.chance(CORRECTION)) {
        long time = event.type() == EventType.CASE_DECIDED ? event.time() + 60_000 : event.time();
        all.add(event.corrected(1, time, at + dice.below(REPEATED_WITHIN)));
      }
    }
    return all;
  }
}
