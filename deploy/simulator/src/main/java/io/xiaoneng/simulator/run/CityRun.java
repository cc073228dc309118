package io.xiaoneng.simulator.run;

import io.xiaoneng.simulator.SimulatorOptions;
import io.xiaoneng.simulator.city.RegistryRecords;
import io.xiaoneng.simulator.street.CellRecords;
import io.xiaoneng.simulator.truth.CaseTable;
import io.xiaoneng.simulator.truth.TruthBook;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The city's life, from its registry through its history to the present; goes on where it was. */
public final class CityRun {

  private static final String REGISTRY_TOPIC = "xiaoneng.registry";

  private final SimulatorOptions options;
  private final EventOut out;
  private final HistoryMark mark;
  private final StopSign stop;
  private final Clock clock;
  private final PrintStream log;
  private final World world;
  private final SimState state;

  /**
   * @throws IllegalArgumentException when the directory holds the state of another city
   */
  public CityRun(
      SimulatorOptions options,
      EventOut out,
      HistoryMark mark,
      StopSign stop,
      Clock clock,
      PrintStream log) {
    this.options = options;
    this.out = out;
    this.mark = mark;
    this.stop = stop;
    this.clock = clock;
    this.log = log;
    this.state = SimState.load(options.data());
    begin();
    long lastDay =
        Instant.ofEpochMilli(state.number("until", 0))
            .atZone(options.zone())
            .toLocalDate()
            .toEpochDay();
    long beatsFrom = lastDay - options.profile().beatDays() + 1;
    this.world = new World(options.seed(), options.zone(), options.profile(), beatsFrom);
  }

  /** Runs to the end of the history, and then on unless it was to be once. */
  public void run() {
    publishRegistry();
    long until = state.number("until", 0);
    long firstDay = state.number("firstDay", 0);
    if (!state.has("historySent")) {
      sendHistory(firstDay, until);
    }
    if (options.once()) {
      return;
    }
    Live live =
        new Live(world, out, stop, clock, through -> state.put("sentThrough", through).save());
    live.run(firstDay, state.number("sentThrough", until), Long.MAX_VALUE);
  }

  /** The interval is settled once: a restart must not move it. */
  private void begin() {
    Map<String, String> identity =
        Map.of(
            "seed", Long.toString(options.seed()),
            "profile", options.profile().name(),
            "zone", options.zone().getId());
    identity.forEach(
        (key, value) -> {
          String known = state.text(key, value);
          if (!known.equals(value)) {
            throw new IllegalArgumentException(
                options.data()
                    + " holds a city with "
                    + key
                    + " "
                    + known
                    + ", not "
                    + value
                    + "; take another --data or remove it");
          }
          state.put(key, value);
        });
    if (!state.has("until")) {
      Instant given = options.until();
      Instant until =
          given == null ? Instant.ofEpochSecond(clock.instant().getEpochSecond()) : given;
      long lastDay = until.atZone(options.zone()).toLocalDate().toEpochDay();
      state.put("until", until.toEpochMilli()).put("firstDay", lastDay - options.days()).save();
    }
  }

  /** Sent again only when it differs: every record of it makes the jobs look again. */
  private void publishRegistry() {
    Map<String, byte[]> records = new LinkedHashMap<>(RegistryRecords.of(world.city()));
    double kilometres = options.profile().cellKilometres();
    if (kilometres > 0) {
      records.putAll(CellRecords.of(world.city(), options.seed(), kilometres));
    }
    int hash = 1;
    for (Map.Entry<String, byte[]> each : records.entrySet()) {
      hash = 31 * hash + each.getKey().hashCode();
      hash = 31 * hash + Arrays.hashCode(each.getValue());
    }
    if (state.text("registry", "").equals(Integer.toHexString(hash))) {
      return;
    }
    records.forEach((key, value) -> out.send(REGISTRY_TOPIC, key, value, false));
    out.flush();
    state.put("registry", Integer.toHexString(hash)).save();
    log.println("registry: " + records.size() + " records");
  }

  private void sendHistory(long firstDay, long until) {
    long begun = System.nanoTime();
    History history = new History(world, firstDay, until, out, options.profile().saveEvery());
    HistoryGate gate = new HistoryGate(options.through(), out, stop);
    Path cases = options.data().resolve("truth-cases.csv");
    try (CaseTable table = options.truthCases() ? new CaseTable(cases) : null) {
      TruthBook truth =
          history.send(
              state.number("nextDay", firstDay),
              gate::await,
              day -> dayDone(day, firstDay, until),
              table);
      truth.write(options.data());
      mark.write(options.data());
      state.put("historySent", true).put("sentThrough", until).save();
      double seconds = (System.nanoTime() - begun) / 1e9;
      log.println(
          String.format(
              Locale.ROOT,
              "history: %d events, %d cases",
              truth.total("records"),
              truth.total("cases")));
      log.println(
          String.format(
              Locale.ROOT,
              "took %.1f s, %,.0f events/s",
              seconds,
              truth.total("records") / seconds));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void dayDone(long nextDay, long firstDay, long until) {
    state.put("nextDay", nextDay).save();
    long days = world.office().dayOf(until) - firstDay + 1;
    long done = nextDay - firstDay;
    log.println("history: " + done + " of " + days + " days sent");
  }
}
