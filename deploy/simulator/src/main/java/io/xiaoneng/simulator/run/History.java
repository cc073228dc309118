package io.xiaoneng.simulator.run;

import io.xiaoneng.simulator.life.JsonBytes;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.SimEvent;
import io.xiaoneng.simulator.life.WireTime;
import io.xiaoneng.simulator.truth.CasePlan;
import io.xiaoneng.simulator.truth.CaseTable;
import io.xiaoneng.simulator.truth.CaseTruth;
import io.xiaoneng.simulator.truth.OtherTruth;
import io.xiaoneng.simulator.truth.TruthBook;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends everything that was handed over up to some moment, day of application by day of
 * application, as fast as it is taken. The records are marked as import: their recorded time is the
 * moment they would have been sent.
 */
public final class History {

  private final World world;
  private final long from;
  private final long until;
  private final EventOut out;
  private final long saveNanos;
  private final JsonBytes json = new JsonBytes();
  private final WireTime wireTime;

  /**
   * @param from first day, an epoch day, inclusive
   * @param until last moment, epoch milliseconds, inclusive
   * @param saveEvery how long it goes on at least before it waits for what is under way
   */
  public History(World world, long from, long until, EventOut out, Duration saveEvery) {
    this.world = world;
    this.from = from;
    this.until = until;
    this.out = out;
    this.saveNanos = saveEvery.toNanos();
    this.wireTime = new WireTime(world.office().zone());
  }

  /**
   * Sends the days from {@code firstDay} on; the truth is of all of them, those before too.
   *
   * @param firstDay the first day that was not sent yet, an epoch day
   * @param mayBegin waits until so many days of the whole may be sent
   * @param dayDone told the next day now and then, when all before it is durable
   */
  public TruthBook send(
      long firstDay, LongConsumer mayBegin, LongConsumer dayDone, @Nullable CaseTable table) {
    TruthBook truth = new TruthBook(until, world.office());
    long lastDay = world.office().dayOf(until);
    long saved = System.nanoTime();
    for (long day = from; day <= lastDay; day++) {
      boolean send = day >= firstDay;
      if (send) {
        mayBegin.accept(day - from + 1);
      }
      for (int cell = 0; cell <= World.POINTS; cell++) {
        int lives = world.lives(day, cell);
        for (int index = 0; index < lives; index++) {
          one(world.life(day, cell, index), send, truth, table);
        }
      }
      // Waiting for the last acknowledgement is dear; a restart may as well repeat some days.
      if (send && (day == lastDay || System.nanoTime() - saved > saveNanos)) {
        out.flush();
        dayDone.accept(day + 1);
        saved = System.nanoTime();
      }
    }
    return truth;
  }

  private void one(Life life, boolean send, TruthBook truth, @Nullable CaseTable table) {
    int records = 0;
    int broken = 0;
    for (SimEvent event : life.deliveries()) {
      if (event.sendAt() <= until) {
        records++;
        broken += event.broken() ? 1 : 0;
        if (send) {
          out.send(
              event.topic().topicName(), event.subject(), event.envelope(json, wireTime), true);
        }
      }
    }
    truth.count("records", records);
    truth.count("broken", broken);
    CasePlan plan = life.plan();
    OtherTruth.count(life, plan, until, truth);
    if (plan != null) {
      CaseTruth facts = CaseTruth.of(life, plan, until, world.office());
      truth.add(facts);
      if (table != null) {
        table.add(facts);
      }
    }
  }
}
