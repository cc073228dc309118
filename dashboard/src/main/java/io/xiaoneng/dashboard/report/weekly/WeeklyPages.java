package io.xiaoneng.dashboard.report.weekly;

import io.xiaoneng.dashboard.report.content.Need;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The two pages of the weekly report. Lists are cut, and long names with them, so that the second
 * page is the last one whatever there is to tell; what is left out is counted.
 */
final class WeeklyPages {

  static final int MOST_MOVED = 8;
  static final int MOST_NEEDS = 9;

  /** With more rows and causes to tell of there is no room for a drawing on the page. */
  private static final int MOST_BESIDE_CHART = 5;

  /** Wide characters of a title; the whole one is on its own page. */
  private static final int BRIEF = 34;

  private final ReportWords words;
  private final Function<String, String> unitName;
  private final Function<Instant, LocalDate> date;

  /**
   * Writes in one language.
   *
   * @param unitName of a unit's code
   * @param date in the city's zone
   */
  WeeklyPages(
      ReportWords words, Function<String, String> unitName, Function<Instant, LocalDate> date) {
    this.words = words;
    this.unitName = unitName;
    this.date = date;
  }

  /**
   * What moved.
   *
   * @param causes what some of it is due to
   */
  Section moved(Block.Figures headlines, Movements.Found found, List<String> causes) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(headlines);
    blocks.add(
        new Block.Paragraph(
            found.moved().isEmpty()
                ? words.of("weekly.still", found.judged())
                : words.of(
                    "weekly.found",
                    found.judged(),
                    found.moved().size(),
                    count(found, Movement.Sense.WORSE),
                    count(found, Movement.Sense.BETTER),
                    count(found, Movement.Sense.OTHER))));
    if (!found.moved().isEmpty()) {
      blocks.add(table(found.moved()));
    }
    if (found.moved().size() > MOST_MOVED) {
      blocks.add(new Block.Remark(words.of("more", found.moved().size() - MOST_MOVED)));
    }
    if (!causes.isEmpty()) {
      blocks.add(new Block.Points(causes));
    }
    if (found.moved().size() + causes.size() <= MOST_BESIDE_CHART) {
      found.course().ifPresent(each -> blocks.add(chart(each)));
    }
    if (found.shown() > 0) {
      blocks.add(new Block.Remark(words.of("weekly.few", found.shown(), Judge.ENOUGH)));
    }
    return new Section("moved", words.numbered(1, words.of("weekly.moved")), 3, false, blocks);
  }

  private static long count(Movements.Found found, Movement.Sense sense) {
    return found.moved().stream().filter(each -> each.sense() == sense).count();
  }

  /** The past of the figure that stands out most. */
  private Block chart(Movements.Course course) {
    MetricDefinition metric = course.metric();
    MetricDefinition.Target target = metric.target();
    return new Block.Chart(
        words.of("weekly.chart", words.text(metric.name()), course.weeks().size()),
        Block.Shape.LINES,
        // Without the year: names of 27 weeks stand below the axis.
        course.weeks().keySet().stream().map(each -> each.substring(each.indexOf('W'))).toList(),
        List.of(
            new Block.Series(
                words.text(metric.name()),
                List.copyOf(course.weeks().values()),
                List.of(),
                List.of())),
        target == null || target.benchmark() ? null : Double.valueOf(target.value()),
        metric.unit() == MetricDefinition.Unit.RATIO);
  }

  private Block table(List<Movement> moved) {
    return new Block.Table(
        words.of("weekly.moved"),
        List.of(
            new Column(words.of("metric"), 4, Kind.TEXT),
            new Column(words.of("weekly.now"), 2, Kind.NUMBER),
            new Column(words.of("weekly.before"), 2, Kind.NUMBER),
            new Column(words.of("weekly.four"), 2, Kind.NUMBER),
            new Column("n", 1.5, Kind.NUMBER),
            new Column(words.of("weekly.judged"), 4, Kind.TEXT)),
        moved.stream().limit(MOST_MOVED).map(each -> row(each)).toList());
  }

  private List<Cell> row(Movement each) {
    String unit = each.metric().unit().code();
    return List.of(
        Cell.of(words.text(each.metric().name())),
        words.cell(unit, each.value()),
        words.cell(unit, each.before()),
        words.cell(unit, each.fourWeeks()),
        words.count(each.n()),
        Cell.of(
            words.of("weekly.sense." + each.sense() + (each.high() ? ".high" : ".low"))
                + words.of("weekly.rule." + each.rule())));
  }

  /** What needs its readers. */
  Section needs(List<Need> all) {
    String section = words.of("weekly.needs");
    List<Block> blocks = new ArrayList<>();
    if (all.isEmpty()) {
      blocks.add(new Block.Paragraph(words.of("weekly.needs.none")));
    } else {
      blocks.add(new Block.Paragraph(words.of("weekly.needs.found", all.size())));
      blocks.add(
          new Block.Table(
              section,
              List.of(
                  new Column(words.of("weekly.need"), 5, Kind.TEXT),
                  new Column(words.of("weekly.whose"), 2.5, Kind.TEXT),
                  new Column(words.of("weekly.by"), 2, Kind.TEXT),
                  new Column(words.of("weekly.decide"), 4, Kind.TEXT)),
              all.stream().limit(MOST_NEEDS).map(this::row).toList()));
    }
    if (all.size() > MOST_NEEDS) {
      blocks.add(new Block.Remark(words.of("more", all.size() - MOST_NEEDS)));
    }
    return new Section("needs", words.numbered(2, section), 3, true, blocks);
  }

  private List<Cell> row(Need need) {
    String whose = need.whose();
    Instant by = need.by();
    return List.of(
        Cell.of(
            words.of("weekly.kind." + need.kind())
                + words.of("colon")
                + words.f().brief(need.title(), BRIEF)),
        Cell.of(
            whose == null
                ? words.of("weekly.nobody")
                : words.f().brief(unitName.apply(whose), BRIEF / 2)),
        Cell.of(
            by == null
                ? words.of("weekly.noterm")
                : words.f().shortDate(date.apply(by))
                    + (need.past() ? words.of("weekly.past") : "")),
        Cell.of(words.of("weekly.decide." + need.kind())));
  }
}
