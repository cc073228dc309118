package io.xiaoneng.dashboard.report.weekly;

import io.xiaoneng.dashboard.change.ChangeQuestion;
import io.xiaoneng.dashboard.change.ChangeView;
import io.xiaoneng.dashboard.change.Changes;
import io.xiaoneng.dashboard.change.Span;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.content.ReadFigures;
import io.xiaoneng.dashboard.report.content.ReportWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the changes since the week before are due to, for those figures that moved most. */
@Component
class MovementCauses {

  /**
   * Each is several questions about all cases of two weeks: the report has to be made in seconds.
   */
  private static final int MOST = 3;

  static final int BRIEF = 18;

  private final Changes changes;

  MovementCauses(Changes changes) {
    this.changes = changes;
  }

  /** A sentence for each that can be told. */
  List<String> of(
      String section,
      List<Movement> moved,
      ReportPeriod week,
      @Nullable String unit,
      ReportWords words) {
    List<String> told = new ArrayList<>();
    for (Movement each : moved) {
      if (told.size() < MOST && went(each) && changes.tells(each.metric().id())) {
        view(section, each, week, unit)
            .flatMap(view -> sentence(each, view, words))
            .ifPresent(told::add);
      }
    }
    return told;
  }

  /** Whether it went the way it stands out since the week before: else that is not the reason. */
  private static boolean went(Movement moved) {
    Double before = moved.before();
    return before != null && (moved.high() ? moved.value() > before : moved.value() < before);
  }

  private Optional<ChangeView> view(
      String section, Movement moved, ReportPeriod week, @Nullable String unit) {
    ChangeQuestion question =
        ChangeQuestion.of(
            moved.metric().id(), unit, Span.weekOf(week.before().from()), Span.weekOf(week.from()));
    return ReadFigures.guarded(section, () -> changes.asKnownNow(question));
  }

  private static Optional<String> sentence(Movement moved, ChangeView view, ReportWords words) {
    ChangeView.Part main = view.main().orElse(null);
    Double change = view.change();
    if (main == null || change == null) {
      return Optional.empty();
    }
    String unit = moved.metric().unit().code();
    String said =
        words.of(
            "weekly.cause",
            words.text(moved.metric().name()),
            words.change(unit, change, 0.0),
            words.of("weekly.cause." + main.cause()),
            words.change(unit, main.value(), 0.0));
    return Optional.of(
        said
            + mover(view.units(), "units", unit, change, words)
            + mover(view.items(), "items", unit, change, words));
  }

  /** Who or what pulled most the way the figure went; "" where nothing can be named. */
  private static String mover(
      List<ChangeView.Mover> movers, String what, String unit, double change, ReportWords words) {
    // A single one would be all there is.
    return movers.stream()
        .filter(each -> movers.size() > 1)
        .filter(each -> !each.rest() && !each.code().isEmpty() && each.effect() * change > 0)
        .findFirst()
        .map(
            each ->
                words.of(
                    "weekly.cause." + what,
                    words
                        .f()
                        .brief(words.f().name(each.nameZh(), each.nameEn(), each.code()), BRIEF),
                    words.change(unit, each.effect(), 0.0)))
        .orElse("");
  }
}
