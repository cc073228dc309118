package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.policy.TrendMark;
import io.xiaoneng.dashboard.policy.TrendMarks;
import io.xiaoneng.dashboard.report.content.ReportLanguages;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.security.AccessTable;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricDefinition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates beside the course of a figure, in the page's language. */
@Component
class CourseMarks {

  private final TrendMarks marks;
  private final ReportLanguages languages;
  private final AccessTable access;

  CourseMarks(TrendMarks marks, ReportLanguages languages, AccessTable access) {
    this.marks = marks;
    this.languages = languages;
    this.access = access;
  }

  /**
   * A date beside the course.
   *
   * @param number from 1, as drawing and table have it
   * @param label of the day, week or month that it lies in; where that has no figure, of the next
   *     one that has; null after the last
   * @param path of the page that tells more; null for none, or where the one who asks may not open
   *     it
   */
  public record Line(
      int number,
      @Nullable String label,
      LocalDate day,
      TrendMark.Kind kind,
      String text,
      String document,
      @Nullable String path) {}

  /**
   * Those of the days that are drawn.
   *
   * @param unit whose figure; null for the city's
   * @param question with its period
   */
  List<Line> of(
      MetricDefinition metric,
      @Nullable String unit,
      FigureView view,
      MetricQuery question,
      Actor actor) {
    LocalDate from = Objects.requireNonNull(question.from());
    LocalDate to = Objects.requireNonNull(question.to());
    ReportWords words = languages.in(LocaleContextHolder.getLocale());
    List<Line> lines = new ArrayList<>();
    for (TrendMark each : marks.of(metric, unit, from, to)) {
      String path = each.path();
      lines.add(
          new Line(
              lines.size() + 1,
              label(view, each.day()),
              each.day(),
              each.kind(),
              text(each, metric, words),
              each.document(),
              path == null || !access.mayOpen(actor, path) ? null : path));
    }
    return lines;
  }

  private static String text(TrendMark mark, MetricDefinition metric, ReportWords words) {
    Double value = mark.value();
    return words.word(
        "datemark." + mark.kind(),
        words.text(mark.title()),
        value == null ? "" : words.aim(metric.unit().code(), value),
        Integer.toString(mark.version()));
  }

  /** Labels of one step sort as their days do. */
  private static @Nullable String label(FigureView view, LocalDate day) {
    String own = view.step().label(day);
    return view.trend().stream()
        .map(FigureView.Point::label)
        .filter(each -> each.compareTo(own) >= 0)
        .min(String::compareTo)
        .orElse(null);
  }
}
