package io.xiaoneng.dashboard.supervision.home;

import io.xiaoneng.dashboard.claim.ClaimDesk;
import io.xiaoneng.dashboard.claim.ClaimView;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.alert.AlertsToVerify;
import io.xiaoneng.dashboard.supervision.card.CardLines;
import io.xiaoneng.dashboard.supervision.task.TaskLines;
import io.xiaoneng.dashboard.supervision.task.TaskView;
import io.xiaoneng.supervision.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /supervision}: what waits for the reader, then what waits for the other parties, by its
 * term; for a supervisor also alerts to verify, what the ledger has due today, cards begun and not
 * issued, and what is odd about the data. A unit's user sees their subtree only.
 */
@Page
class SupervisionHome {

  private static final int MOST = 10;

  private final CardLines cards;
  private final TaskLines tasks;
  private final ClaimDesk claims;
  private final AlertsToVerify alerts;
  private final OddData odd;
  private final RegistryView registry;
  private final CityClock clock;

  SupervisionHome(
      CardLines cards,
      TaskLines tasks,
      ClaimDesk claims,
      AlertsToVerify alerts,
      OddData odd,
      RegistryView registry,
      CityClock clock) {
    this.cards = cards;
    this.tasks = tasks;
    this.claims = claims;
    this.alerts = alerts;
    this.odd = odd;
    this.registry = registry;
    this.clock = clock;
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

  /**
   * What a supervisor keeps an eye on besides.
   *
   * @param alerts to verify; null where they cannot be read now
   * @param due tasks whose term, or whose next stage, is today or past, whoever's turn it is
   * @param begun cards that are not issued yet
   * @param odd what is odd about the data; null where it cannot be read now
   */
  public record Watch(
      AlertsToVerify.@Nullable Waiting alerts,
      List<TaskView.Line> due,
      CardLines.Waiting begun,
      OddData.@Nullable Found odd) {}

  @GetMapping("/supervision")
  String show(Actor actor, Model model) {
    List<Part> parts = new ArrayList<>();
    for (Party party : List.of(Party.SUPERVISOR, Party.REVIEWER, Party.UNIT)) {
      parts.add(part(party, actor));
    }
    // What the reader has to do comes first.
    parts.sort((a, b) -> Boolean.compare(b.own(), a.own()));
    Watch watch = actor.is(Role.SUPERVISOR) ? watch(actor) : null;
    ClaimView.Page waiting =
        actor.is(Role.SUPERVISOR) || actor.is(Role.REVIEWER)
            ? claims.page("RAISED", null, 1, actor)
            : null;
    model.addAttribute("parts", parts);
    model.addAttribute("watch", watch);
    model.addAttribute("claims", waiting);
    model.addAttribute("most", MOST);
    model.addAttribute("names", names(parts, watch));
    return "supervision-home";
  }

  private Part part(Party party, Actor actor) {
    List<TaskView.Line> waiting = tasks.waiting(party, actor);
    return new Part(
        party,
        actor.is(role(party)),
        cards.waiting(party, actor, MOST, !actor.is(Role.SUPERVISOR)),
        waiting.stream().limit(MOST).toList(),
        waiting.size());
  }

  private Watch watch(Actor actor) {
    return new Watch(
        unverified(), tasks.dueBy(clock.today(), actor), cards.begun(actor, MOST), odd.now());
  }

  private AlertsToVerify.@Nullable Waiting unverified() {
    try {
      return alerts.waiting(cards.alertsTaken(), MOST);
    } catch (ClickHouseUnavailableException | ClickHouseQueryException away) {
      return null;
    }
  }

  private static Role role(Party party) {
    return switch (party) {
      case SUPERVISOR, PROGRAM -> Role.SUPERVISOR;
      case REVIEWER -> Role.REVIEWER;
      case UNIT -> Role.UNIT;
    };
  }

  private Map<String, UnitNode> names(List<Part> parts, @Nullable Watch watch) {
    Stream<String> ofParts =
        parts.stream()
            .flatMap(
                each ->
                    Stream.concat(
                        each.cards().first().stream().map(card -> card.unit()),
                        each.tasks().stream().flatMap(task -> Stream.ofNullable(task.unit()))));
    Stream<String> ofWatch =
        Stream.ofNullable(watch)
            .flatMap(
                each ->
                    Stream.concat(
                        each.begun().first().stream().map(card -> card.unit()),
                        each.due().stream().flatMap(task -> Stream.ofNullable(task.unit()))));
    return Stream.concat(ofParts, ofWatch)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.toMap(Function.identity(), registry::unit));
  }
}
