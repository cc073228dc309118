package io.xiaoneng.dashboard.report.weekly;

import io.xiaoneng.dashboard.path.PathView;
import io.xiaoneng.dashboard.path.Paths;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.report.document.Section;
import io.xiaoneng.path.Path;
import io.xiaoneng.path.PathState;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the targets that still have a day ahead will be reached, if things go on as they do. */
@Component
class Outlook {

  static final int MOST = 5;

  private static final int BRIEF = 24;

  private final Paths paths;

  Outlook(Paths paths) {
    this.paths = paths;
  }

  Section of(@Nullable String unit, ReportWords words) {
    return section(ReadFigures.guarded(words.of("weekly.outlook"), () -> paths.ahead(unit)), words);
  }

  /** The first of them. */
  static Section section(List<PathView> ahead, ReportWords words) {
    String section = words.of("weekly.outlook");
    List<PathView> all =
        ahead.stream().sorted(Comparator.comparing(each -> order(each.path().state()))).toList();
    List<Block> blocks = new ArrayList<>();
    if (all.isEmpty()) {
      blocks.add(new Block.Paragraph(words.of("weekly.outlook.none")));
    } else {
      blocks.add(
          new Block.Table(
              section,
              List.of(
                  new Column(words.of("weekly.goal"), 4, Kind.TEXT),
                  new Column(words.of("target"), 1.6, Kind.NUMBER),
                  new Column(words.of("weekly.goal.by"), 2, Kind.TEXT),
                  new Column(words.of("weekly.goal.value"), 2.2, Kind.TEXT),
                  new Column(words.of("weekly.goal.slope"), 2.6, Kind.TEXT),
                  new Column(words.of("weekly.goal.state"), 3.2, Kind.TEXT)),
              all.stream().limit(MOST).map(each -> row(each, words)).toList()));
    }
    if (all.size() > MOST) {
      blocks.add(new Block.Remark(words.of("more", all.size() - MOST)));
    }
    return new Section("outlook", words.numbered(3, section), 3, false, blocks);
  }

  /** What will rather not be reached comes first. */
  private static int order(PathState state) {
    return switch (state) {
      case UNLIKELY -> 0;
      case ON_THE_WAY -> 1;
      case NOT_ENOUGH -> 2;
      case REACHED -> 3;
      case DATE_PASSED -> 4;
    };
  }

  private static List<Cell> row(PathView view, ReportWords words) {
    String unit = view.metric().unit().code();
    Path path = view.path();
    YearMonth last = path.last();
    Double value = path.value();
    return List.of(
        Cell.of(words.f().brief(words.text(view.metric().name()), BRIEF)),
        new Cell(view.goal().value(), words.aim(unit, view.goal().value())),
        Cell.of(words.f().date(view.goal().by())),
        Cell.of(
            last == null || value == null
                ? words.none()
                : words.of("weekly.goal.last", words.amount(unit, value), last.toString())),
        Cell.of(
            words.of(
                "weekly.goal.months",
                words.change(unit, path.needed(), 0.0),
                words.change(unit, path.slope(), 0.0))),
        Cell.of(state(path, words)));
  }

  private static String state(Path path, ReportWords words) {
    Double probability = path.probability();
    String state = words.of("weekly.path." + path.state());
    if (probability == null || path.state() == PathState.REACHED) {
      return state;
    }
    YearMonth projected = path.projected();
    return words.of(
        "weekly.path.told",
        state,
        words.f().scale(probability) + "%",
        projected == null ? words.of("weekly.path.never") : projected.toString());
  }
}
