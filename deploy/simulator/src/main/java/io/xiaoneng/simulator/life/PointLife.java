package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Site;

/** A service point's day: heartbeats, failures, tickets given up. */
public final class PointLife {

  private static final long HEARTBEAT = 6 * OfficeTime.HOUR;
  private static final int MAX_ABANDONED = 6;

  private final long seed;
  private final City city;
  private final OfficeTime office;
  private final Senders senders;
  private final Mishaps mishaps;
  private final CaseWriter out;

  public PointLife(long seed, City city, OfficeTime office) {
    this.seed = Dice.derive(seed, 0x901);
    this.city = city;
    this.office = office;
    this.senders = new Senders(city);
    this.mishaps = new Mishaps(office);
    this.out = new CaseWriter(new WireTime(office.zone()));
  }

  /** The day of the point with that index in {@link City#points}. */
  public Life of(long day, int index) {
    Site site = city.points().get(index);
    Dice dice = new Dice(Dice.derive(Dice.derive(seed, day), index));
    out.begin(site.id(), false);
    if (site.kind().equals("TERMINAL")) {
      terminal(site, index, day, dice);
    } else if (site.kind().equals("HALL") && office.counted(day)) {
      hall(site, day, dice);
    }
    return new Life(null, mishaps.deliveries(out.end(), site.cell(), dice));
  }

  private void terminal(Site site, int index, long day, Dice dice) {
    String source = senders.terminal(site.cell(), site.id());
    long start = office.start(day);
    long end = office.start(day + 1);
    long down = end;
    long up = end;
    if (dice.chance(site.downChance())) {
      down = start + dice.between(0, 20 * OfficeTime.HOUR);
      up = Math.min(end - 1, down + dice.between(OfficeTime.HOUR, 20 * OfficeTime.HOUR));
      add(site, EventType.POINT_DOWN, source, down);
      add(site, EventType.POINT_UP, source, up);
    }
    // Each terminal has its own minute, or all would speak at once.
    long phase = Math.floorMod(index * 7_919L * 1_000, HEARTBEAT);
    for (long at = start + phase; at < end; at += HEARTBEAT) {
      if (at < down || at > up) {
        add(site, EventType.POINT_HEARTBEAT, source, at);
      }
    }
  }

  private void add(Site site, EventType type, String source, long at) {
    out.data();
    String id = site.id() + "/" + type.wireName() + "/" + at / 1000;
    out.addWithId(site.id(), id, type, source, at, at);
  }

  private void hall(Site site, long day, Dice dice) {
    int abandoned = dice.below(MAX_ABANDONED);
    for (int i = 0; i < abandoned; i++) {
      String ticket = "Q-" + site.id() + "-" + day + "-" + i;
      long taken = office.any(day, dice);
      String source = senders.counter(site.cell(), site.id(), 1 + dice.below(24));
      out.data().ascii("servicePoint", site.id());
      out.addOf(ticket, EventType.QUEUE_TAKEN, source, taken);
      out.data().ascii("servicePoint", site.id());
      out.addOf(
          ticket,
          EventType.QUEUE_ABANDONED,
          source,
          taken + dice.between(10, 50) * OfficeTime.MINUTE);
    }
  }
}
