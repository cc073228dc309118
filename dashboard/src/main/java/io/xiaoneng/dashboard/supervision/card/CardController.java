package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.MatterApi;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.Words;
import io.xiaoneng.task.Letter;
import io.xiaoneng.task.Rung;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/cards}: cards and orders, their steps, comments and files. */
@RestController
@RequestMapping(CardController.PATH)
class CardController extends MatterApi<CardFile, CardView> {

  static final String PATH = "/api/v1/cards";

  private final CardService cards;
  private final CardDesk desk;

  CardController(CardService cards, CardDesk desk, Notes notes, Downloads downloads) {
    super(cards, desk::view, notes, downloads);
    this.cards = cards;
    this.desk = desk;
  }

  /**
   * A step that is to be taken.
   *
   * @param version of the card as it was read
   */
  record Step(
      @Nullable CardStep step,
      @Nullable Integer version,
      @Nullable String text,
      @Nullable Claim claim,
      @Nullable Integer days) {}

  @GetMapping
  CardView.Page list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable CardKind kind,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String metric,
      @RequestParam(defaultValue = "1") int page,
      Actor actor) {
    return desk.page(desk.query(state, kind, unit, metric, page), actor);
  }

  @PostMapping
  ResponseEntity<CardView> open(@RequestBody CardDesk.Wanted wanted, Actor actor) {
    CardFile file = desk.open(wanted, actor);
    return ResponseEntity.created(URI.create(PATH + "/" + file.id())).body(tell(file, actor));
  }

  @PostMapping("/{id}/steps")
  CardView step(@PathVariable long id, @RequestBody Step step, Actor actor) {
    CardStep wanted = Words.present("step", step.step());
    int version = Words.present("version", step.version());
    CardRules.Wish wish =
        new CardRules.Wish(wanted, Words.orEmpty(step.text()), step.claim(), step.days());
    return tell(cards.take(id, version, wish, actor), actor);
  }

  /**
   * A letter to the unit.
   *
   * @param basis the document that it rests on
   */
  record Wanted(@Nullable Rung rung, @Nullable String basis) {}

  @PostMapping("/{id}/letters")
  @ResponseStatus(HttpStatus.CREATED)
  Letter write(@PathVariable long id, @RequestBody Wanted wanted, Actor actor) {
    Rung rung = Words.present("rung", wanted.rung());
    return cards.write(id, rung, Words.orEmpty(wanted.basis()), actor);
  }

  /** Why a mark is taken back. */
  record Why(@Nullable String text) {}

  @PostMapping("/{id}/unmark")
  CardView unmark(@PathVariable long id, @RequestBody Why why, Actor actor) {
    return tell(cards.unmark(id, Words.orEmpty(why.text()), actor), actor);
  }
}
