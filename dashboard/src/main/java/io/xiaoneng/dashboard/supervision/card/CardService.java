package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.CardTerms;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.dashboard.supervision.Hands;
import io.xiaoneng.dashboard.supervision.Letters;
import io.xiaoneng.dashboard.supervision.Matter;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Letter;
import io.xiaoneng.task.Rung;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with cards: every way in to them goes through here. */
@Service
public class CardService {

  private final CardStore store;
  private final Hands hands;
  private final CityWorkTime time;
  private final CityClock clock;
  private final AuditLog audit;
  private final Letters letters;

  CardService(
      CardStore store,
      Hands hands,
      CityWorkTime time,
      CityClock clock,
      AuditLog audit,
      Letters letters) {
    this.store = store;
    this.hands = hands;
    this.time = time;
    this.clock = clock;
    this.audit = audit;
    this.letters = letters;
  }

  /** The rules by today's calendar. */
  CardRules rules() {
    return new CardRules(CardTerms.STANDARD, time.now());
  }

  /**
   * The card, for somebody who may see it.
   *
   * @throws MatterMissingException where there is none, or not for them; the latter is logged
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public CardFile read(long id, Actor actor) {
    CardFile file = store.find(id).orElseThrow(() -> new MatterMissingException(Matter.card(id)));
    if (!mayRead(file, actor)) {
      audit.record(actor, "card.forbidden", file.matter().toString(), "");
      throw new MatterMissingException(file.matter());
    }
    return file;
  }

  private boolean mayRead(CardFile file, Actor actor) {
    boolean issued = file.card().has(CardStep.ISSUE);
    return hands.seesPending(actor, file.unit()) || (issued && hands.seesAll(actor));
  }

  /** Cards that somebody may see, a page of them. */
  CardList list(CardQuery query, Actor actor) {
    CardQuery narrowed = narrowed(query, actor);
    return new CardList(store.count(narrowed), store.list(narrowed));
  }

  /** How many cards there are that somebody may see. */
  long count(CardQuery query, Actor actor) {
    return store.count(narrowed(query, actor));
  }

  /**
   * A page of cards.
   *
   * @param total of all pages
   */
  record CardList(long total, List<CardFile> cards) {}

  private CardQuery narrowed(CardQuery query, Actor actor) {
    Set<String> scope = hands.scope(actor);
    Set<String> asked = query.units();
    Set<String> units = asked;
    if (scope != null) {
      units =
          asked == null
              ? scope
              : asked.stream().filter(scope::contains).collect(Collectors.toSet());
    }
    boolean pending = scope != null || actor.is(Role.SUPERVISOR) || actor.is(Role.REVIEWER);
    return new CardQuery(
        query.states(), query.kind(), units, query.metric(), !pending, query.page());
  }

  /**
   * Opens a card.
   *
   * @param draft without a history
   * @param text why
   * @throws StepRefusedException where that actor may open none
   * @throws OvertakenException where there is a card of the same origin already
   */
  @Transactional
  public CardFile open(CardDraft draft, Actor actor, String text) {
    Hand hand = hands.of(actor, draft.unit());
    CardRules rules = rules();
    Card card = rules.open(hand, clock.now(), said(text));
    CardFile file = draft.opened(card);
    long id;
    try {
      id = store.add(file, rules.terms().version(), rules.due(card));
    } catch (DuplicateKeyException twice) {
      throw new BadParameterException(
          "origin", "there is a card of " + draft.origin() + " already");
    }
    CardFile kept = store.find(id).orElseThrow();
    audit.record(actor, "card.open", kept.matter().toString(), kept.title());
    return kept;
  }

  /**
   * Takes a step.
   *
   * @param version of the card that was read before deciding on the step
   * @throws OvertakenException where somebody took another step since
   * @throws StepRefusedException where the rules do not allow it
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public CardFile take(long id, int version, CardRules.Wish wish, Actor actor) {
    CardFile file = read(id, actor);
    if (file.card().version() != version) {
      throw overtaken(file);
    }
    CardRules rules = rules();
    CardRules.Wish clean =
        new CardRules.Wish(wish.step(), said(wish.text()), wish.claim(), wish.days());
    Card card = rules.take(file.card(), clean, hands.of(actor, file.unit()), clock.now());
    CardFile next = file.with(card);
    if (!store.advance(next, rules.due(card))) {
      throw overtaken(store.find(id).orElseThrow());
    }
    audit.record(
        actor,
        "card." + wish.step().name().toLowerCase(Locale.ROOT).replace('_', '-'),
        file.matter().toString(),
        file.card().state() + " to " + card.state() + ": " + clean.text());
    return next;
  }

  /**
   * Writes a letter to the unit of an issued card.
   *
   * @param basis the document that it rests on
   * @throws StepRefusedException where the card or the ladder does not allow it
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public Letter write(long id, Rung rung, String basis, Actor actor) {
    CardFile file = read(id, actor);
    if (!actor.is(Role.SUPERVISOR)) {
      throw new StepRefusedException(Refusal.WRONG_PARTY, "letters are for supervisors to write");
    }
    CardState state = file.card().state();
    if (!file.card().has(CardStep.ISSUE)
        || state == CardState.WITHDRAWN
        || state == CardState.UPHELD) {
      throw new StepRefusedException(
          Refusal.WRONG_STATE, "a card that is " + state + " is nothing to write about");
    }
    return letters.write(file.matter(), file.unit(), rung, said(basis), actor, !state.isFinal());
  }

  private static OvertakenException overtaken(CardFile file) {
    CardState state = file.card().state();
    CardEntry last = file.card().last();
    return new OvertakenException(
        new OvertakenException.Standing(
            state.name(), file.card().version(), last.step().name(), last.by(), last.at()));
  }

  private static String said(String text) {
    String said = text.strip();
    if (said.length() > Notes.LONGEST) {
      throw new BadParameterException("text", "text is longer than 4000 characters");
    }
    return said;
  }

  /** The steps that somebody may take now, each given the words it needs. */
  Set<CardStep> steps(CardFile file, Actor actor) {
    return rules().open(file.card(), hands.of(actor, file.unit()), clock.now());
  }

  /** When the term of whoever it waits for ends; null at the end of the card. */
  public @Nullable Instant due(CardFile file) {
    return rules().due(file.card());
  }

  /** On whose side somebody stands in it. */
  Hand hand(CardFile file, Actor actor) {
    return hands.of(actor, file.unit());
  }
}
