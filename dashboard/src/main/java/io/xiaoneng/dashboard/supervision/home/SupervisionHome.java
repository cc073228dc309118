package io.xiaoneng.dashboard.supervision.home;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.card.CardLines;
import io.xiaoneng.dashboard.supervision.task.TaskLines;
import io.xiaoneng.dashboard.supervision.task.TaskView;
import io.xiaoneng.supervision.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /supervision}: what waits for the reader, then what waits for the other parties, by its
 * term. A unit's user sees their subtree only.
 */
@Page
class SupervisionHome {

  private static final int MOST = 10;

  private final CardLines cards;
  private final TaskLines tasks;
  private final RegistryView registry;

  SupervisionHome(CardLines cards, TaskLines tasks, RegistryView registry) {
    this.cards = cards;
    this.tasks = tasks;
    this.registry = registry;
  }

  /**
   * What waits for a party.
   *
   * @param own whether the reader belongs to it
   * @param tasks the first of them
   * @param taskTotal of all of them
   */
  public record Part(
      Party party, boolean own, CardLines.Waiting cards, List<TaskView.Line> tasks, int taskTotal) {

    /** Whether nothing waits. */
    public boolean empty() {
      return cards.total() == 0 && taskTotal == 0;
    }
  }

  @GetMapping("/supervision")
  String show(Actor actor, Model model) {
    List<Part> parts = new ArrayList<>();
    for (Party party : List.of(Party.SUPERVISOR, Party.REVIEWER, Party.UNIT)) {
      parts.add(part(party, actor));
    }
    // What the reader has to do comes first.
    parts.sort((a, b) -> Boolean.compare(b.own(), a.own()));
    model.addAttribute("parts", parts);
    model.addAttribute("names", names(parts));
    return "supervision-home";
  }

  private Part part(Party party, Actor actor) {
    List<TaskView.Line> waiting = tasks.waiting(party, actor);
    return new Part(
        party,
        actor.is(role(party)),
        cards.waiting(party, actor, MOST),
        waiting.stream().limit(MOST).toList(),
        waiting.size());
  }

  private static Role role(Party party) {
    return switch (party) {
      case SUPERVISOR, PROGRAM -> Role.SUPERVISOR;
      case REVIEWER -> Role.REVIEWER;
      case UNIT -> Role.UNIT;
    };
  }

  private Map<String, UnitNode> names(List<Part> parts) {
    return parts.stream()
        .flatMap(
            each ->
                Stream.concat(
                    each.cards().first().stream().map(card -> card.unit()),
                    each.tasks().stream().flatMap(task -> Stream.ofNullable(task.unit()))))
        .distinct()
        .collect(Collectors.toMap(Function.identity(), registry::unit));
  }
}
