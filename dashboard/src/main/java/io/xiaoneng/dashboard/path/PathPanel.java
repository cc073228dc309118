package io.xiaoneng.dashboard.path;

import io.xiaoneng.path.Course.Reading;
import io.xiaoneng.path.Path;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A path as a page draws it: the months that are over, and the trend up to the goal's month.
 *
 * @param course a value for each month of the drawing, null where there is none
 * @param ahead likewise of the trend: from the last month with a figure to the goal's
 * @param low foot of the drawing, in the metric's unit
 * @param high top of it
 */
public record PathPanel(
    PathView view,
    List<@Nullable Double> course,
    List<@Nullable Double> ahead,
    double low,
    double high) {

  /** Of a goal that lies further ahead the drawing shows no more months. */
  private static final int FAR = 24;

  private static final double MARGIN = 0.1;

  /** Takes its own copies. */
  public PathPanel {
    course = Collections.unmodifiableList(new ArrayList<>(course));
    ahead = Collections.unmodifiableList(new ArrayList<>(ahead));
  }

  /** Draws it. */
  public static PathPanel of(PathView view) {
    YearMonth over = view.over();
    long left = Math.max(0, ChronoUnit.MONTHS.between(over, view.month()));
    int steps = Path.LOOK_BACK + (int) Math.min(FAR, view.ahead() ? left : 0);
    List<@Nullable Double> course = new ArrayList<>();
    List<@Nullable Double> ahead = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      YearMonth month = over.minusMonths(Path.LOOK_BACK - 1L).plusMonths(i);
      Reading reading = month.isAfter(over) ? null : view.course().months().get(month);
      course.add(reading == null ? null : Double.valueOf(reading.value()));
      ahead.add(trend(view, month));
    }
    double[] all =
        Stream.of(course, ahead, List.of(view.goal().value()))
            .flatMap(List::stream)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .toArray();
    double least = Arrays.stream(all).min().orElseThrow();
    double most = Arrays.stream(all).max().orElseThrow();
    double margin = most > least ? (most - least) * MARGIN : 1;
    return new PathPanel(view, course, ahead, least - margin, most + margin);
  }

  private static @Nullable Double trend(PathView view, YearMonth month) {
    Path path = view.path();
    Double slope = path.slope();
    Double expected = path.expected();
    YearMonth last = path.last();
    if (slope == null || expected == null || last == null || month.isBefore(last)) {
      return null;
    }
    double value = expected - slope * ChronoUnit.MONTHS.between(month, view.month());
    return Math.max(0, view.course().share() ? Math.min(1, value) : value);
  }

  /** How many months the drawing is wide. */
  public int steps() {
    return course.size();
  }

  /** The chance in steps that hide how little it is sure of: a percentage of five. */
  public @Nullable Integer percent() {
    Double probability = view.path().probability();
    return probability == null ? null : (int) (Math.round(probability * 20) * 5);
  }
}
