package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.CardTerms;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.FigureMark;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Letters;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.MatterService;
import io.xiaoneng.dashboard.supervision.Office;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.dashboard.supervision.mark.KeptMark;
import io.xiaoneng.dashboard.supervision.mark.MarkStore;
import io.xiaoneng.supervision.Hand;
import io.xiaoneng.supervision.MatterStep;
import io.xiaoneng.supervision.Party;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.StepRules;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.task.Letter;
import io.xiaoneng.task.Rung;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with cards: every way in to them goes through here. */
@Service
public class CardService extends MatterService<CardFile> {

  private static final String PROGRAM = "xiaoneng";

  private final CardStore store;
  private final MarkStore marks;
  private final Office office;
  private final ObjectProvider<CardOrigins> origins;

  CardService(
      CardStore store, MarkStore marks, Office office, ObjectProvider<CardOrigins> origins) {
    super("card", store, office);
    this.origins = origins;
    this.marks = marks;
    this.store = store;
    this.office = office;
  }

  /** The rules by today's calendar. */
  CardRules rules() {
    return new CardRules(CardTerms.STANDARD, office.time().now());
  }

  @Override
  protected boolean mayRead(CardFile file, Actor actor) {
    boolean issued = file.card().has(CardStep.ISSUE);
    return office.hands().seesPending(actor, file.unit())
        || (issued && office.hands().seesAll(actor));
  }

  /** Cards that somebody may see, a page of them. */
  CardList list(CardQuery query, Actor actor) {
    CardQuery narrowed = narrowed(query, actor);
    return new CardList(store.count(narrowed), store.list(narrowed));
  }

  /** Ids of the flags or alerts, as {@code kind} says, that a card was made of. */
  Set<String> origins(String kind) {
    return store.origins(kind);
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
    Set<String> scope = office.hands().scope(actor);
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
    Hand hand = office.hands().of(actor, draft.unit());
    CardRules rules = rules();
    Card card = rules.open(hand, office.clock().now(), said(text));
    CardFile file = draft.opened(card);
    long id;
    try {
      id = store.add(file, rules.terms().version(), rules.due(card));
    } catch (DuplicateKeyException twice) {
      throw new BadParameterException(
          "origin", "there is a card of " + draft.origin() + " already");
    }
    CardFile kept = store.find(id).orElseThrow();
    office.tidings().moved(kept, rules.due(card));
    office.audit().record(actor, "card.open", kept.matter().toString(), kept.title());
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
    CardFile file = read(id, version, actor);
    CardRules.Wish clean =
        new CardRules.Wish(wish.step(), said(wish.text()), wish.claim(), wish.days());
    Card card = rules().take(file.card(), clean, hand(file, actor), office.clock().now());
    return advance(file, file.with(card), wish.step(), clean.text(), actor);
  }

  /**
   * An appeal that is upheld marks the figure that the card rested on; whoever answers for the case
   * of an issued card gets to know of it.
   */
  @Override
  protected void kept(CardFile file, MatterStep step, Actor actor) {
    CardFile.Origin origin = file.origin();
    if (step == CardStep.ISSUE && origin != null) {
      origins.stream()
          .filter(each -> each.kind().equals(origin.kind()))
          .flatMap(each -> each.copy(origin.id()).stream())
          .forEach(copy -> office.tidings().copied(file, copy.unit(), copy.link()));
    }
    if (step != CardStep.UPHOLD) {
      return;
    }
    CardEntry decision = file.card().last();
    marks.add(
        new FigureMark(
            file.id(),
            file.unit(),
            file.metric(),
            file.from(),
            file.to(),
            file.caseId(),
            file.card().first(CardStep.APPEAL).map(CardEntry::claim).map(Enum::name).orElse(null),
            decision.text(),
            decision.by(),
            decision.at()));
  }

  /** The mark that the card left at its figure; null where its appeal was not upheld. */
  @Nullable KeptMark mark(CardFile file) {
    return marks.of(file.id()).orElse(null);
  }

