package io.xiaoneng.simulator.bench;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.simulator.SimulatorOptions;
import io.xiaoneng.simulator.city.CityBuilder;
import io.xiaoneng.simulator.city.RegistryRecords;
import io.xiaoneng.simulator.life.JsonBytes;
import io.xiaoneng.simulator.life.Life;
import io.xiaoneng.simulator.life.OfficeTime;
import io.xiaoneng.simulator.life.SimEvent;
import io.xiaoneng.simulator.life.WireTime;
import io.xiaoneng.simulator.run.EventOut;
import io.xiaoneng.simulator.truth.CasePlan;
import io.xiaoneng.simulator.truth.CaseTruth;
import io.xiaoneng.simulator.truth.TruthBook;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Writes about so many records to one topic: seven a case, their events interleaved with those of
 * thousands of others, 3 % twice, 2 % corrected, 10 % late. The truth is of the whole.
 */
public final class BenchLoad {

  private static final Instant END = Instant.parse("2026-07-01T00:00:00Z");
  private static final int RECORDS_A_CASE = 7;
  private static final String REGISTRY_TOPIC = "xiaoneng.registry";

  private final SimulatorOptions options;
  private final EventOut out;
  private final PrintStream log;
  private final JsonBytes json = new JsonBytes();
  private final WireTime wireTime;

  public BenchLoad(SimulatorOptions options, EventOut out, PrintStream log) {
    this.options = options;
    this.out = out;
    this.log = log;
    this.wireTime = new WireTime(options.zone());
  }

  /** Sends the registry and the load, writes the truth, prints {@code bench: N events, M cases}. */
  public void run() {
    long begun = System.nanoTime();
    OfficeTime office = new OfficeTime(WorkCalendar.of("cn"), options.zone());
    var city = CityBuilder.build(options.seed());
    RegistryRecords.of(city).forEach((key, value) -> out.send(REGISTRY_TOPIC, key, value, false));
    out.flush();
    long cases = Math.max(1, options.bench() / RECORDS_A_CASE);
    BenchCase maker = new BenchCase(options.seed(), city, office, END, cases);
    TruthBook truth = new TruthBook(END.toEpochMilli(), office);
    List<List<SimEvent>> ring = new ArrayList<>();
    for (int slot = 0; slot < BenchCase.LONGEST + 1; slot++) {
      ring.add(new ArrayList<>(0));
    }
    long waiting = 0;
    for (long step = 0; step < cases || waiting > 0; step++) {
      if (step < cases) {
        Life life = maker.of(step);
        CasePlan plan = Objects.requireNonNull(life.plan());
        truth.add(CaseTruth.of(life, plan, Long.MAX_VALUE, office));
        for (SimEvent event : life.deliveries()) {
          ring.get((int) ((step + event.sendAt()) % ring.size())).add(event);
          waiting++;
        }
      }
      List<SimEvent> due = ring.get((int) (step % ring.size()));
      for (SimEvent event : due) {
        out.send(
            options.topic(),
            event.subject(),
            event.sentAt(event.time()).envelope(json, wireTime),
            false);
      }
      truth.count("records", due.size());
      waiting -= due.size();
      ring.set((int) (step % ring.size()), new ArrayList<>(0));
    }
    out.flush();
    finish(truth, (System.nanoTime() - begun) / 1e9);
  }

  private void finish(TruthBook truth, double seconds) {
    try {
      Files.createDirectories(options.data());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
    truth.write(options.data());
    log.println(
        String.format(
            Locale.ROOT,
            "bench: %d events, %d cases",
            truth.total("records"),
            truth.total("cases")));
    log.println(
        String.format(
            Locale.ROOT, "took %.1f s, %,.0f events/s", seconds, truth.total("records") / seconds));
  }
}
