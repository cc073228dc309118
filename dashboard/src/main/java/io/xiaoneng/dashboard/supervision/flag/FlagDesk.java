package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Typed;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Hands;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Flags as somebody may see them: a unit's user those of its subtree and of the rule in force. */
@Service
class FlagDesk {

  static final int ON_A_PAGE = 50;
  private static final int MOST_ON_A_PAGE = 200;
  private static final int LAST_PAGE = 10_000;
  private static final Set<String> LEVELS = Set.of("SYSTEMIC", "RED", "YELLOW", "FEED");

  private final FlagStore store;
  private final Hands hands;
  private final RegistryView registry;
  private final FlagRun run;
  private final AuditLog audit;

  FlagDesk(FlagStore store, Hands hands, RegistryView registry, FlagRun run, AuditLog audit) {
    this.store = store;
    this.hands = hands;
    this.registry = registry;
    this.run = run;
    this.audit = audit;
  }

  /**
   * Flags of a list.
   *
   * @param total on all pages
   * @param page from 1
   * @param judgedAt when the rule in force was last applied; null where it never was
   */
  record Page(List<Flag> flags, long total, int page, int size, @Nullable Instant judgedAt) {}

  /**
   * What is asked for, by the names of the parameters; what is empty or missing narrows nothing.
   *
   * @throws BadParameterException naming the parameter
   */
  FlagFilter filter(Map<String, String> asked, Actor actor) {
    Set<String> scope = scope(actor);
    String unit = text(asked, "unit");
    Set<String> units = scope;
    if (unit != null) {
      units = new HashSet<>(registry.subtree(unit));
      if (scope != null) {
        units.retainAll(scope);
      }
    }
    String level = text(asked, "level");
    if (level != null && !LEVELS.contains(level)) {
      throw new BadParameterException(
          "level", "level is \"" + level + "\", must be one of SYSTEMIC, RED, YELLOW, FEED");
    }
    Integer rule = text(asked, "rule") == null ? null : number(asked, "rule", 1, 1, 1_000);
    return new FlagFilter(
        units,
        text(asked, "metric"),
        text(asked, "class"),
        period(text(asked, "period")),
        level,
        actor.is(Role.UNIT) ? null : rule,
        number(asked, "page", 1, 1, LAST_PAGE) - 1,
        number(asked, "size", ON_A_PAGE, 1, MOST_ON_A_PAGE));
  }

  Page page(FlagFilter filter) {
    return new Page(
        store.list(filter),
        store.count(filter),
        filter.page() + 1,
        filter.size(),
        store.lastMade().orElse(null));
  }

  /** The flag, where there is one that they may see. */
  Optional<Flag> find(long id, Actor actor) {
    Set<String> scope = scope(actor);
    return store
        .find(id)
        .filter(flag -> scope == null || flag.inForce() && scope.contains(flag.unit()));
  }

  /**
   * Judges now, as every night; what was judged when its month was over stands. Empty where a run
   * is under way.
   */
  Optional<FlagRun.Summary> judge(Actor actor) {
    Optional<FlagRun.Summary> summary = run.run();
    summary.ifPresent(
        done -> audit.record(actor, "flags.judged", "flags", done.flags() + " flags"));
    return summary;
  }

  /** Flags are figures, which an administrator sees too. */
  private @Nullable Set<String> scope(Actor actor) {
    return actor.is(Role.ADMIN) ? null : hands.scope(actor);
  }

  private static @Nullable String text(Map<String, String> asked, String name) {
    String value = asked.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  private static @Nullable String period(@Nullable String text) {
    return text == null ? null : Typed.month("period", text).toString();
  }

  private static int number(
      Map<String, String> asked, String name, int otherwise, int least, int most) {
    String text = text(asked, name);
    try {
      int number = text == null ? otherwise : Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers out of range
    }
    throw new BadParameterException(
        name, "%s is \"%s\", must be %d to %d".formatted(name, text, least, most));
  }
}
