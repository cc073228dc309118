package io.xiaoneng.bench.stand;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What must come out: counted by the generator beside its events, without the model's fold.
 *
 * @param totals by name, as in {@code truth.json}
 * @param daily counts in the order of {@link #DAILY}, by {@code day,district,channel}
 */
public record Truth(Map<String, Long> totals, Map<String, List<Long>> daily) {

  /** Records in the topic, deliveries of any kind. */
  public static final String RECORDS = "records";

  /** The totals that are counts of the daily table too. */
  public static final List<String> DAILY =
      List.of("applied", "accepted", "decided", "fallenDue", "onTime", "d1Count", "d1Sum");

  /** The totals that every way through the job must give. */
  public static final List<String> CHECKED =
      List.of(
          "cases",
          "caseEvents",
          "applied",
          "accepted",
          "decided",
          "fallenDue",
          "onTime",
          "d1Count",
          "d1Sum");

  /**
   * Reads what the generator wrote.
   *
   * @throws BenchException where it is not there or not whole
   */
  public static Truth read(Path directory) {
    try {
      Map<String, Long> totals = new TreeMap<>();
      if (Json.parse(Files.readAllBytes(directory.resolve("truth.json")))
          instanceof Map<?, ?> json) {
        json.forEach(
            (name, value) -> {
              if (value instanceof Long number) {
                totals.put(String.valueOf(name), number);
              }
            });
      }
      for (String name : CHECKED) {
        if (!totals.containsKey(name)) {
          throw new BenchException("the truth in " + directory + " has no '" + name + "'");
        }
      }
      return new Truth(totals, daily(directory.resolve("truth-daily.csv")));
    } catch (IOException | JsonException e) {
      throw new BenchException("the truth in " + directory + " cannot be read: " + e, e);
    }
  }

  private static Map<String, List<Long>> daily(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .skip(1)
          .map(line -> line.split(",", -1))
          .collect(
              Collectors.toMap(
                  cells -> cells[0] + "," + cells[1] + "," + cells[2],
                  cells -> Arrays.stream(cells).skip(3).map(Long::valueOf).toList()));
    }
  }

  /** A total; 0 for one that was never counted. */
  public long total(String name) {
    return totals.getOrDefault(name, 0L);
  }
}
