package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Attachment;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.task.Letter;
import io.xiaoneng.task.Rung;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/cards}: cards and orders, their steps, comments and files. */
@RestController
class CardController {

  private static final String PATH = "/api/v1/cards";

  private final CardService cards;
  private final CardDesk desk;
  private final Notes notes;
  private final Downloads downloads;

  CardController(CardService cards, CardDesk desk, Notes notes, Downloads downloads) {
    this.cards = cards;
    this.desk = desk;
    this.notes = notes;
    this.downloads = downloads;
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

  /** Something to say. */
  record Said(@Nullable String text) {}

  @GetMapping(PATH)
  CardView.Page list(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable CardKind kind,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String metric,
      @RequestParam(defaultValue = "1") int page,
      Actor actor) {
    return desk.page(desk.query(state, kind, unit, metric, page), actor);
  }

  @PostMapping(PATH)
  ResponseEntity<CardView> open(@RequestBody CardDesk.Wanted wanted, Actor actor) {
    CardFile file = desk.open(wanted, actor);
    return ResponseEntity.created(URI.create(PATH + "/" + file.id())).body(desk.view(file, actor));
  }

  @GetMapping(PATH + "/{id}")
  CardView one(@PathVariable long id, Actor actor) {
    return desk.view(cards.read(id, actor), actor);
  }

  @PostMapping(PATH + "/{id}/steps")
  CardView step(@PathVariable long id, @RequestBody Step step, Actor actor) {
    CardStep wanted = step.step();
    Integer version = step.version();
    if (wanted == null) {
      throw new BadParameterException("step", "step is missing");
    }
    if (version == null) {
      throw new BadParameterException("version", "version of the card that was read is missing");
    }
    String text = step.text() == null ? "" : step.text();
    CardRules.Wish wish = new CardRules.Wish(wanted, text, step.claim(), step.days());
    return desk.view(cards.take(id, version, wish, actor), actor);
  }

  @PostMapping(PATH + "/{id}/comments")
  @ResponseStatus(HttpStatus.CREATED)
  CardView comment(@PathVariable long id, @RequestBody Said said, Actor actor) {
    CardFile file = cards.read(id, actor);
    notes.comment(
        file.matter(), actor, cards.hand(file, actor), said.text() == null ? "" : said.text());
    return desk.view(file, actor);
  }

  /**
   * A letter to the unit.
   *
   * @param basis the document that it rests on
   */
  record Wanted(@Nullable Rung rung, @Nullable String basis) {}

  @PostMapping(PATH + "/{id}/letters")
  @ResponseStatus(HttpStatus.CREATED)
  Letter write(@PathVariable long id, @RequestBody Wanted wanted, Actor actor) {
    Rung rung = wanted.rung();
    if (rung == null) {
      throw new BadParameterException("rung", "rung is missing");
    }
    return cards.write(id, rung, wanted.basis() == null ? "" : wanted.basis(), actor);
  }

  /** Takes the body as a file, whatever media type it is sent as. */
  @PostMapping(PATH + "/{id}/attachments")
  @ResponseStatus(HttpStatus.CREATED)
  Attachment attach(
      @PathVariable long id, @RequestParam String name, HttpServletRequest request, Actor actor)
      throws IOException {
    CardFile file = cards.read(id, actor);
    return notes.attach(
        file.matter(),
        actor,
        cards.hand(file, actor),
        name,
        request.getContentLengthLong(),
        request.getInputStream());
  }

  @GetMapping(PATH + "/{id}/attachments/{attachment}")
  ResponseEntity<Resource> download(
      @PathVariable long id, @PathVariable long attachment, Actor actor) {
    CardFile file = cards.read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }
}
