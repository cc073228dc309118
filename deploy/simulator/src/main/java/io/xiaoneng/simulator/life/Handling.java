package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.city.Agencies;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Office;
import io.xiaoneng.simulator.city.ServiceItem;
import io.xiaoneng.simulator.city.Site;
import io.xiaoneng.simulator.truth.CasePlan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What offices do with an application. Chances and durations are made up. */
final class Handling {

  private static final double SUPPLEMENT = 0.11;
  private static final double NEVER_SUPPLEMENTED = 0.05;
  private static final double REFUSED = 0.014;
  private static final double RETURNED = 0.010;
  private static final double WITHDRAWN = 0.010;
  private static final double STUCK = 0.0015;
  private static final double STOP = 0.06;
  private static final double EXTENSION = 0.012;
  private static final double OTHER_UNIT_HOLDS = 0.15;
  private static final double QUARANTINED = 0.0008;
  private static final double PROMISE_SENT = 0.9;
  private static final double AGENCY = 0.3;
  private static final double PROMISE_TOO_LONG = 0.004;
  private static final String[] STOP_REASONS = {"专家评审", "听证", "检验检测", "现场勘验鉴定"};

  private final City city;
  private final OfficeTime office;
  private final CaseWriter out;
  private final Aftermath aftermath;

  Handling(City city, OfficeTime office, CaseWriter out) {
    this.city = city;
    this.office = office;
    this.out = out;
    this.aftermath = new Aftermath(office, out);
  }

  /**
   * An application as it came in.
   *
   * @param source who sent it
   * @param backOffice who sends what the office does
   */
  record Request(
      ServiceItem item,
      Office unit,
      int cell,
      String channel,
      String source,
      String backOffice,
      @Nullable Site site,
      long applied) {

    boolean online() {
      return channel.equals("WEB") || channel.equals("MOBILE");
    }
  }

  /** What the plan of the case must say of the handling. */
  record Outcome(long promisedDueAt, int grantedDays, long agencyDueAt) {
    static final Outcome PLAIN = new Outcome(CasePlan.NONE, 0, CasePlan.NONE);
  }

  Outcome handle(Request request, Dice dice) {
    return request.item().immediate() ? immediate(request, dice) : committed(request, dice);
  }

  private Outcome immediate(Request request, Dice dice) {
    long accepted;
    long decided;
    boolean onTheSpot = !request.online() && !request.channel().equals("MAILBOX");
    String by = onTheSpot ? request.source() : request.backOffice();
    if (onTheSpot) {
      accepted = request.applied() + dice.between(60_000, 15 * OfficeTime.MINUTE);
      decided = accepted + dice.between(60_000, 25 * OfficeTime.MINUTE);
    } else if (dice.chance(0.75)) {
      accepted = request.applied() + dice.between(2_000, 90_000);
      decided = accepted + dice.between(5_000, 6 * OfficeTime.MINUTE);
    } else {
      accepted = office.after(request.applied(), 0, dice);
      decided = accepted + dice.between(60_000, 20 * OfficeTime.MINUTE);
    }
    if (dice.chance(request.unit().lateChance() / 3)) {
      decided = office.after(accepted, 1 + dice.below(2), dice);
    }
    named(request)
        .ascii("kind", "IMMEDIATE")
        .ascii("window", dice.chance(0.85) ? "GENERAL" : "SPECIALISED");
    out.add(EventType.CASE_ACCEPTED, by, accepted);
    if (!dice.chance(STUCK)) {
      out.data().ascii("outcome", dice.chance(0.99) ? "APPROVED" : "OTHER");
      out.add(EventType.CASE_DECIDED, by, decided);
      aftermath.write(request, decided, dice);
    }
    return Outcome.PLAIN;
  }

  private Outcome committed(Request request, Dice dice) {
    long ready = request.applied();
    if (dice.chance(SUPPLEMENT)) {
      long requested = office.after(ready, dice.below(2), dice);
      out.data().json("missing", MISSING[dice.below(MISSING.length)]);
      out.add(EventType.CASE_SUPPLEMENT_REQUESTED, request.backOffice(), requested);
      if (dice.chance(NEVER_SUPPLEMENTED)) {
        out.data().text("reason", "逾期未补正");
        out.add(EventType.CASE_TERMINATED, request.backOffice(), office.after(requested, 15, dice));
        return Outcome.PLAIN;
      }
      ready = requested + (long) (6 * 24 * OfficeTime.HOUR * dice.unit()) + 30 * OfficeTime.MINUTE;
      if (request.channel().equals("COUNTER")
          && !Senders.silent(request.cell(), office.dayOf(ready))) {
        ready = office.after(requested, dice.below(5), dice);
        aftermath.visit(request, "SUPPLEMENT", ready);
      }
      out.data();
      out.add(
          EventType.CASE_SUPPLEMENTED,
          request.online() ? request.source() : request.backOffice(),
          ready);
    }
    double wait = dice.unit();
    long accepted =
        office.after(ready, wait < 0.7 ? 0 : wait < 0.92 ? 1 : wait < 0.98 ? 2 : 3, dice);
    if (dice.chance(REFUSED + RETURNED)) {
      boolean refused = dice.chance(REFUSED / (REFUSED + RETURNED));
      out.data().text("reason", refused ? "不符合受理条件" : "材料不属于本机关职权范围");
      out.add(
          refused ? EventType.CASE_REFUSED : EventType.CASE_RETURNED,
          request.backOffice(),
          accepted);
      return Outcome.PLAIN;
    }
    return accepted(request, accepted, dice);
  }

