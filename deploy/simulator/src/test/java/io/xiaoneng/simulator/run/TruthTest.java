package io.xiaoneng.simulator.run;

import static io.xiaoneng.simulator.truth.CasePlan.NONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.simulator.Profile;
import io.xiaoneng.simulator.city.RegistryRecords;
import io.xiaoneng.simulator.life.JsonBytes;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.SimEvent;
import io.xiaoneng.simulator.life.WireTime;
import io.xiaoneng.simulator.truth.CasePlan;
import io.xiaoneng.simulator.truth.CaseTruth;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The generator against the model: what it sends is valid, and what it says of it is true. */
class TruthTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final long FIRST = LocalDate.of(2026, 3, 2).toEpochDay();
  private static final long LAST = LocalDate.of(2026, 5, 8).toEpochDay();

  private final World world = new World(1, ZONE, Profile.SMALL);
  private final MutableRegistry registry = registry(world);
  private final EventDecoder decoder = new EventDecoder();
  private final JsonBytes json = new JsonBytes();
  private final WireTime wireTime = new WireTime(ZONE);

  @Test
  void everyEventIsValidButTheBrokenOnes() {
    Set<String> reasons = new TreeSet<>();
    long good = 0;
    for (long day = FIRST; day <= LAST; day++) {
      for (int cell = 0; cell <= World.POINTS; cell++) {
        for (int index = 0; index < world.lives(day, cell); index++) {
          for (SimEvent event : world.life(day, cell, index).deliveries()) {
            Decoded decoded = decode(event);
            if (event.broken()) {
              assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
              reasons.add(((Decoded.Rejected) decoded).reason().code());
            } else if (decoded instanceof Decoded.Accepted) {
              good++;
            } else {
              fail(event + " gives " + decoded);
            }
          }
        }
      }
    }
    assertThat(good).isGreaterThan(100_000);
    assertThat(reasons)
        .contains("not-json", "unknown-type", "missing-field", "bad-time", "bad-value");
  }

  @Test
  void factsAtAnyMomentAreThoseOfTheFold() {
    Rules rules = new Rules(WorkCalendar.of("cn"), ZONE, registry);
    AtomicLong compared = new AtomicLong();
    for (String moment :
        List.of("2026-03-11T02:31:00Z", "2026-04-07T15:59:59.999Z", "2026-05-09T00:00:00Z")) {
      long until = Instant.parse(moment).toEpochMilli();
      long last = world.office().dayOf(until);
      for (long day = FIRST; day <= last; day++) {
        for (int cell = 0; cell < World.POINTS; cell++) {
          for (int index = 0; index < world.lives(day, cell); index++) {
            Life life = world.life(day, cell, index);
            CasePlan plan = life.plan();
            if (plan != null) {
              compare(life, plan, until, rules, compared);
            }
          }
        }
      }
    }
    assertThat(compared.get()).isGreaterThan(20_000);
  }

  /**
   * A licence that nobody has answered yet is folded as deemed accepted on the day it was applied
   * for, from the sixth working day on (行政许可法 §32). Its promise, if shorter than five days, is past
   * before that: a reader that counts such cases as overdue counts more than the truth, and these
   * alone.
   */
  @Test
  void whatIsOverdueBesideTheTruthIsOnlyPresumedToBeAccepted() {
    Rules rules = new Rules(WorkCalendar.of("cn"), ZONE, registry);
    Instant moment = Instant.parse("2026-03-11T02:31:00Z");
    long until = moment.toEpochMilli();
    List<CaseFacts> beside = new ArrayList<>();
    for (long day = FIRST; day <= world.office().dayOf(until); day++) {
      for (int cell = 0; cell < World.POINTS; cell++) {
        for (int index = 0; index < world.lives(day, cell); index++) {
          Life life = world.life(day, cell, index);
          CasePlan plan = life.plan();
          CaseFacts facts = plan == null ? null : fold(life, plan, until, rules);
          if (facts == null || facts.test() || facts.quarantined()) {
            continue;
          }
          CaseTruth truth = CaseTruth.of(life, plan, until, world.office());
          boolean overdue =
              truth.fellDue(until) && truth.decided() == NONE && truth.ended() == NONE;
          Instant due = facts.duePromise();
          if (due != null && due.isBefore(moment) && facts.endedAt() == null && !overdue) {
            beside.add(facts);
          }
        }
      }
    }
    assertThat(beside).isNotEmpty();
    assertThat(beside)
        .allMatch(facts -> facts.deemed() && facts.deemedFrom().isAfter(moment))
        .allMatch(facts -> facts.duePromise().isBefore(facts.deemedFrom()));
  }

  /** The case as far as it was delivered by then; null where nothing was. */
  private CaseFacts fold(Life life, CasePlan plan, long until, Rules rules) {
    byte[] state = null;
    for (SimEvent event : life.deliveries()) {
      if (event.sendAt() <= until
          && event.subject().equals(plan.caseNumber())
          && decode(event) instanceof Decoded.Accepted accepted) {
        state =
            CaseState.merge(
                state, EventCodec.encode(accepted.event(), Instant.ofEpochMilli(event.sendAt())));
      }
    }
    return state == null ? null : CaseFold.fold(plan.caseNumber(), CaseState.events(state), rules);
  }

  private void compare(Life life, CasePlan plan, long until, Rules rules, AtomicLong compared) {
    CaseTruth truth = CaseTruth.of(life, plan, until, world.office());
    CaseFacts facts = fold(life, plan, until, rules);
    if (facts == null) {
      assertThat(truth.delivered()).isZero();
      return;
    }
    boolean deemedLater = facts.deemed() && facts.deemedFrom().toEpochMilli() > until;
    assertThat(facts.deemed()).describedAs("deemed %s", plan).isEqualTo(deemedLater);
    compared.incrementAndGet();
    assertThat(
            List.of(
                millis(facts.appliedAt()),
                deemedLater ? NONE : millis(facts.acceptedAt()),
                millis(facts.decidedAt()),
                Math.max(millis(facts.refusedAt()), millis(facts.closedAt())),
                deemedLater ? NONE : millis(facts.duePromise()),
                facts.d1() == null ? -1L : (long) facts.d1(),
                facts.quarantined(),
                facts.test(),
                (long) facts.supplementRequests(),
                facts.events()))
        .describedAs("%s", plan)
        .isEqualTo(
            List.of(
                truth.applied(),
                truth.accepted(),
                truth.decided(),
                truth.ended(),
                truth.due(),
                (long) truth.handlingDays(),
                truth.quarantined(),
                plan.test(),
                (long) truth.supplements(),
                truth.delivered()));
    CaseFacts.Attributes attributes = facts.attributes();
    if (attributes != null) {
      assertThat(
              List.of(
                  attributes.unit(),
                  attributes.district(),
                  attributes.item(),
                  attributes.channel()))
          .isEqualTo(List.of(plan.unit(), plan.district(), plan.item(), truth.channel()));
    }
  }

  private Decoded decode(SimEvent event) {
    byte[] bytes = event.envelope(json, wireTime);
    Instant now = Instant.ofEpochMilli(event.sendAt());
    return decoder.decode(bytes, 0, bytes.length, now, registry, false);
  }

  private static long millis(Instant instant) {
    return instant == null ? NONE : instant.toEpochMilli();
  }

  static MutableRegistry registry(World world) {
    MutableRegistry registry = new MutableRegistry(ZONE);
    long offset = 0;
    for (Map.Entry<String, byte[]> each : RegistryRecords.of(world.city()).entrySet()) {
      registry.apply(each.getKey(), each.getValue(), offset++);
    }
    return registry;
  }
}
