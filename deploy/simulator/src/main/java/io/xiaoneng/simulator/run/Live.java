package io.xiaoneng.simulator.run;

import io.xiaoneng.simulator.life.JsonBytes;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.OfficeTime;
import io.xiaoneng.simulator.life.SimEvent;
import io.xiaoneng.simulator.life.WireTime;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * Sends each event when its time comes, by the wall clock. What should have been sent while the
 * program was away is sent at once and marked as import. It holds the addresses of open lives and
 * the events of one hour, never more.
 */
public final class Live {

  /** The events of so long are held at a time. */
  private static final long CHUNK = 3_600_000;

  /** Older than that when it is sent, an event is part of catching up. */
  private static final long PUNCTUAL = 60_000;

  private static final long SAVE_EVERY = 5_000;

  /** A life that began longer ago than that is over. */
  private static final int LONGEST_LIFE_DAYS = 200;

  private final World world;
  private final EventOut out;
  private final StopSign stop;
  private final Clock clock;
  private final LongConsumer sentThrough;
  private final JsonBytes json = new JsonBytes();
  private final WireTime wireTime;
  private final List<Open> open = new ArrayList<>();
  private final PriorityQueue<SimEvent> queue =
      new PriorityQueue<>(Comparator.comparingLong(SimEvent::sendAt));
  private long nextDay;
  private long savedAt;

  /** A life that still has something to send at or after {@code next}. */
  private static final class Open {
    final long day;
    final int cell;
    final int index;
    long next;

    Open(long day, int cell, int index, long next) {
      this.day = day;
      this.cell = cell;
      this.index = index;
      this.next = next;
    }
  }

  /**
   * @param sentThrough told a moment, epoch milliseconds, up to which everything is durable
   */
  public Live(World world, EventOut out, StopSign stop, Clock clock, LongConsumer sentThrough) {
    this.world = world;
    this.out = out;
    this.stop = stop;
    this.clock = clock;
    this.sentThrough = sentThrough;
    this.wireTime = new WireTime(world.office().zone());
  }

  /**
   * Runs until the program is asked to stop, or the given end has been sent.
   *
   * @param firstDay of the city's history, an epoch day
   * @param after everything up to here was sent, epoch milliseconds
   * @param end last moment to send; {@link Long#MAX_VALUE} for ever
   */
  public void run(long firstDay, long after, long end) {
    OfficeTime office = world.office();
    nextDay = Math.max(firstDay, office.dayOf(after) - LONGEST_LIFE_DAYS);
    long begin = after;
    while (begin < end) {
      long chunkEnd = Math.min(end, begin + CHUNK);
      load(begin, chunkEnd);
      while (true) {
        SimEvent event = queue.poll();
        if (event == null) {
          break;
        }
        send(event);
      }
      begin = chunkEnd;
      waitUntil(chunkEnd);
      save(chunkEnd);
    }
  }

  /** Queues what is due in (begin, end]. */
  private void load(long begin, long end) {
    while (world.office().start(nextDay) <= end) {
      for (int cell = 0; cell <= World.POINTS; cell++) {
        int lives = world.lives(nextDay, cell);
        for (int index = 0; index < lives; index++) {
          stop.check();
          Open life = new Open(nextDay, cell, index, begin);
          if (advance(life, begin, end)) {
            open.add(life);
          }
        }
      }
      nextDay++;
    }
    open.removeIf(life -> life.next <= end && life.next > begin && !advance(life, begin, end));
  }

  /** Queues what that life sends in (begin, end]; false when nothing comes after. */
  private boolean advance(Open life, long begin, long end) {
    Life lived = world.life(life.day, life.cell, life.index);
    long next = Long.MAX_VALUE;
    for (SimEvent event : lived.deliveries()) {
      if (event.sendAt() > end) {
        next = Math.min(next, event.sendAt());
      } else if (event.sendAt() > begin) {
        queue.add(event);
      }
    }
    life.next = next;
    return next != Long.MAX_VALUE;
  }

  private void send(SimEvent event) {
    waitUntil(event.sendAt());
    boolean late = clock.millis() - event.sendAt() > PUNCTUAL;
    out.send(event.topic().topicName(), event.subject(), event.envelope(json, wireTime), late);
    if (clock.millis() - savedAt > SAVE_EVERY) {
      // An event of the same millisecond may still wait: it is sent again after a restart.
      save(event.sendAt() - 1);
    }
  }

  private void save(long through) {
    out.flush();
    savedAt = clock.millis();
    sentThrough.accept(through);
  }

  private void waitUntil(long millis) {
    while (true) {
      long left = millis - clock.millis();
      if (left <= 0) {
        stop.check();
        return;
      }
      // In short steps, so that a clock that is set does not leave it asleep.
      stop.await(Math.min(left, 1_000));
      if (clock.millis() - savedAt > SAVE_EVERY * 12) {
        out.flush();
        savedAt = clock.millis();
      }
    }
  }
}
