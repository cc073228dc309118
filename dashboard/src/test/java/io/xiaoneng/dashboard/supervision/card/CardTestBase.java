package io.xiaoneng.dashboard.supervision.card;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules.Wish;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Cards on the made-up city, and the people who have to do with them. */
abstract class CardTestBase extends CityTestBase {

  static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  static final Actor REVIEWER = new Actor("li", Set.of(Role.REVIEWER), null);
  static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);
  static final Actor UNIT = new Actor("district", Set.of(Role.UNIT), "610102");
  static final Actor OTHER = new Actor("neighbour", Set.of(Role.UNIT), "610103");

  @Autowired CardService cards;
  @Autowired CardStore store;
  @Autowired AuditReader audit;

  static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  CardFile opened() {
    return cards.open(
        new CardDraft(
            CardKind.RED,
            "按时办结率连续两月低于 99.8% 下限",
            "610102001",
            "on-time",
            null,
            null,
            null,
            "{\"value\":0.9}",
            "/units/610102001"),
        SUPERVISOR,
        "核实");
  }

  CardFile take(CardFile file, CardStep step, Actor actor) {
    Claim claim = step == CardStep.APPEAL ? Claim.SYSTEM : null;
    return cards.take(file.id(), file.card().version(), new Wish(step, "说明", claim, null), actor);
  }

  CardFile received() {
    CardFile file = take(opened(), CardStep.STATE, UNIT);
    return take(take(file, CardStep.ISSUE, SUPERVISOR), CardStep.RECEIVE, UNIT);
  }

  List<String> logged(String action, CardFile file) {
    return audit
        .search(new AuditReader.Search(null, action, null, null, null), Long.MAX_VALUE, 100)
        .stream()
        .filter(each -> each.subject().equals(file.matter().toString()))
        .map(AuditEntry::actor)
        .toList();
  }
}
