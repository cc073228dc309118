package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.live.Api;
import io.xiaoneng.bench.report.Percentiles;
import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.bench.stand.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Points fail and come back, one after the other: how long each takes to its row in the tables and
 * to the live view, and which communities' rows are written again for it.
 */
final class StateChanges {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration OFTEN = Duration.ofMillis(25);
  private static final int LEAST_PAUSE_MILLIS = 400;

  private final OpenPoints points;
  private final CityTopics topics;
  private final CoverageTable table;
  private final LivePicture live;
  private final Random random = new Random(23);
  private final List<Double> toRow = new ArrayList<>();
  private final List<Double> toView = new ArrayList<>();
  private long reached;
  private long wrong;

  private StateChanges(
      OpenPoints points, CityTopics topics, CoverageTable table, LivePicture live) {
    this.points = points;
    this.topics = topics;
    this.table = table;
    this.live = live;
  }

  /** Measures so many changes, and answers. */
  static void measure(
      OpenPoints points, CityTopics topics, CoverageTable table, Api api, int changes)
      throws IOException, InterruptedException {
    try (LivePicture live = new LivePicture(api)) {
      live.await(points.of(StreetCity.CODE).covered(), PATIENCE);
      new StateChanges(points, topics, table, live).all(changes);
    }
  }

  private void all(int changes) throws InterruptedException {
    for (int point = 0; toView.size() < changes && point < points.city().points(); point++) {
      String community = points.isOpen(point) ? alone(point) : "";
      if (!community.isEmpty()) {
        change(point, false, community);
        change(point, true, community);
      }
    }
    ChildJvm.answer("changes", toView.size());
    tell("row", new Percentiles(toRow));
    tell("view", new Percentiles(toView));
    ChildJvm.answer(
        "changeCommunities",
        String.format(Locale.ROOT, "%.1f", (double) reached / Math.max(1, toView.size())));
    ChildJvm.answer("changeWrongCommunities", wrong);
  }

  /** A community in which the open point alone reaches somebody; "" for none. */
  private String alone(int point) {
    for (String community : points.communitiesOf(point)) {
      long before = points.of(community).covered();
      points.set(point, false);
      long after = points.of(community).covered();
      points.set(point, true);
      if (after != before) {
        return community;
      }
    }
    return "";
  }

  private void change(int point, boolean up, String community) throws InterruptedException {
    // Not in step with the clocks of job and page, which would hide or double their part.
    TimeUnit.MILLISECONDS.sleep(LEAST_PAUSE_MILLIS + random.nextInt(1_000));
    Map<String, Long> before = table.versions();
    points.set(point, up);
    long inCommunity = points.of(community).covered();
    long inCity = points.of(StreetCity.CODE).covered();
    long sent = System.nanoTime();
    topics.say(point, up);
    Waiting.until(
        "the row of " + community, PATIENCE, OFTEN, () -> table.covered(community) == inCommunity);
    toRow.add((System.nanoTime() - sent) / 1e6);
    toView.add((live.await(inCity, PATIENCE) - sent) / 1e6);
    TreeSet<String> written = new TreeSet<>();
    table
        .versions()
        .forEach(
            (each, version) -> {
              if (!version.equals(before.get(each))) {
                written.add(each);
              }
            });
    TreeSet<String> expected = points.communitiesOf(point);
    reached += expected.size();
    wrong += written.equals(expected) ? 0 : 1;
    if (!written.equals(expected)) {
      System.err.println(
          StreetCity.name(point) + " reaches " + expected + ", written were " + written);
    }
  }

  /** The answers that {@link #measure} gives of some durations. */
  static void tell(String name, Percentiles millis) {
    if (millis.count() == 0) {
      throw new BenchException("nothing was measured of '" + name + "'");
    }
    ChildJvm.answer(name, millis);
    ChildJvm.answer(name + "P95", String.format(Locale.ROOT, "%.1f", millis.at(0.95)));
  }
}
