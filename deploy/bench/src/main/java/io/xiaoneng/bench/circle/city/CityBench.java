package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.live.Api;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.bench.stand.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Fills an empty installation with a city, lets its points fail and come back, and asks its API.
 * Arguments: directory of streets and cells, Kafka, ClickHouse, API, zone, points, rounds of all
 * points, single changes, questions of each kind.
 */
public final class CityBench {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration OFTEN = Duration.ofMillis(100);

  /** Every so many points one is left failed. */
  private static final int FAILED = 4;

  private final StreetCity city;
  private final OpenPoints points;
  private final CityTopics topics;
  private final CoverageTable table;

  private CityBench(StreetCity city, CityTopics topics, CoverageTable table) {
    this.city = city;
    this.points = new OpenPoints(city);
    this.topics = topics;
    this.table = table;
  }

  /** Runs and answers. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ZoneId zone = ZoneId.of(args[4]);
    Api api = new Api(args[3]);
    StreetCity city = new StreetCity(Path.of(args[0]), Integer.parseInt(args[5]));
    try (CityTopics topics = new CityTopics(args[1])) {
      CityBench bench = new CityBench(city, topics, new CoverageTable(args[2], zone));
      bench.begin();
      bench.rounds(Integer.parseInt(args[6]));
      StateChanges.measure(bench.points, topics, bench.table, api, Integer.parseInt(args[7]));
      new Questions(bench.points, api, zone).all(Integer.parseInt(args[8]));
    }
  }

  /** From nothing to figures: registry, ways, states, coverage. */
  private void begin() throws InterruptedException {
    ChildJvm.answer("allCells", city.map().cells().size());
    ChildJvm.answer("communities", city.map().communities().size());
    long begun = System.nanoTime();
    topics.publish(city);
    for (int point = 0; point < city.points(); point++) {
      topics.say(point, true);
      points.set(point, true);
    }
    topics.flush();
    awaitFigures();
    ChildJvm.answer("beginSeconds", seconds(begun));
  }

  /** All points fail, all come back, as fast as they can say so; at last some stay failed. */
  private void rounds(int rounds) throws InterruptedException {
    long begun = System.nanoTime();
    int events = 0;
    for (int round = 0; round < 2 * rounds; round++) {
      for (int point = 0; point < city.points(); point++, events++) {
        topics.say(point, round % 2 == 1);
      }
    }
    for (int point = 0; point < city.points(); point += FAILED, events++) {
      topics.say(point, false);
      points.set(point, false);
    }
    topics.flush();
    ChildJvm.answer("roundsSaidSeconds", seconds(begun));
    awaitFigures();
    double took = (System.nanoTime() - begun) / 1e9;
    ChildJvm.answer("roundEvents", events);
    ChildJvm.answer("roundRate", String.format(Locale.ROOT, "%.0f", events / took));
  }

  private void awaitFigures() throws InterruptedException {
    long expected = points.of(StreetCity.CODE).covered();
    Waiting.until(
        "a coverage of " + expected + " people",
        PATIENCE,
        OFTEN,
        () -> table.covered() == expected);
  }

  private static String seconds(long begun) {
    return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - begun) / 1e9);
  }
}
