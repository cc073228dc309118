package io.xiaoneng.job.circle;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.PointCourse;
import io.xiaoneng.circle.PointInterval;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.circle.PointState;
import io.xiaoneng.circle.ReachRecord;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.event.Event;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.RowBinaryReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

class CircleOperatorsTest {

  private record Rows(Map<String, String> points, Map<String, String> coverage) {}

  private static Rows shuffled(CircleCity city, Random random) throws Exception {
    List<KeyedBytes> all = new ArrayList<>();
    for (KeyedBytes each : city.forPoints()) {
      for (int times = 1 + random.nextInt(2); times > 0; times--) {
        all.add(each);
      }
    }
    List<KeyedBytes> others = city.forCity();
    Collections.shuffle(all, random);
    Collections.shuffle(others, random);
    int restartAt = random.nextInt(all.size());
    try (CircleRun run = new CircleRun()) {
      for (int i = 0; i < all.size(); i++) {
        run.toPoints(all.get(i));
        if (random.nextInt(200) == 0) {
          run.tick();
        }
        if (!others.isEmpty() && random.nextInt(50) == 0) {
          run.toCity(others.remove(others.size() - 1));
        }
        if (i == restartAt) {
          run.restart();
        }
      }
      for (KeyedBytes each : others) {
        run.toCity(each);
      }
      run.end();
      return new Rows(run.pointDays(), run.coverageDays());
    }
  }

  private static Rows inOrder(CircleCity city) throws Exception {
    try (CircleRun run = new CircleRun()) {
      for (KeyedBytes each : city.forCity()) {
        run.toCity(each);
      }
      for (KeyedBytes each : city.forPoints()) {
        run.toPoints(each);
      }
      run.end();
      return new Rows(run.pointDays(), run.coverageDays());
    }
  }

  @Property(tries = 12, shrinking = ShrinkingMode.OFF)
  void anyOrderWithRepetitionsAndARestartGivesTheSameRows(@ForAll long seed) throws Exception {
    CircleCity city = new CircleCity(seed);
    Rows expected = inOrder(city);
    Rows found = shuffled(city, new Random(seed + 1));

    assertThat(found.points()).isEqualTo(expected.points()).hasSizeGreaterThan(7 * 7);
    assertThat(found.coverage()).isEqualTo(expected.coverage()).hasSizeGreaterThan(7 * 5 * 4);
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void aDayIsWhatAllEventsOfThePointSay(@ForAll long seed) throws Exception {
    CircleCity city = new CircleCity(seed);
    Map<String, String> rows = inOrder(city).points();
    for (String id : List.of("T1", "T2", "T3")) {
      List<Event> events =
          city.events.stream()
              .map(CircleCity.Said::event)
              .filter(event -> event.subject().equals(id))
              .toList();
      PointRules rules =
          new PointRules(
              !id.equals("T3"), PointRules.USUAL_SILENCE, CircleCity.ZONE, PointRules.Hours.ALWAYS);
      for (int i = 0; i < CircleCity.DAYS; i++) {
        int day = (int) CircleCity.MONDAY.plusDays(i).toEpochDay();
        Span window = new Span(begin(i), begin(i + 1));
        List<PointInterval> course = PointCourse.over(window, events, rules);
        Spans open =
            Spans.of(
                course.stream()
                    .filter(piece -> piece.state() == PointState.OPEN)
                    .map(PointInterval::span)
                    .toList());
        String row = rows.get(id + " " + day);
        assertThat(row).as(id + " on day " + i).isNotNull();
        assertThat(PointDayReader.open(row)).as(id + " on day " + i).isEqualTo(open);
      }
    }
  }

  @Property(tries = 5, shrinking = ShrinkingMode.OFF)
  void theSumTellsWhichCellsAreCovered(@ForAll long seed) throws Exception {
    CircleCity city = new CircleCity(seed);
    Rows rows = inOrder(city);
    int compared = 0;
    for (String community : CircleCity.COMMUNITIES.keySet()) {
      for (int i = 0; i < CircleCity.DAYS; i++) {
        int day = (int) CircleCity.MONDAY.plusDays(i).toEpochDay();
        String row = rows.coverage().get(community + " " + day + " open-adult");
        RowBinaryReader in = new RowBinaryReader(HexFormat.of().parseHex(row));
        in.varint();
        in.int64();
        in.int32();
        long[] froms = longs(in);
        long[] covered = longs(in);
        for (int k = 0; k < froms.length; k++) {
          long bits = 0;
          for (String cell : reached(city, rows, day, froms[k])) {
            if (CircleCity.COMMUNITIES.get(community).contains(cell)) {
              bits |= CircleCity.people(cell);
            }
          }
          assertThat(covered[k]).as(community + " on " + day + " from " + froms[k]).isEqualTo(bits);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(5 * 7);
  }

  private static Set<String> reached(CircleCity city, Rows rows, int day, long at) {
    Set<String> cells = new HashSet<>();
    for (ReachRecord reach : city.reaches) {
      String row = rows.points().get(reach.point() + " " + day);
      if (PointDayReader.open(row).pieces().stream()
          .anyMatch(span -> span.from() <= at && at < span.to())) {
        for (int i = 0; i < reach.millimetres().length; i++) {
          if (reach.millimetres()[i] <= 15 * 60 * 1_300) {
            cells.add(reach.cells().get(i));
          }
        }
      }
    }
    return cells;
  }

  private static long[] longs(RowBinaryReader in) {
    long[] values = new long[in.varint()];
    Arrays.setAll(values, i -> in.int64());
    return values;
  }

  private static long begin(int day) {
    return CircleCity.MONDAY.plusDays(day).atStartOfDay(CircleCity.ZONE).toInstant().toEpochMilli();
  }
}
