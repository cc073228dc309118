package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.path.PathView;
import io.xiaoneng.dashboard.report.content.ReportWords;
import io.xiaoneng.dashboard.supervision.task.TaskCourses;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.path.Course;
import io.xiaoneng.path.Goal;
import io.xiaoneng.path.Path;
import io.xiaoneng.path.PathState;
import io.xiaoneng.statistics.Better;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Dated targets that will rather not be reached, the nearest day first: since which month the
 * figure has missed them, who leads, and by when they are due.
 */
@Component
class TargetMatters implements MatterSource {

  private final TargetList targets;
  private final TaskCourses tasks;
  private final CityClock clock;
  private final TodayWords words;

  TargetMatters(TargetList targets, TaskCourses tasks, CityClock clock, TodayWords words) {
    this.targets = targets;
    this.tasks = tasks;
    this.clock = clock;
    this.words = words;
  }

  @Override
  public Set<MatterKind> kinds() {
    return Set.of(MatterKind.TARGET_UNLIKELY);
  }

  @Override
  public List<Candidate> find(Instant now, LocalDate day) {
    return of(targets.ahead(), now, day);
  }

  /** Of these targets. */
  List<Candidate> of(List<PathView> ahead, Instant now, LocalDate day) {
    List<PathView> unlikely =
        ahead.stream()
            .filter(each -> each.path().state() == PathState.UNLIKELY)
            .sorted(
                Comparator.comparing((PathView each) -> each.goal().by())
                    .thenComparing(TargetMatters::probability)
                    .thenComparing(each -> each.goal().metric()))
            .toList();
    return unlikely.isEmpty() ? List.of() : List.of(candidate(unlikely, now, day));
  }

  private static double probability(PathView view) {
    Double probability = view.path().probability();
    return probability == null ? 1 : probability;
  }

  private Candidate candidate(List<PathView> unlikely, Instant now, LocalDate day) {
    PathView first = unlikely.get(0);
    String lead = lead(first, now);
    YearMonth since = since(first);
    Text sentence =
        words.say(MatterKind.TARGET_UNLIKELY.key(), in -> arguments(first, day, in, lead, since));
    return new Candidate(
        MatterKind.TARGET_UNLIKELY,
        words.more(sentence, unlikely.size() - 1),
        first.metric().id(),
        null,
        since == null ? null : start(since.atDay(1)),
        lead,
        start(first.goal().by().plusDays(1)).minusMillis(1),
        TargetList.page(first));
  }

  private Instant start(LocalDate day) {
    return day.atStartOfDay(clock.zone()).toInstant();
  }

  /** The first of the months, without a gap up to the last, that all missed the goal. */
  private static @Nullable YearMonth since(PathView view) {
    Better better =
        view.metric().direction() == MetricDefinition.Direction.DOWN ? Better.LOWER : Better.HIGHER;
    Goal goal = new Goal(view.goal().value(), view.goal().by(), better);
    SortedMap<YearMonth, Course.Reading> months = view.course().months();
    YearMonth since = null;
    for (YearMonth month = view.path().last(); month != null; month = month.minusMonths(1)) {
      Course.Reading reading = months.get(month);
      if (reading == null || goal.metBy(reading.value())) {
        break;
      }
      since = month;
    }
    return since;
  }

  /** Metric, day, value wanted, month, its value, slope, days left, by when, who leads, since. */
  private Object[] arguments(
      PathView view,
      LocalDate day,
      ReportWords in,
      @Nullable String lead,
      @Nullable YearMonth since) {
    String unit = view.metric().unit().code();
    Path path = view.path();
    YearMonth last = path.last();
    YearMonth projected = path.projected();
    return new Object[] {
      in.text(view.metric().name()),
      in.f().date(view.goal().by()),
      in.aim(unit, view.goal().value()),
      last == null ? in.none() : in.f().month(last.atDay(1)),
      in.amount(unit, path.value()),
      in.change(unit, path.slope(), 0.0),
      in.change(unit, path.needed(), 0.0),
      ChronoUnit.DAYS.between(day, view.goal().by()),
      projected == null
          ? in.word("today.never")
          : in.word("today.projected", in.f().month(projected.atDay(1))),
      lead == null ? in.word("today.lead.none") : in.word("today.lead", words.unit(lead, in)),
      since == null ? "" : in.word("today.missed", in.f().month(since.atDay(1)))
    };
  }

  /** Whoever was charged with the task that the target is a stage of. */
  private @Nullable String lead(PathView view, Instant now) {
    Long task = view.goal().task();
    return task == null
        ? null
        : tasks.at(now).stream()
            .filter(each -> each.id() == task)
            .map(TaskFile::unit)
            .findFirst()
            .orElse(null);
  }
}
