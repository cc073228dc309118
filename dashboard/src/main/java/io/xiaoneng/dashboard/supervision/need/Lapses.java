package io.xiaoneng.dashboard.supervision.need;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.supervision.card.CardCourses;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import io.xiaoneng.dashboard.supervision.task.TaskCourses;
import io.xiaoneng.dashboard.supervision.task.TaskFile;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.task.StageStanding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What units owe an answer to and what they let pass, as it stood at an instant. Whoever asks has
 * been let in before; nothing here narrows but the units asked for.
 */
@Component
public class Lapses {

  private final CardCourses cards;
  private final TaskCourses tasks;
  private final CityClock clock;

  Lapses(CardCourses cards, TaskCourses tasks, CityClock clock) {
    this.cards = cards;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * A card that waits for its unit.
   *
   * @param red whether it is a red card that has not been answered; else its term is past
   * @param due when the unit's term ends; null where it has none
   * @param past whether that is over
   */
  public record OfCard(CardFile file, boolean red, @Nullable Instant due, boolean past) {}

  /**
   * A task of which a stage's day is past.
   *
   * @param day the stage's last day
   * @param by the end of that day in the city
   */
  public record OfTask(TaskFile file, LocalDate day, Instant by) {}

  /**
   * Issued cards that wait for their units: red ones that were not answered, others once their term
   * is past; by id.
   *
   * @param units only of these; null for all
   */
  public List<OfCard> cards(Instant asOf, @Nullable Set<String> units) {
    return cards.at(asOf, asOf, units).stream().flatMap(each -> card(each, asOf).stream()).toList();
  }

  /** That of one issued card; empty where its unit owes nothing, or has time left to mend. */
  public Optional<OfCard> card(CardFile file, Instant asOf) {
    CardState state = file.card().state();
    if (state.waitsFor() != Party.UNIT) {
      return Optional.empty();
    }
    Instant due = cards.due(file);
    boolean past = due != null && due.isBefore(asOf);
    boolean unanswered = state == CardState.ISSUED || state == CardState.RECEIVED;
    boolean red = file.kind() == CardKind.RED && unanswered;
    return red || past ? Optional.of(new OfCard(file, red, due, past)) : Optional.empty();
  }

  /** Open tasks of which a stage's day is past, by number; also those nobody was charged with. */
  public List<OfTask> tasks(Instant asOf) {
    LocalDate day = clock.dateOf(asOf);
    return tasks.at(asOf).stream()
        .filter(each -> each.task().state().open())
        .flatMap(each -> task(each, day))
        .toList();
  }

  private Stream<OfTask> task(TaskFile file, LocalDate day) {
    LocalDate stage = file.task().next().map(StageStanding::due).orElse(null);
    return stage == null || !stage.isBefore(day)
        ? Stream.empty()
        : Stream.of(
            new OfTask(
                file,
                stage,
                stage.plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1)));
  }
}