  /**
   * Takes the mark back that an upheld appeal left: where the decision was wrong, another reviewer
   * may say so. The card stays withdrawn, the unit has relied on it; what is to be pursued begins
   * anew.
   *
   * @param why the reason, which is kept
   * @throws StepRefusedException where there is no mark that stands, or not for that actor
   */
  @Transactional(noRollbackFor = MatterMissingException.class)
  public CardFile unmark(long id, String why, Actor actor) {
    CardFile file = read(id, actor);
    KeptMark mark = mark(file);
    if (mark == null) {
      throw new StepRefusedException(Refusal.WRONG_STATE, "card " + id + " left no mark");
    }
    if (!actor.is(Role.REVIEWER)) {
      throw new StepRefusedException(Refusal.WRONG_PARTY, "marks are for reviewers to take back");
    }
    if (!mayUnmark(file, actor)) {
      throw new StepRefusedException(
          Refusal.OWN_MATTER, actor.name() + " decided or had another hand in this card");
    }
    String reason = said(why);
    if (reason.isEmpty()) {
      throw StepRules.incomplete("taking a mark back needs a reason");
    }
    if (!marks.lift(id, new KeptMark.Lifting(actor.name(), office.clock().now(), reason))) {
      throw new StepRefusedException(
          Refusal.ONCE_ONLY, "the mark of card " + id + " was taken back already");
    }
    office.tidings().unmarked(file);
    office.audit().record(actor, "card.unmark", file.matter().toString(), reason);
    return file;
  }

  /** Whether somebody may take the mark of a card back, where one stands. */
  boolean mayUnmark(CardFile file, Actor actor) {
    return actor.is(Role.REVIEWER)
        && file.card().history().stream().noneMatch(each -> each.by().equals(actor.name()));
  }

  /**
   * Withdraws a card that should not have been opened, in the program's own name; nothing is done
   * where somebody took a step meanwhile, or it is at its end.
   *
   * @param why in words
   * @return whether it is withdrawn now
   */
  @Transactional
  boolean withdraw(CardFile file, String why) {
    CardRules.Wish wish = CardRules.Wish.of(CardStep.WITHDRAW, said(why));
    Actor program = Actor.program(PROGRAM);
    try {
      Hand hand = new Hand(PROGRAM, Set.of(Party.PROGRAM));
      Card card = rules().take(file.card(), wish, hand, office.clock().now());
      advance(file, file.with(card), wish.step(), wish.text(), program);
      return true;
    } catch (OvertakenException | StepRefusedException e) {
      return false;
    }
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
    if (!mayWrite(file, actor)) {
      throw new StepRefusedException(
          Refusal.WRONG_STATE, "a card that is " + state + " is nothing to write about");
    }
    return office
        .letters()
        .write(file.matter(), file.unit(), rung, said(basis), actor, !state.isFinal());
  }

  /** Whether somebody may write letters in it: supervisors may, of what was issued and stands. */
  boolean mayWrite(CardFile file, Actor actor) {
    CardState state = file.card().state();
    return actor.is(Role.SUPERVISOR)
        && file.card().has(CardStep.ISSUE)
        && state != CardState.WITHDRAWN
        && state != CardState.UPHELD;
  }

  /** How it stands with the ladder; null where that actor writes no letters in it. */
  Letters.@Nullable Standing ladder(CardFile file, Actor actor) {
    return mayWrite(file, actor)
        ? office.letters().standing(file.matter(), file.unit(), !file.card().state().isFinal())
        : null;
  }

  /** The steps that somebody may take now, each given the words it needs. */
  Set<CardStep> steps(CardFile file, Actor actor) {
    return rules().open(file.card(), hand(file, actor), office.clock().now());
  }

  @Override
  public @Nullable Instant due(CardFile file) {
    return rules().due(file.card());
  }

  @Override
  public Urgency urgency(CardFile file, Instant now) {
    return rules().urgency(file.card(), now);
  }
}
