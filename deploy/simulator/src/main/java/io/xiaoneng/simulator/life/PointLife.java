package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Site;
import java.util.ArrayList;
import java.util.List;

/**
 * A service point's day: signs of life, failures, tickets given up. Most terminals tell when they
 * fail and come up again, and once each morning that they are up. Some send heartbeats, as new ones
 * do, and fail by falling silent.
 */
public final class PointLife {

  private static final long HEARTBEAT = 2 * OfficeTime.MINUTE;
  private static final long MORNING = 6 * OfficeTime.HOUR;
  private static final int MAX_ABANDONED = 6;

  /** Which of those that could is the one that sends heartbeats. */
  private static final int CHOSEN = 5;

  private final long seed;
  private final City city;
  private final OfficeTime office;
  private final Senders senders;
  private final Mishaps mishaps;
  private final CaseWriter out;
  private final boolean[] beats;
  private final long beatsFrom;

  /**
   * @param beatEvery each so many terminals one sends heartbeats
   * @param beatsFrom first day with heartbeats, an epoch day; those terminals are not heard before
   */
  public PointLife(long seed, City city, OfficeTime office, int beatEvery, long beatsFrom) {
    this.seed = Dice.derive(seed, 0x901);
    this.city = city;
    this.office = office;
    this.senders = new Senders(city);
    this.mishaps = new Mishaps(office);
    this.out = new CaseWriter(new WireTime(office.zone()));
    this.beatsFrom = beatsFrom;
    this.beats = new boolean[city.points().size()];
    int terminals = 0;
    for (int i = 0; i < beats.length; i++) {
      if (city.points().get(i).kind().equals("TERMINAL")) {
        beats[i] = terminals++ % beatEvery == CHOSEN;
      }
    }
  }

  /** The day of the point with that index in {@link City#points}. */
  public Life of(long day, int index) {
    Site site = city.points().get(index);
    Dice dice = new Dice(Dice.derive(Dice.derive(seed, day), index));
    out.begin(site.id(), false);
    if (beats[index]) {
      return new Life(null, day < beatsFrom ? List.of() : beating(site, index, day, dice));
    }
    if (site.kind().equals("TERMINAL") || site.kind().equals("MAILBOX")) {
      unattended(site, index, day, dice);
    } else if (site.kind().equals("HALL") && office.counted(day)) {
      hall(site, day, dice);
    }
    return new Life(null, mishaps.deliveries(out.end(), site.cell(), dice));
  }

  /** When it is down on that day: from, inclusive, and until; twice the day's end for never. */
  private long[] failure(Site site, long day, Dice dice) {
    long start = office.start(day);
    long end = office.start(day + 1);
    if (!dice.chance(site.downChance())) {
      return new long[] {end, end};
    }
    long down = start + dice.between(0, 20 * OfficeTime.HOUR);
    return new long[] {
      down, Math.min(end - 1, down + dice.between(OfficeTime.HOUR, 20 * OfficeTime.HOUR))
    };
  }

  private void unattended(Site site, int index, long day, Dice dice) {
    String source = senders.terminal(site.cell(), site.id());
    long end = office.start(day + 1);
    long[] failure = failure(site, day, dice);
    // Each has its own minute, or all would speak at once.
    long morning =
        office.start(day) + MORNING + Math.floorMod(index * 7_919L * 1_000, OfficeTime.HOUR);
    if (morning < failure[0] || morning > failure[1]) {
      add(site, EventType.POINT_UP, source, morning);
    }
    if (failure[0] < end) {
      add(site, EventType.POINT_DOWN, source, failure[0]);
      add(site, EventType.POINT_UP, source, failure[1]);
    }
  }

  /** A gateway hands them on at once or not at all. */
  private List<SimEvent> beating(Site site, int index, long day, Dice dice) {
    String source = Senders.gateway(site.id());
    long[] failure = failure(site, day, dice);
    long phase = Math.floorMod(Dice.derive(seed, index), HEARTBEAT);
    for (long at = office.start(day) + phase; at < office.start(day + 1); at += HEARTBEAT) {
      if (at < failure[0] || at > failure[1]) {
        add(site, EventType.POINT_HEARTBEAT, source, at);
      }
    }
    List<SimEvent> sent = new ArrayList<>();
    for (SimEvent event : out.end()) {
      sent.add(event.sentAt(event.sendAt() + dice.between(200, 1_500)));
    }
    return sent;
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
