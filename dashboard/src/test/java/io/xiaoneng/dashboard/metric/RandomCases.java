package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFlag;
import io.xiaoneng.metric.Radar;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Cases of every kind by a seed: open, ended each way, deemed, stopped, quarantined, tests. */
final class RandomCases {

  private static final long DAY = 86_400_000L;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private final Random random;

  /** Of what is rare, apart: what it decides does not move the rest. */
  private final Random rare;

  private final List<Again> ended = new ArrayList<>();
  private final ZoneId zone;
  private final WorkCalendar calendar;
  private final List<String> units;
  private final UnaryOperator<String> districtOf;

  /**
   * @param districtOf the district that a unit lies in, "" for none
   */
  RandomCases(
      long seed,
      ZoneId zone,
      WorkCalendar calendar,
      List<String> units,
      UnaryOperator<String> districtOf) {
    this.districtOf = districtOf;
    this.random = new Random(seed);
    this.rare = new Random(seed + 1);
    this.zone = zone;
    this.calendar = calendar;
    this.units = units;
  }

  List<CaseFacts> many(int count) {
    List<CaseFacts> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(one("case-" + i));
    }
    return cases;
  }

  private CaseFacts one(String id) {
    Again again = again();
    Instant applied = chance(95) ? later(START, 75) : null;
    applied = again == null ? applied : again.at;
    Instant base = applied == null ? later(START, 75) : applied;
    Instant first = chance(20) ? base.minusMillis(random.nextInt(10 * (int) DAY)) : base;
    Instant accepted = chance(85) ? later(base, 5) : null;
    boolean deemed = accepted != null && applied != null && chance(10);
    if (deemed) {
      accepted = applied;
    }
    Instant clock = accepted == null ? base : accepted;
    Instant decided = chance(70) ? later(clock, 20) : null;
    boolean quarantined = decided != null && accepted != null && chance(8);
    if (quarantined && applied != null && !deemed && rare.nextBoolean()) {
      applied = decided.plusMillis(1);
    } else if (quarantined) {
      decided = accepted.minusMillis(1);
    }
    Instant delivered = decided != null && chance(50) ? later(decided, 6) : null;
    Instant refused = chance(8) ? later(base, 15) : null;
    Instant closed = chance(12) ? later(base, 25) : null;
    if (decided != null && !quarantined && chance(4)) {
      refused = decided;
    }
    Instant otherwise = refused == null ? closed : refused;
    Instant due = accepted != null && chance(85) ? later(accepted, 15) : null;
    due = chance(5) && due != null ? before(base) : atTimes(decided, otherwise, due);
    Instant statutory = accepted != null && chance(70) ? later(accepted, 25) : null;
    statutory =
        chance(5) && statutory != null ? before(base) : atTimes(decided, otherwise, statutory);
    if (refused != null && refused.equals(due) && closed == null && id.hashCode() % 2 == 0) {
      closed = refused;
    }
    Instant acceptDue = applied != null && chance(40) ? later(applied, 8) : null;
    Instant answered = acceptDue != null && chance(85) ? later(applied, 9) : null;
    acceptDue = atTimes(answered, closed, acceptDue);
    if (answered != null && answered.equals(acceptDue) && chance(25)) {
      closed = answered;
    }
    Instant deliveryDue = decided != null && chance(60) ? later(decided, 14) : null;
    deliveryDue = atTimes(delivered, closed, deliveryDue);
    if (delivered != null
        && delivered.equals(deliveryDue)
        && closed == null
        && id.hashCode() % 2 == 0) {
      closed = delivered;
    }
    boolean committed = chance(70);
    int stopped = chance(15) ? random.nextInt(4) : 0;
    Integer d1 =
        accepted == null || decided == null || quarantined
            ? null
            : Math.max(0, calendar.countedBetween(date(accepted), date(decided)) - stopped);
    CaseFacts.Attributes attributes = chance(quarantined ? 80 : 97) ? attributes() : null;
    if (attributes != null) {
      attributes = again == null ? attributes : again.attributes;
      if (otherwise != null && (decided == null || otherwise.isBefore(decided))) {
        ended.add(new Again(attributes, earlier(refused, closed)));
      }
    }
    return new CaseFacts(
        id,
        attributes,
        first,
        applied,
        accepted,
        deemed,
        deemed ? calendar.plus(date(accepted), 5).plusDays(1).atStartOfDay(zone).toInstant() : null,
        decided,
        delivered,
        refused,
        closed,
        decided == null ? "" : "APPROVED",
        accepted == null || deemed ? "" : committed ? "COMMITTED" : "IMMEDIATE",
        accepted == null || deemed ? "" : "NORMAL",
        pick("GENERAL", "SPECIALISED", ""),
        due,
        statutory,
        null,
        applied == null ? null : later(due == null ? applied : due, 30),
        d1,
        stopped,
        stopped > 0 ? 1 : 0,
        chance(10) ? 1 + random.nextInt(5) : 0,
        chance(20) ? 1 + random.nextInt(2) : 0,
        quarantined,
        chance(quarantined ? 20 : 4),
        flags(quarantined),
        5,
        BigInteger.valueOf(1_000 + random.nextInt(1_000)),
        later(base, 30),
        new CaseFacts.Dates(
            date(first),
            dateOf(applied),
            dateOf(accepted),
            dateOf(decided),
            dateOf(delivered),
            dateOf(due),
            dateOf(statutory),
            dateOf(acceptDue),
            dateOf(deliveryDue)),
        new CaseFacts.Duties(acceptDue, answered, deliveryDue),
        effort(base, delivered),
        new CaseFacts.Times(
            statutory == null ? null : 5 + random.nextInt(30), millis(), millis(), spans(accepted)),
        due != null && chance(40) ? chance(20) ? due : later(due.minusMillis(2 * DAY), 4) : null,
        ratings(base));
  }

  /** Something that is applied for once more, and when. */
  private record Again(CaseFacts.Attributes attributes, Instant at) {}

  /**
   * Now and then what ended without a decision, at its end or when the days are over in which an
   * application for the same counts as another attempt; else null.
   */
  private Again again() {
    if (rare.nextInt(100) >= 8 || ended.isEmpty()) {
      return null;
    }
    Again of = ended.get(rare.nextInt(ended.size()));
    Instant over = of.at.plusMillis(Radar.REAPPLY_DAYS * DAY);
    List<Instant> edges = List.of(of.at, of.at.plusMillis(1), over, over.plusMillis(1));
    return new Again(of.attributes, edges.get(rare.nextInt(edges.size())));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  /** Some days before anything is heard of a case: a date that was sent wrong. */
  private Instant before(Instant base) {
    return base.minusMillis(DAY + random.nextInt(20 * (int) DAY));
  }

  /** A due date that now and then is the very moment at which what was due was done, or ended. */
  private Instant atTimes(Instant done, Instant ended, Instant due) {
    int dice = random.nextInt(100);
    if (due != null && done != null && dice < 18) {
      return done;
    }
    return due != null && ended != null && dice >= 75 ? ended : due;
  }

  private EnumSet<CaseFlag> flags(boolean quarantined) {
    EnumSet<CaseFlag> flags = EnumSet.noneOf(CaseFlag.class);
    if (quarantined) {
      flags.add(CaseFlag.DECIDED_TOO_EARLY);
    }
    if (chance(15)) {
      flags.add(CaseFlag.PROMISE_REWRITTEN);
    }
    return flags;
  }

  private CaseFacts.Effort effort(Instant base, Instant delivered) {
    List<CaseFacts.Trip> trips = new ArrayList<>();
    while (chance(45)) {
      trips.add(new CaseFacts.Trip(later(base, 25), chance(40)));
    }
    int required = random.nextInt(8);
    return new CaseFacts.Effort(
        delivered == null ? "" : pick("ELECTRONIC", "COURIER", "COUNTER", ""),
        chance(15),
        chance(85) ? required : null,
        chance(85) ? random.nextInt(required + 1) : null,
        chance(60),
        chance(75),
        trips);
  }

  private List<CaseFacts.Rating> ratings(Instant base) {
    List<CaseFacts.Rating> ratings = new ArrayList<>();
    while (chance(50)) {
      Instant at = chance(5) ? before(base) : later(base, 30);
      Instant rectified = chance(50) ? later(at, 25) : null;
      Instant revisited = rectified != null && chance(60) ? rectified : null;
      ratings.add(
          new CaseFacts.Rating(
              "r" + ratings.size(),
              at,
              date(at),
              1 + random.nextInt(5),
              chance(30),
              chance(50),
              rectified,
              dateOf(rectified),
              revisited,
              dateOf(revisited)));
    }
    return ratings;
  }

  private List<CaseFacts.Span> spans(Instant accepted) {
    if (accepted == null || chance(70)) {
      return List.of();
    }
    LocalDate from = date(accepted).plusDays(random.nextInt(chance(50) ? 4 : 14));
    CaseFacts.Span first = new CaseFacts.Span(from, from.plusDays(1 + random.nextInt(6)));
    if (rare.nextInt(100) < 60) {
      return List.of(first);
    }
    LocalDate next = first.until().plusDays(rare.nextInt(8));
    return List.of(first, new CaseFacts.Span(next, next.plusDays(1 + rare.nextInt(5))));
  }

  private long millis() {
    return chance(30) ? random.nextInt(5 * (int) DAY) : 0;
  }

  private CaseFacts.Attributes attributes() {
    String unit = units.get(random.nextInt(units.size()));
    return new CaseFacts.Attributes(
        unit,
        districtOf.apply(unit),
        pick("item-1", "item-2", "it'em\\3?"),
        1,
        pick("行政许可", "公共服务", ""),
        pick("WEB", "MOBILE", "COUNTER", "TERMINAL", "DOORSTEP", "OTHER"),
        pick("PERSON", "ORGANISATION", ""),
        pick("", "", "bundle-1"),
        pick("", "instance-" + random.nextInt(60)),
        pick("", "point-1"),
        "",
        chance(15),
        chance(40) ? "project-" + random.nextInt(90) : "",
        pick("", "stage-1", "stage-2"),
        "");
  }

  private Instant later(Instant from, int days) {
    long millis = (long) (random.nextDouble() * days * DAY);
    Instant at = from.plusMillis(millis);
    // Now and then exactly at the edge of a local day, where one millisecond decides.
    return switch (random.nextInt(12)) {
      case 0 -> date(at).plusDays(1).atStartOfDay(zone).toInstant();
      case 1 -> date(at).plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
      default -> at;
    };
  }

  private LocalDate date(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  private LocalDate dateOf(Instant at) {
    return at == null ? null : date(at);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(String... values) {
    return values[random.nextInt(values.length)];
  }
}
