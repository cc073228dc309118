package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.path.DatedGoal;
import io.xiaoneng.dashboard.path.PathView;
import io.xiaoneng.dashboard.path.Paths;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.path.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** The city's own dated targets that are ahead. */
@Component
class TargetList {

  private final Paths paths;

  TargetList(Paths paths) {
    this.paths = paths;
  }

  /** All of them, by their day. */
  List<PathView> ahead() {
    return paths.ahead(null);
  }

  /** One as it is told. */
  static Today.Target target(PathView view, LocalDate day) {
    DatedGoal goal = view.goal();
    Path path = view.path();
    return new Today.Target(
        goal.metric(),
        name(view),
        view.metric().unit().code(),
        goal.value(),
        goal.by(),
        ChronoUnit.DAYS.between(day, goal.by()),
        path.state(),
        path.last(),
        path.value(),
        path.needed(),
        path.slope(),
        path.projected(),
        path.probability(),
        page(view));
  }

  /** That of the metric: the goal's own name says what it is to be, which stands beside it. */
  static Text name(PathView view) {
    return view.metric().name();
  }

  /** The figure's page, which draws the path. */
  static String page(PathView view) {
    return "/metrics/" + view.metric().id();
  }
}
