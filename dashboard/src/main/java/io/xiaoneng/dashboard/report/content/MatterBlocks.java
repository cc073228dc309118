package io.xiaoneng.dashboard.report.content;

import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Block.Cell;
import io.xiaoneng.dashboard.report.document.Block.Column;
import io.xiaoneng.dashboard.report.document.Block.Kind;
import io.xiaoneng.dashboard.supervision.card.CardCourses;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.task.TaskCourses;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.task.StageStanding;
import io.xiaoneng.task.TaskState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Cards, orders and tasks of a period as they stood at its end. */
@Component
public class MatterBlocks {

  private final CardCourses cards;
  private final TaskCourses tasks;
  private final RegistryView registry;
  private final CityClock clock;

  MatterBlocks(CardCourses cards, TaskCourses tasks, RegistryView registry, CityClock clock) {
    this.cards = cards;
    this.tasks = tasks;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * Cards that were issued in a period or were open at its end.
   *
   * @param from first moment of the period, inclusive
   * @param asOf its end, exclusive
   * @param units only of these; null for all
   */
  public List<CardFile> cards(
      String section, Instant from, Instant asOf, @Nullable Set<String> units) {
    return ReadFigures.guarded(section, () -> cards.at(asOf, from, units)).stream()
        .sorted(
            Comparator.comparing(CardFile::kind)
                .reversed()
                .thenComparing(each -> issued(each).at()))
        .toList();
  }

  /** The step by which a card was issued. */
  public static CardEntry issued(CardFile file) {
    return file.card().first(CardStep.ISSUE).orElseThrow();
  }

  /** Whether a card was issued at or after a moment. */
  public static boolean issuedSince(CardFile file, Instant from) {
    return !issued(file).at().isBefore(from);
  }

  /** Whether its term was past at an instant. */
  public boolean overdue(CardFile file, Instant asOf) {
    Instant due = cards.due(file);
    return due != null && due.isBefore(asOf);
  }

  /** How many of each, in words. */
  public Block counted(List<CardFile> all, Instant from, Instant asOf, ReportWords words) {
    return new Block.Paragraph(
        words.of(
            "cards.counted",
            issued(all, CardKind.RED, from),
            issued(all, CardKind.YELLOW, from),
            issued(all, CardKind.ORDER, from),
            all.stream().filter(each -> each.card().state().open()).count(),
            all.stream().filter(each -> overdue(each, asOf)).count()));
  }

  private static long issued(List<CardFile> all, CardKind kind, Instant from) {
    return all.stream().filter(each -> each.kind() == kind && issuedSince(each, from)).count();
  }

  /** The list of cards. */
  public Block table(String name, List<CardFile> all, Instant asOf, ReportWords words) {
    return new Block.Table(
        name,
        List.of(
            new Column(words.of("cards.kind"), 1.2, Kind.TEXT),
            new Column(words.of("unit"), 3, Kind.TEXT),
            new Column(words.of("cards.title"), 5, Kind.TEXT),
            new Column(words.of("cards.issued"), 1.8, Kind.TEXT),
            new Column(words.of("cards.state"), 1.6, Kind.TEXT),
            new Column(words.of("cards.due"), 2.2, Kind.TEXT)),
        all.stream().map(each -> row(each, asOf, words)).toList());
  }

  private List<Cell> row(CardFile file, Instant asOf, ReportWords words) {
    return List.of(
        Cell.of(words.word("card.kind." + file.kind())),
        Cell.of(words.name(registry.unit(file.unit()))),
        Cell.of(words.of("card.matter", file.title(), file.matter().toString())),
        Cell.of(words.f().shortDate(clock.dateOf(issued(file).at()))),
        Cell.of(words.word("card.state." + file.card().state())),
        Cell.of(term(cards.due(file), asOf, words)));
  }

  private String term(@Nullable Instant due, Instant asOf, ReportWords words) {
    return due == null
        ? words.f().day(null)
        : words.f().shortDate(clock.dateOf(due))
            + (due.isBefore(asOf) ? words.of("weekly.past") : "");
  }

  /** Tasks as they stood; of some units only those that these lead. */
  public List<TaskFile> tasks(String section, Instant asOf, @Nullable Set<String> units) {
    return ReadFigures.guarded(section, () -> tasks.at(asOf)).stream()
        .filter(each -> each.task().state() != TaskState.CANCELLED)
        .filter(each -> units == null || (each.unit() != null && units.contains(each.unit())))
        .toList();
  }

  /** Whether a stage that is not done was due before the day of an instant. */
  public boolean late(TaskFile file, Instant asOf) {
    LocalDate due = next(file);
    return file.task().state().open() && due != null && due.isBefore(clock.dateOf(asOf));
  }

  private static @Nullable LocalDate next(TaskFile file) {
    return file.task().next().map(StageStanding::due).orElse(null);
  }

  /** Tasks counted, and listed. */
  public List<Block> tasks(String name, List<TaskFile> all, Instant asOf, ReportWords words) {
    List<Block> blocks = new ArrayList<>();
    if (all.isEmpty()) {
      return List.of(new Block.Paragraph(words.of("tasks.none")));
    }
    long done = all.stream().filter(each -> each.task().state() == TaskState.DONE).count();
    long late = all.stream().filter(each -> late(each, asOf)).count();
    long unassigned = all.stream().filter(each -> each.unit() == null).count();
    blocks.add(new Block.Paragraph(words.of("tasks.counted", all.size(), done, late, unassigned)));
    blocks.add(
        new Block.Table(
            name,
            List.of(
                new Column(words.of("tasks.title"), 5, Kind.TEXT),
                new Column(words.of("tasks.lead"), 3, Kind.TEXT),
                new Column(words.of("tasks.stages"), 1.4, Kind.TEXT),
                new Column(words.of("tasks.next"), 2.2, Kind.TEXT),
                new Column(words.of("cards.state"), 1.5, Kind.TEXT)),
            all.stream().map(each -> row(each, asOf, words)).toList()));
    return blocks;
  }

  private List<Cell> row(TaskFile file, Instant asOf, ReportWords words) {
    String unit = file.unit();
    List<StageStanding> stages = file.task().standings();
    LocalDate next = next(file);
    return List.of(
        Cell.of(words.of("tasks.code", file.code(), file.title(words.f().chinese()))),
        Cell.of(
            unit == null
                ? words.of("tasks.named", String.join(words.of("comma"), file.leads()))
                : words.name(registry.unit(unit))),
        Cell.of(stages.stream().filter(StageStanding::done).count() + " / " + stages.size()),
        Cell.of(
            next == null
                ? words.f().date(null)
                : words.f().date(next) + (late(file, asOf) ? words.of("weekly.past") : "")),
        Cell.of(words.word("task.state." + file.task().state())));
  }
}
