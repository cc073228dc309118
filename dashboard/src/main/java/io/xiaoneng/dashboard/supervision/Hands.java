package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Party;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On whose side somebody stands in a matter, and which matters they may see. */
@Component
public class Hands {

  private final RegistryView registry;

  Hands(RegistryView registry) {
    this.registry = registry;
  }

  /** The hand of somebody in a matter about that unit. */
  public Hand of(Actor actor, String unit) {
    Set<Party> parties = EnumSet.noneOf(Party.class);
    if (actor.is(Role.SUPERVISOR)) {
      parties.add(Party.SUPERVISOR);
    }
    if (actor.is(Role.REVIEWER)) {
      parties.add(Party.REVIEWER);
    }
    if (ownUnit(actor, unit)) {
      parties.add(Party.UNIT);
    }
    return new Hand(actor.name(), parties);
  }

  /** Whether they belong to that unit or to one above it. */
  public boolean ownUnit(Actor actor, String unit) {
    String own = actor.unit();
    return own != null && registry.subtree(own).contains(unit);
  }

  /** Whether they see matters of every unit. */
  public boolean seesAll(Actor actor) {
    return actor.is(Role.SUPERVISOR)
        || actor.is(Role.REVIEWER)
        || actor.is(Role.LEADER)
        || actor.is(Role.ASSESSOR);
  }

  /** Whether they also see what has not been issued. */
  public boolean seesPending(Actor actor, String unit) {
    return actor.is(Role.SUPERVISOR) || actor.is(Role.REVIEWER) || ownUnit(actor, unit);
  }

  /** The units whose matters they see; null for every unit, none for nobody. */
  public @Nullable Set<String> scope(Actor actor) {
    if (seesAll(actor)) {
      return null;
    }
    String own = actor.unit();
    return own == null ? Set.of() : registry.subtree(own);
  }
}
