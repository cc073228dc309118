package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardTerms;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.privacy.EvidenceSight;
import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.Papers;
import io.xiaoneng.dashboard.supervision.Words;
import io.xiaoneng.event.Json;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.supervision.Party;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What API and pages of cards have in common: reading what is asked for, and telling a card. */
@Component
class CardDesk {

  static final int LONGEST_TITLE = 200;
  private static final int LONGEST_LINK = 500;
  private static final int MOST_EVIDENCE = 1 << 20;

  private final CardService cards;
  private final Papers.Shelf shelf;
  private final RegistryView registry;
  private final CityClock clock;
  private final List<CardOrigins> origins;
  private final EvidenceSight sight;

  CardDesk(
      CardService cards,
      Papers.Shelf shelf,
      RegistryView registry,
      CityClock clock,
      List<CardOrigins> origins,
      EvidenceSight sight) {
    this.sight = sight;
    this.cards = cards;
    this.shelf = shelf;
    this.registry = registry;
    this.clock = clock;
    this.origins = List.copyOf(origins);
  }

  /**
   * What a new card shall be.
   *
   * @param origin a flag or an alert: unit, figure, period and evidence are taken from it
   * @param evidence of a card that stands alone
   * @param text why it is opened
   */
  record Wanted(
      @Nullable CardKind kind,
      @Nullable String title,
      @Nullable String unit,
      @Nullable String metric,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      CardFile.@Nullable Origin origin,
      @Nullable Map<String, Object> evidence,
      @Nullable String evidenceLink,
      @Nullable String text) {}

  /** Opens the card that is wanted. */
  CardFile open(Wanted wanted, Actor actor) {
    CardKind kind = Words.present("kind", wanted.kind());
    String title = Words.required("title", wanted.title(), LONGEST_TITLE);
    CardFile.Origin origin = wanted.origin();
    CardDraft draft = origin == null ? alone(kind, title, wanted) : of(kind, title, origin);
    return cards.open(draft, actor, Words.required("text", wanted.text(), Notes.LONGEST));
  }

  /** What a card of that flag or alert would be about; empty where there is none. */
  Optional<CardOrigins.Evidence> evidence(CardFile.Origin origin) {
    return origins.stream()
        .filter(each -> each.kind().equals(origin.kind()))
        .findFirst()
        .flatMap(each -> each.find(origin.id()));
  }

  private CardDraft of(CardKind kind, String title, CardFile.Origin origin) {
    CardOrigins.Evidence evidence =
        evidence(origin)
            .orElseThrow(
                () ->
                    new BadParameterException(
                        "origin", "there is no " + origin.kind() + " " + origin.id()));
    return new CardDraft(
        kind,
        title,
        evidence.unit(),
        evidence.metric(),
        evidence.from(),
        evidence.to(),
        origin,
        evidence.json(),
        evidence.link());
  }

  private CardDraft alone(CardKind kind, String title, Wanted wanted) {
    String unit = Words.required("unit", wanted.unit(), 64);
    if (registry.registry().all(Unit.class).stream().noneMatch(each -> each.code().equals(unit))) {
      throw new BadParameterException("unit", "there is no unit " + unit);
    }
    String metric = Words.orNull(wanted.metric());
    if (metric != null && MetricCatalogue.find(metric) == null) {
      throw new BadParameterException("metric", "there is no metric " + metric);
    }
    LocalDate from = wanted.from();
    LocalDate to = wanted.to();
    if (from != null && to != null && to.isBefore(from)) {
      throw new BadParameterException("to", "to must not be before from");
    }
    Map<String, Object> given = wanted.evidence();
    String evidence = Json.write(given == null ? Map.of() : given);
    if (evidence.length() > MOST_EVIDENCE) {
      throw new BadParameterException("evidence", "evidence is longer than a megabyte");
    }
    return new CardDraft(kind, title, unit, metric, from, to, null, evidence, link(wanted));
  }

  /** An address of this program, and of no other place. */
  private static String link(Wanted wanted) {
    String link = Words.orEmpty(wanted.evidenceLink()).strip();
    boolean own = link.startsWith("/") && !link.startsWith("//") && !link.contains("\\");
    if (link.length() > LONGEST_LINK || !(link.isEmpty() || own)) {
      throw new BadParameterException(
          "evidenceLink", "evidenceLink must be a path of this program, for example /units/610113");
    }
    return link;
  }

  /**
   * Reads what a list asks for.
   *
   * @param state {@code open}, {@code closed}, the name of a state, or "" for all
   */
  CardQuery query(
      String state,
      @Nullable CardKind kind,
      @Nullable String unit,
      @Nullable String metric,
      int page) {
    String asked = Words.orNull(unit);
    return new CardQuery(
        states(state),
        kind,
        asked == null ? null : registry.subtree(asked),
        Words.orNull(metric),
        false,
        Math.max(1, Math.min(page, 1_000_000)));
  }

  private static Set<CardState> states(String state) {
    Set<CardState> states = EnumSet.noneOf(CardState.class);
    for (CardState each : CardState.values()) {
      if (state.equals(each.open() ? "open" : "closed") || state.equalsIgnoreCase(each.name())) {
        states.add(each);
      }
    }
    if (states.isEmpty() && !state.isBlank()) {
      throw new BadParameterException("state", "there is no state " + state);
    }
    return states;
  }

  /** A page of cards as it is told. */
  CardView.Page page(CardQuery query, Actor actor) {
    CardService.CardList list = cards.list(query, actor);
    CardRules rules = cards.rules();
    Instant now = clock.now();
    return new CardView.Page(
        list.total(),
        query.page(),
        CardQuery.ON_A_PAGE,
        list.cards().stream().map(each -> CardView.Line.of(each, rules, now)).toList());
  }

  /**
   * Whether they are not told which case of a sensitive item a card is about. The unit that has to
   * answer for it is: it could not otherwise.
   */
  private boolean hides(CardFile file, Actor actor) {
    return !Sight.sees(actor, Guarded.SENSITIVE_CASE)
        && !cards.hand(file, actor).parties().contains(Party.UNIT)
        && sight.namesSensitive(file.evidence());
  }

  /** A card as it is told to somebody. */
  CardView view(CardFile file, Actor actor) {
    CardRules rules = cards.rules();
    boolean hides = hides(file, actor);
    return new CardView(
        file.id(),
        file.kind(),
        file.title(),
        file.unit(),
        file.metric(),
        file.from(),
        file.to(),
        hides ? null : file.origin(),
        file.card().state(),
        file.card().version(),
        file.card().state().waitsFor(),
        rules.due(file.card()),
        rules.urgency(file.card(), clock.now()),
        rules.heardUntil(file.card()),
        CardTerms.STANDARD.version(),
        hides ? sight.told(file.evidence()) : sight.withoutFew(file.evidence()),
        hides ? "" : file.evidenceLink(),
        cards.steps(file, actor),
        file.card().history(),
        cards.mark(file),
        shelf.of(file.matter()));
  }
}