  private Outcome accepted(Request request, long accepted, Dice dice) {
    int promised = request.item().promised();
    long acceptedDay = office.dayOf(accepted);
    long promisedDueAt = CasePlan.NONE;
    JsonBytes data = named(request).ascii("kind", "COMMITTED");
    if (dice.chance(PROMISE_SENT)) {
      int days = promised + (dice.chance(PROMISE_TOO_LONG) ? 5 : 0);
      promisedDueAt = office.lastMillis(office.plus(acceptedDay, days)) - 999;
      out.time("promisedDueAt", promisedDueAt);
    }
    data.ascii("mode", dice.chance(0.94) ? "NORMAL" : "COMMITMENT");
    if (request.channel().equals("COUNTER")) {
      data.ascii("window", dice.chance(0.82) ? "GENERAL" : "SPECIALISED");
    }
    Habit habit = Habit.of(request.unit().code());
    int recordedAfter =
        habit == Habit.BACK_DATES && promised >= 7 && dice.chance(0.5) ? 3 + dice.below(3) : 0;
    if (recordedAfter > 0) {
      long recorded = office.any(office.plus(acceptedDay, recordedAfter), dice);
      out.addMistimed(EventType.CASE_ACCEPTED, request.backOffice(), accepted, recorded);
    } else {
      out.add(EventType.CASE_ACCEPTED, request.backOffice(), accepted);
    }
    long agencyDueAt = hire(request, accepted, dice);

    boolean late = dice.chance(request.unit().lateChance());
    int days = late ? promised : inTime(promised, request.unit(), dice);
    // Nothing is decided before its acceptance is on record.
    days = recordedAfter > 0 ? Math.max(days, recordedAfter + 1) : days;
    int stopped = 0;
    int granted = 0;
    if (habit == Habit.STOPS_BEFORE_DUE && promised >= 3 && dice.chance(0.35)) {
      // As many days as it would have been late, and still decided by due.
      late = false;
      stopped = 3 + dice.below(6);
      days = promised - 1;
      writeStop(request, accepted, days, stopped, dice);
    } else if (promised >= 4 && days >= 2 && dice.chance(STOP)) {
      stopped = 2 + dice.below(12);
      writeStop(request, accepted, 1 + dice.below(Math.min(days, promised) - 1), stopped, dice);
    } else if (promised >= 5 && dice.chance(EXTENSION)) {
      granted = 3 + dice.below(8);
      writeExtension(request, accepted, 1 + dice.below(promised - 1), granted, dice);
      days = late ? days : promised + dice.below(granted);
    }
    if (late) {
      days += granted + 1 + (int) (-3 * Math.log(1 - dice.unit()));
    }
    if (dice.chance(STUCK + (late ? 0.05 : 0))) {
      return new Outcome(promisedDueAt, granted, agencyDueAt);
    }
    long decidedDay = days == 0 ? acceptedDay : office.plus(acceptedDay, days + stopped);
    if (habit == Habit.MONTH_ENDS && !late && stopped == 0) {
      decidedDay = monthEnd(decidedDay, office.plus(acceptedDay, promised));
    }
    long decided =
        decidedDay == acceptedDay ? office.after(accepted, 0, dice) : office.any(decidedDay, dice);
    if (dice.chance(WITHDRAWN) && stopped == 0 && granted == 0) {
      long withdrawn = accepted + (long) ((decided - accepted) * dice.unit());
      out.data().text("reason", "申请人撤回");
      out.add(EventType.CASE_WITHDRAWN, request.backOffice(), withdrawn);
      return new Outcome(promisedDueAt, 0, agencyDueAt);
    }
    writeSteps(request, accepted, decided, dice);
    boolean quarantined = dice.chance(QUARANTINED);
    long told = quarantined ? request.applied() - dice.between(1, 5) * OfficeTime.HOUR : decided;
    double how = dice.unit();
    out.data().ascii("outcome", how < 0.96 ? "APPROVED" : how < 0.99 ? "DENIED" : "OTHER");
    out.addMistimed(EventType.CASE_DECIDED, request.backOffice(), told, decided);
    aftermath.write(request, decided, dice);
    return new Outcome(promisedDueAt, granted, agencyDueAt);
  }

