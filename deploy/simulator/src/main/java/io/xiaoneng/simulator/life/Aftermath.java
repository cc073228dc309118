package io.xiaoneng.simulator.life;

import io.xiaoneng.event.EventType;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.Site;

/** What follows a decision: delivery 出件, trips, rating 评价 and its mending. */
final class Aftermath {

  private static final double RATED = 0.30;
  private static final double BY_DEFAULT = 0.55;
  private static final double BAD = 0.006;

  private final OfficeTime office;
  private final CaseWriter out;

  Aftermath(OfficeTime office, CaseWriter out) {
    this.office = office;
    this.out = out;
  }

  void write(Handling.Request request, long decided, Dice dice) {
    long delivered = deliver(request, decided, dice);
    if (dice.chance(RATED)) {
      rate(request, delivered, dice);
    }
  }

  /** A trip of the applicant's to the service point. */
  void visit(Handling.Request request, String cause, long at) {
    Site site = request.site();
    if (site == null) {
      return;
    }
    out.data().ascii("visit", "v-" + cause).ascii("servicePoint", site.id()).ascii("cause", cause);
    out.add(EventType.CASE_VISITED, request.source(), at);
  }

  private long deliver(Handling.Request request, long decided, Dice dice) {
    boolean immediate = request.item().immediate();
    double how = dice.unit();
    String way;
    long at;
    if (request.online()) {
      way = how < 0.86 ? "ELECTRONIC" : how < 0.97 ? "COURIER" : "COUNTER";
    } else if (request.channel().equals("TERMINAL")) {
      way = how < 0.8 ? "TERMINAL" : "ELECTRONIC";
    } else {
      way = how < 0.55 ? "COUNTER" : how < 0.75 ? "COURIER" : how < 0.97 ? "ELECTRONIC" : "MAILBOX";
    }
    switch (way) {
      case "ELECTRONIC", "TERMINAL" -> at = decided + dice.between(1_000, 120_000);
      case "COUNTER" ->
          at =
              immediate && !request.online()
                  ? decided + dice.between(30_000, 5 * OfficeTime.MINUTE)
                  : office.after(decided, 1 + dice.below(3), dice);
      default -> at = office.after(decided, 1 + dice.below(3), dice);
    }
    if (immediate && dice.chance(0.35)) {
      // Much of what is done on the spot has nothing to hand over.
      return decided;
    }
    if (way.equals("COUNTER") && !immediate) {
      visit(request, "COLLECT", at);
    }
    out.data().ascii("how", way);
    out.add(EventType.CASE_DELIVERED, request.backOffice(), at);
    return at;
  }

  private void rate(Handling.Request request, long delivered, Dice dice) {
    boolean itself = Habit.of(request.unit().code()) == Habit.RATES_ITSELF;
    boolean byDefault = dice.chance(itself ? 0.97 : BY_DEFAULT);
    boolean bad = !byDefault && dice.chance(BAD + request.unit().lateChance() / 20);
    long at =
        byDefault
            ? delivered + 5 * 24 * OfficeTime.HOUR
            : delivered + dice.between(30_000, 20 * OfficeTime.HOUR);
    int level = bad ? 4 + dice.below(2) : byDefault || dice.chance(0.8) ? 1 : 2 + dice.below(2);
    out.data()
        .ascii("rating", "r-1")
        .number("level", level)
        .flag("byDefault", byDefault)
        .flag("named", dice.chance(0.6));
    out.add(EventType.CASE_RATED, request.online() ? request.source() : request.backOffice(), at);
    if (bad) {
      out.data()
          .ascii("rating", "r-1")
          .flag("upheld", dice.chance(0.6))
          .flag("revisited", dice.chance(0.95));
      out.add(
          EventType.CASE_RECTIFIED,
          request.backOffice(),
          office.after(at, 2 + dice.below(9), dice));
    }
  }
}
