package io.xiaoneng.bench.circle.job;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.job.ProcessCpu;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.job.KeyedBytes;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the job its events one after the other: heartbeats, changes, all of these again, single
 * failures. Between them it waits until the rows of the ones before have come, and tells how long
 * that took.
 */
final class Conductor {

  private static final long QUIET = TimeUnit.SECONDS.toNanos(4);
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(8);
  private static final int PROBES = 100;
  private static final long LEAST_PAUSE_MILLIS = 150;
  private static @Nullable Conductor here;

  private final GridCity city;
  private final CityEvents events;
  private final int today;
  private final LastRows days = new LastRows(false);
  private final LastRows coverage = new LastRows(true);
  private final int[] probes;
  private final Random random = new Random(22);
  private Map<String, ByteBuffer> before = Map.of();
  private int number;
  private long progressAt = System.nanoTime();
  private long probeNotBefore = System.nanoTime();
  private volatile boolean done;
  private long begun;
  private long cpuBefore;
  private long daysBefore;
  private long coverageBefore;

  /**
   * @param today local epoch day
   */
  Conductor(GridCity city, CityEvents events, int today) {
    this.city = city;
    this.events = events;
    this.today = today;
    this.probes = probes();
  }

  /** Points without heartbeats, no two of which stand in one community. */
  private int[] probes() {
    TreeSet<String> taken = new TreeSet<>();
    return IntStream.range(0, city.points())
        .filter(point -> point % 2 == 1 && taken.add(city.community(point)))
        .limit(PROBES)
        .toArray();
  }

  /** Makes this the one of the process. */
  static synchronized void appoint(Conductor conductor) {
    here = conductor;
  }

  /** The one of this process. */
  static synchronized Conductor here() {
    return Objects.requireNonNull(here);
  }

  LastRows days() {
    return days;
  }

  LastRows coverage() {
    return coverage;
  }

  GridCity city() {
    return city;
  }

  CityEvents events() {
    return events;
  }

  int[] probed() {
    return probes.clone();
  }

  private int all() {
    return events.beats() + events.changes();
  }

  private int afterBeats() {
    return events.beats() + 1;
  }

  private int afterChanges() {
    return afterBeats() + events.changes() + 1;
  }

  private int afterAgain() {
    return afterChanges() + all() + 1;
  }

  /**
   * The next event; null where it is not yet time for it. Whoever asks must not be held up: a
   * source that waits lets no checkpoint begin, and what it waits for would wait for that.
   *
   * @throws BenchException where nothing goes on for many minutes
   */
  @Nullable KeyedBytes poll() {
    if (done || !ready()) {
      if (System.nanoTime() - progressAt > PATIENCE) {
        throw new BenchException("the circle's job stands still before event " + number);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      return null;
    }
    progressAt = System.nanoTime();
    enter();
    if (number == afterAgain() + probes.length) {
      done = true;
      return null;
    }
    return event(number++);
  }

  /** Whether all has been given, and its rows have come. */
  boolean done() {
    return done;
  }

  private boolean ready() {
    if (number == 0) {
      return days.count() > city.points() && quiet();
    }
    if (number == afterBeats()) {
      return quiet() && marked(1);
    }
    if (number == afterChanges()) {
      return quiet() && marked(2);
    }
    if (number == afterAgain()) {
      return quiet() && marked(3);
    }
    int probe = number - afterAgain();
    return probe < 0
        || System.nanoTime() - probeNotBefore >= 0
            && days.latencies().length >= probe
            && coverage.latencies().length >= probe;
  }

  private void enter() {
    if (number == 0) {
      begin();
    } else if (number == afterBeats()) {
      end("beats", events.beats());
    } else if (number == afterChanges()) {
      end("changes", events.changes());
      before = contents();
    } else if (number == afterAgain()) {
      end("again", all());
      repeated();
    }
  }

  private KeyedBytes event(int at) {
    if (at < afterBeats()) {
      return at < events.beats() ? events.beat(at) : events.marker(0);
    }
    if (at < afterChanges()) {
      int change = at - afterBeats();
      return change < events.changes() ? events.change(change) : events.marker(1);
    }
    if (at < afterAgain()) {
      int again = at - afterChanges();
      if (again == all()) {
        return events.marker(2);
      }
      return again < events.beats() ? events.beat(again) : events.change(again - events.beats());
    }
    return probe(probes[at - afterAgain()]);
  }

  private KeyedBytes probe(int point) {
    // Not in step with the job's own clocks, which would hide or double their part.
    probeNotBefore =
        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAST_PAUSE_MILLIS + random.nextInt(150));
    days.await(GridCity.name(point), today);
    coverage.await(city.community(point), today);
    return events.fails(point);
  }

  private void begin() {
    begun = System.nanoTime();
    cpuBefore = ProcessCpu.nanos();
    daysBefore = days.count();
    coverageBefore = coverage.count();
  }

  private boolean quiet() {
    return System.nanoTime() - Math.max(days.lastAt(), coverage.lastAt()) > QUIET;
  }

  private void end(String phase, int count) {
    double points = (days.lastAt() - begun) / 1e9;
    double city = (Math.max(days.lastAt(), coverage.lastAt()) - begun) / 1e9;
    answer(phase, count);
    ChildJvm.answer(phase + "PointRate", format(count / points));
    ChildJvm.answer(phase + "CityRate", format(count / city));
    ChildJvm.answer(phase + "CpuMicros", format((ProcessCpu.nanos() - cpuBefore) / 1e3 / count));
    ChildJvm.answer(phase + "RowRate", format((coverage.count() - coverageBefore) / city));
    answer(phase + "PointRows", days.count() - daysBefore);
    answer(phase + "CoverageRows", coverage.count() - coverageBefore);
    begin();
  }

  /** The marker's events come in their order, the last behind all else: its row tells of it. */
  private boolean marked(int times) {
    LastRows.Row row = days.row(GridCity.MARKER + ' ' + (today - 1) + ' ');
    if (row == null) {
      return false;
    }
    ByteBuffer content = row.content();
    boolean heard = content.get(content.limit() - Long.BYTES - 1) == 0;
    return heard && events.markers(content.getLong(content.limit() - Long.BYTES)) >= times;
  }

  private Map<String, ByteBuffer> contents() {
    Map<String, ByteBuffer> contents = days.contents();
    contents.putAll(coverage.contents());
    contents.keySet().removeIf(key -> key.startsWith(GridCity.MARKER));
    return contents;
  }

  private void repeated() {
    Map<String, ByteBuffer> after = contents();
    long different =
        before.entrySet().stream()
            .filter(each -> !each.getValue().equals(after.get(each.getKey())))
            .count();
    answer("againDifferent", different + Math.abs(after.size() - before.size()));
  }

  private static void answer(String name, long value) {
    ChildJvm.answer(name, value);
  }

  private static String format(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
