package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.metric.CaseCourse;
import io.xiaoneng.dashboard.metric.CaseShapes;
import io.xiaoneng.dashboard.metric.CodeNames;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.metric.MetricDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Answers questions with the figures of {@link MetricService}, as the one who asks is told of them.
 * Safe to share.
 */
@Service
class Explorer {

  /** More parts are only counted. */
  static final int MOST = 300;

  /** So many bars one can still compare. */
  static final int MOST_BARS = 40;

  private final MetricService metrics;
  private final CaseShapes shapes;
  private final CodeNames names;
  private final Questions questions;
  private final Courses courses;

  Explorer(
      MetricService metrics,
      CaseShapes shapes,
      CodeNames names,
      Questions questions,
      Courses courses) {
    this.metrics = metrics;
    this.shapes = shapes;
    this.names = names;
    this.questions = questions;
    this.courses = courses;
  }

  /**
   * The answer.
   *
   * @throws io.xiaoneng.dashboard.metric.BadParameterException where the answer would be too long
   *     or is not told to the one who asks
   * @throws io.xiaoneng.dashboard.known.KnownAtBusyException where the cases of another knownAt are
   *     still being worked out
   */
  Shown show(Exploration asked) {
    Grouping by = asked.by();
    metrics.checkTold(questions.whole(asked, by == null ? List.of() : List.of(by)));
    Told whole = one(questions.whole(asked, List.of()));
    MetricQuery against = questions.other(asked, List.of());
    Told other = against == null ? null : one(against);
    Frame frame =
        new Frame(asked, whole, other, questions.otherFrom(asked), questions.otherTo(asked));
    if (asked.ofTime()) {
      Courses.Course course = by == null ? courses.whole(asked) : courses.cut(asked, by);
      return frame.shown(course.rows(), course.parts());
    }
    return switch (asked.kind()) {
      case FUNNEL -> funnel(asked, frame);
      case DISTRIBUTION -> distribution(asked, by, frame);
      case LIMITS -> limits(asked, by, frame);
      default -> {
        List<Row> rows = by == null ? List.of() : parts(asked, by);
        yield frame.shown(rows.subList(0, Math.min(rows.size(), most(asked.kind()))), rows.size());
      }
    };
  }

  private static int most(Kind kind) {
    return kind == Kind.BAR ? MOST_BARS : MOST;
  }

  /** What all answers have. */
  private record Frame(
      Exploration asked, Told whole, @Nullable Told other, String otherFrom, String otherTo) {

    Shown shown(List<Row> rows, int all) {
      return new Shown(asked, whole, other, otherFrom, otherTo, rows, all, null, null, null);
    }
  }

  private Told one(MetricQuery query) {
    return metrics.read(query).stream().findFirst().map(Told::of).orElse(Told.NONE);
  }

  private List<Row> parts(Exploration asked, Grouping by) {
    MetricQuery against = questions.other(asked, List.of(by));
    Map<String, Told> others = new LinkedHashMap<>();
    if (against != null) {
      metrics.read(against).forEach(row -> others.put(key(row, by), Told.of(row)));
    }
    List<Row> rows = new ArrayList<>();
    for (MetricRow each : metrics.read(questions.whole(asked, List.of(by)))) {
      String key = key(each, by);
      MetricDefinition.Text name = called(by, key);
      rows.add(
          new Row(
              key,
              name.zh(),
              name.en(),
              Told.of(each),
              against == null ? null : others.getOrDefault(key, Told.NONE)));
    }
    rows.sort(asked.sort().order());
    return rows;
  }

  private MetricDefinition.Text called(Grouping by, String key) {
    return key.isEmpty()
        ? new MetricDefinition.Text("", "")
        : names.called(by.dimension().wireName(), key);
  }

  static String key(MetricRow row, Grouping by) {
    String key = row.key().get(by.key());
    return key == null ? "" : key;
  }

  private Shown distribution(Exploration asked, @Nullable Grouping by, Frame frame) {
    List<Row> rows = by == null ? List.of() : parts(asked, by);
    Spread spread =
        by == null
            ? Spreads.ofCases(shapes.lengths(questions.whole(asked, List.of())), frame.whole)
            : Spreads.ofParts(rows);
    return new Shown(
        asked,
        frame.whole,
        frame.other,
        frame.otherFrom,
        frame.otherTo,
        rows.subList(0, Math.min(rows.size(), MOST)),
        rows.size(),
        spread,
        null,
        null);
  }

  private Shown limits(Exploration asked, @Nullable Grouping by, Frame frame) {
    List<Row> all = by == null ? List.of() : parts(asked, by);
    List<Row> rows = all.stream().filter(Limits::has).limit(MOST).toList();
    Double centre = frame.whole.value();
    return new Shown(
        asked,
        frame.whole,
        frame.other,
        frame.otherFrom,
        frame.otherTo,
        rows,
        all.size(),
        null,
        centre == null || rows.isEmpty() ? null : Limits.of(rows, centre),
        null);
  }

  private Shown funnel(Exploration asked, Frame frame) {
    CaseCourse course = shapes.course(questions.whole(asked, List.of()));
    MetricQuery against = questions.other(asked, List.of());
    CaseCourse other = against == null ? null : shapes.course(against);
    return new Shown(
        asked,
        frame.whole,
        frame.other,
        frame.otherFrom,
        frame.otherTo,
        List.of(
            step("applied", course.applied(), other == null ? null : other.applied()),
            step("accepted", course.accepted(), other == null ? null : other.accepted()),
            step("decided", course.decided(), other == null ? null : other.decided()),
            step("delivered", course.delivered(), other == null ? null : other.delivered())),
        4,
        null,
        null,
        course.otherwise());
  }

  private static Row step(String key, long count, @Nullable Long other) {
    return new Row(key, "", "", Told.ofCount(count), other == null ? null : Told.ofCount(other));
  }
}
