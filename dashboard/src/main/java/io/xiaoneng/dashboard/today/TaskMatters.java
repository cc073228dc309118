package io.xiaoneng.dashboard.today;

import io.xiaoneng.dashboard.supervision.need.Lapses;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tasks of the ledger of which a stage's day is past. */
@Component
class TaskMatters implements MatterSource {

  private final Lapses lapses;
  private final TodayWords words;

  TaskMatters(Lapses lapses, TodayWords words) {
    this.lapses = lapses;
    this.words = words;
  }

  @Override
  public Set<MatterKind> kinds() {
    return Set.of(MatterKind.TASK_LATE, MatterKind.TASKS_UNASSIGNED);
  }

  @Override
  public List<Candidate> find(Instant now, LocalDate day) {
    List<Lapses.OfTask> charged = new ArrayList<>();
    List<Lapses.OfTask> unassigned = new ArrayList<>();
    for (Lapses.OfTask each : lapses.tasks(now)) {
      (each.file().unit() == null ? unassigned : charged).add(each);
    }
    List<Candidate> found = new ArrayList<>();
    if (!charged.isEmpty()) {
      found.add(charged(sorted(charged)));
    }
    if (!unassigned.isEmpty()) {
      found.add(unassigned(sorted(unassigned)));
    }
    return found;
  }

  private static List<Lapses.OfTask> sorted(List<Lapses.OfTask> all) {
    return all.stream()
        .sorted(Comparator.comparing(Lapses.OfTask::day).thenComparing(each -> each.file().id()))
        .toList();
  }

  private Candidate charged(List<Lapses.OfTask> all) {
    Lapses.OfTask first = all.get(0);
    String unit = Objects.requireNonNull(first.file().unit());
    Text sentence =
        words.say(
            MatterKind.TASK_LATE.key(),
            in ->
                new Object[] {
                  words.unit(unit, in),
                  in.word("today.quoted", first.file().title(in.f().chinese())),
                  in.f().date(first.day()),
                  in.word("task.state." + first.file().task().state())
                });
    return new Candidate(
        MatterKind.TASK_LATE,
        words.more(sentence, all.size() - 1),
        first.file().metric(),
        unit,
        first.by(),
        unit,
        first.by(),
        "/supervision/tasks/" + first.file().id());
  }

  private Candidate unassigned(List<Lapses.OfTask> all) {
    Lapses.OfTask first = all.get(0);
    Text sentence =
        words.say(
            MatterKind.TASKS_UNASSIGNED.key(),
            in ->
                new Object[] {
                  all.size(),
                  in.word("today.quoted", first.file().title(in.f().chinese())),
                  in.f().date(first.day())
                });
    return new Candidate(
        MatterKind.TASKS_UNASSIGNED,
        sentence,
        null,
        null,
        first.by(),
        null,
        first.by(),
        "/supervision/tasks");
  }
}