  /** The last working day of the month, where the promise lasts so long; else the day itself. */
  private long monthEnd(long day, long due) {
    LocalDate date = LocalDate.ofEpochDay(day);
    long last = date.withDayOfMonth(date.lengthOfMonth()).toEpochDay();
    while (!office.counted(last)) {
      last--;
    }
    return date.getDayOfMonth() > 15 && last >= day && last <= due ? last : day;
  }

  /** For what takes long some applicants hire an agency; returns its term, or NONE. */
  private long hire(Request request, long accepted, Dice dice) {
    if (request.item().promised() < 9 || !dice.chance(AGENCY)) {
      return CasePlan.NONE;
    }
    int agency = 1 + dice.below(Agencies.COUNT);
    long day = office.dayOf(accepted);
    int term = 3 + dice.below(5);
    long due = office.lastMillis(office.plus(day, term)) - 999;
    boolean late = dice.chance(Agencies.lateChance(agency));
    long finished =
        office.any(office.plus(day, late ? term + 1 + dice.below(4) : 1 + dice.below(term)), dice);
    out.data().ascii("agency", Agencies.code(agency)).text("service", Agencies.service(agency));
    out.time("dueAt", due);
    out.addAside("agency", EventType.AGENCY_CONTRACTED, request.backOffice(), accepted + 60_000);
    out.data()
        .ascii("agency", Agencies.code(agency))
        .number("rating", late ? 3 + dice.below(2) : 1 + dice.below(2));
    out.addAside("agency", EventType.AGENCY_FINISHED, request.backOffice(), finished);
    return due;
  }

  /** An acceptance repeats unit and item: it may be delivered without the application. */
  private JsonBytes named(Request request) {
    return out.data().ascii("unit", request.unit().code()).ascii("item", request.item().code());
  }

  private static int inTime(int promised, Office unit, Dice dice) {
    double share = unit.pace() * (0.5 + dice.unit());
    return (int) Math.min(promised, Math.floor(promised * share + 0.5));
  }

  /**
   * From office hours of a working day to those of another, so exactly {@code days} stand still.
   */
  private void writeStop(Request request, long accepted, int after, int days, Dice dice) {
    long startDay = office.plus(office.dayOf(accepted), after);
    long start = office.any(startDay, dice);
    // Ends in the morning; a decision on the same day would still come after.
    long end = office.start(office.plus(startDay, days)) + 8 * OfficeTime.HOUR;
    out.data()
        .ascii("procedure", "stop-1")
        .ascii("kind", "STOP")
        .number("limitDays", days + 5)
        .text("reason", STOP_REASONS[dice.below(STOP_REASONS.length)]);
    out.add(EventType.CASE_SPECIAL_STARTED, request.backOffice(), start);
    out.data().ascii("procedure", "stop-1").ascii("kind", "STOP");
    out.add(EventType.CASE_SPECIAL_ENDED, request.backOffice(), end);
  }

  private void writeExtension(Request request, long accepted, int after, int granted, Dice dice) {
    long at = office.any(office.plus(office.dayOf(accepted), after), dice);
    out.data()
        .ascii("procedure", "extension-1")
        .ascii("kind", "EXTENSION")
        .number("grantedDays", granted)
        .text("approvedBy", "分管负责人");
    out.add(EventType.CASE_SPECIAL_STARTED, request.backOffice(), at);
  }

  private void writeSteps(Request request, long accepted, long decided, Dice dice) {
    long middle = accepted + (long) ((decided - accepted) * (0.3 + 0.5 * dice.unit()));
    step(request, "审查", accepted + 1_000, middle, null);
    if (request.item().promised() > 3) {
      boolean elsewhere = dice.chance(OTHER_UNIT_HOLDS);
      Office other = elsewhere ? City.anyOf(city.offices(), dice) : null;
      step(request, elsewhere ? "联合审查" : "决定", middle + 1_000, decided - 1_000, other);
    }
  }

  private void step(Request request, String name, long from, long to, @Nullable Office holder) {
    JsonBytes started = out.data().text("step", name);
    if (holder != null) {
      started.ascii("unit", holder.code());
    }
    out.add(EventType.CASE_STEP_STARTED, request.backOffice(), from);
    out.data().text("step", name);
    out.add(EventType.CASE_STEP_FINISHED, request.backOffice(), Math.max(from + 1, to));
  }

  private static final byte[][] MISSING = {
    utf8("[\"身份证明\"]"), utf8("[\"场所证明\",\"授权委托书\"]"), utf8("[\"申请表签章\"]"), utf8("[\"平面布局图\"]")
  };

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
