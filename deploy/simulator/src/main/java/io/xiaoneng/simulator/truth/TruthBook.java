package io.xiaoneng.simulator.truth;

import static io.xiaoneng.simulator.truth.CasePlan.NONE;

import io.xiaoneng.event.Json;
import io.xiaoneng.simulator.life.OfficeTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up the facts of the cases as of one moment: totals, and counts by day, district and channel.
 * Not safe for threads.
 */
public final class TruthBook {

  /** The columns of the daily table, after day, district and channel. */
  private static final String[] COUNTS = {
    "applied", "accepted", "decided", "fallenDue", "onTime", "d1Count", "d1Sum"
  };

  private final long asOf;
  private final OfficeTime office;

  /** By epoch day, then by district and channel. */
  private final Map<Long, Map<String, long[]>> daily = new TreeMap<>();

  private final Map<String, Long> totals = new LinkedHashMap<>();

  /**
   * @param asOf epoch milliseconds; what falls due before it has fallen due
   */
  public TruthBook(long asOf, OfficeTime office) {
    this.asOf = asOf;
    this.office = office;
  }

  /** Adds a total of another kind, such as deliveries. */
  public void count(String name, long by) {
    totals.merge(name, by, Long::sum);
  }

  /** That total so far. */
  public long total(String name) {
    return totals.getOrDefault(name, 0L);
  }

  /** Adds one case. */
  public void add(CaseTruth truth) {
    if (truth.delivered() == 0) {
      return;
    }
    count("cases", 1);
    count("caseEvents", truth.delivered());
    if (truth.plan().test()) {
      count("testCases", 1);
      return;
    }
    if (truth.quarantined()) {
      count("quarantined", 1);
      return;
    }
    cell(truth, truth.applied(), 0, 1);
    cell(truth, truth.accepted(), 1, 1);
    cell(truth, truth.decided(), 2, 1);
    if (truth.fellDue(asOf)) {
      cell(truth, truth.due(), 3, 1);
      cell(truth, truth.due(), 4, truth.onTime() ? 1 : 0);
      boolean open = truth.decided() == NONE && truth.ended() == NONE;
      count(truth.onTime() ? "onTimeCases" : open ? "overdueOpen" : "overdueLate", 1);
    }
    if (truth.handlingDays() >= 0 && !truth.plan().immediate()) {
      cell(truth, truth.decided(), 5, 1);
      cell(truth, truth.decided(), 6, truth.handlingDays());
    }
    if (truth.decided() == NONE && truth.ended() == NONE && truth.accepted() != NONE) {
      count("open", 1);
    }
  }

  private void cell(CaseTruth truth, long at, int column, long by) {
    if (at == NONE) {
      return;
    }
    daily.computeIfAbsent(office.dayOf(at), day -> new HashMap<>())
            .computeIfAbsent(
                truth.plan().district() + "," + truth.channel(), key -> new long[COUNTS.length])[
            column] +=
        by;
    count(COUNTS[column], by);
  }

  /** Writes {@code truth.json} and {@code truth-daily.csv} into the directory. */
  public void write(Path directory) {
    try {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("asOf", Instant.ofEpochMilli(asOf).toString());
      json.put("zone", office.zone().getId());
      json.putAll(totals);
      Files.writeString(directory.resolve("truth.json"), Json.write(json) + "\n");
      try (PrintWriter out =
          new PrintWriter(
              Files.newBufferedWriter(
                  directory.resolve("truth-daily.csv"), StandardCharsets.UTF_8))) {
        out.println("day,district,channel," + String.join(",", COUNTS));
        daily.forEach(
            (day, cells) ->
                new TreeMap<>(cells)
                    .forEach((key, counts) -> line(out, LocalDate.ofEpochDay(day), key, counts)));
      }
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private static void line(PrintWriter out, LocalDate day, String key, long[] counts) {
    out.print(day + "," + key);
    for (long count : counts) {
      out.print("," + count);
    }
    out.println();
  }
}
