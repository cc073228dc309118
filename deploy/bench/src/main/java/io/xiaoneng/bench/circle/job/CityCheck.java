package io.xiaoneng.bench.circle.job;

import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.CoverageCourse;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.Span;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds the last rows of the job against the model, which counts from the plan of the events. */
final class CityCheck {

  private static final int MINUTES = 15;

  private final Conductor conductor;
  private final GridCity city;
  private final CellMap map;
  private final long begins;
  private final int today;

  /**
   * @param begins yesterday, milliseconds
   */
  CityCheck(Conductor conductor, long begins, LocalDate today) {
    this.conductor = conductor;
    this.city = conductor.city();
    this.map = city.map();
    this.begins = begins;
    this.today = (int) today.toEpochDay();
  }

  /** Answers what must be and what is. */
  void check() {
    ChildJvm.answer("communities", city.communities());
    ChildJvm.answer("cells", map.cells().size());
    ChildJvm.answer("dayRows", conductor.days().rows().size());
    ChildJvm.answer("dayRowsExpected", 2 * (city.points() + 1));
    List<CoverageCourse.OpenPoint> open =
        IntStream.range(0, city.points())
            .mapToObj(
                point ->
                    new CoverageCourse.OpenPoint(city.reach(point), conductor.events().open(point)))
            .toList();
    Span day = new Span(begins, begins + 86_400_000);
    course("open-adult", CoverageCourse.over(day, map, Pace.ADULT.millimetresIn(MINUTES), open));
    course("open-elder", CoverageCourse.over(day, map, Pace.ELDER.millimetresIn(MINUTES), open));
    ChildJvm.answer("nowExpected", stillOpen());
    ChildJvm.answer("now", last("open-adult"));
  }

  private void course(String measure, CoverageCourse course) {
    Coverage expected = course.of(GridCity.CODE, true);
    ChildJvm.answer(measure + "Expected", expected.covered() + " " + expected.communitiesCovered());
    long covered = 0;
    long standard = 0;
    for (LastRows.Row row : conductor.coverage().rows().values()) {
      if (row.day() == today - 1 && row.measure().equals(measure)) {
        ByteBuffer in = pieces(row);
        skip(in);
        skip(in);
        covered += sum(in);
        standard += sum(in);
      }
    }
    ChildJvm.answer(measure, covered + " " + standard);
  }

  /**
   * Points that beat are silent since yesterday; of the others those that did not fail just now.
   */
  private long stillOpen() {
    Set<Integer> failed = Arrays.stream(conductor.probed()).boxed().collect(Collectors.toSet());
    CoverageCount count = new CoverageCount(map, Pace.ADULT.millimetresIn(MINUTES));
    IntStream.range(0, city.points())
        .filter(point -> point % 2 == 1 && !failed.contains(point))
        .forEach(point -> count.open(city.reach(point)));
    return count.of(GridCity.CODE, true).covered();
  }

  /** People covered at the end of today. */
  private long last(String measure) {
    long covered = 0;
    for (LastRows.Row row : conductor.coverage().rows().values()) {
      if (row.day() == today && row.measure().equals(measure)) {
        ByteBuffer in = pieces(row);
        skip(in);
        int pieces = Math.toIntExact(LastRows.varint(in));
        covered += in.getLong(in.position() + (pieces - 1) * Long.BYTES);
      }
    }
    return covered;
  }

  /** Behind urban, people and cells without data. */
  private static ByteBuffer pieces(LastRows.Row row) {
    ByteBuffer in = row.content().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return in.position(1 + Long.BYTES + Integer.BYTES);
  }

  private static void skip(ByteBuffer in) {
    sum(in);
  }

  private static long sum(ByteBuffer in) {
    long sum = 0;
    for (long left = LastRows.varint(in); left > 0; left--) {
      sum += in.getLong();
    }
    return sum;
  }
}
