package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.EvidenceLines;
import io.xiaoneng.dashboard.supervision.MatterPage;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.Words;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.task.Rung;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /supervision/cards}: the list of cards, and each with its way and what can be done. */
@Page
@RequestMapping(CardPage.PATH)
class CardPage extends MatterPage<CardFile> {

  static final String PATH = "/supervision/cards";

  private final CardService cards;
  private final CardDesk desk;
  private final RegistryView registry;

  CardPage(
      CardService cards, CardDesk desk, Notes notes, Downloads downloads, RegistryView registry) {
    super(PATH, cards, notes, downloads, registry);
    this.cards = cards;
    this.desk = desk;
    this.registry = registry;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "open") String state,
      @RequestParam(required = false) @Nullable CardKind kind,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "1") int page,
      Actor actor,
      Model model) {
    CardQuery query;
    try {
      query = desk.query(state.equals("all") ? "" : state, kind, unit, null, page);
    } catch (BadParameterException e) {
      throw new PageNotFoundException("card", state);
    }
    CardView.Page found = desk.page(query, actor);
    long pages = Math.max(1, (found.total() + CardQuery.ON_A_PAGE - 1) / CardQuery.ON_A_PAGE);
    model.addAttribute("found", found);
    model.addAttribute("pages", pages);
    model.addAttribute("state", state);
    model.addAttribute("kind", kind);
    model.addAttribute("askedUnit", unit);
    model.addAttribute("kinds", CardKind.values());
    model.addAttribute("states", CardState.values());
    model.addAttribute("units", registry.offered(Words.orNull(unit), actor.unit()));
    model.addAttribute("names", names(found.cards().stream().map(CardView.Line::unit)));
    model.addAttribute("mayOpen", actor.is(Role.SUPERVISOR));
    return "cards";
  }

  @GetMapping("/new")
  String blank(
      @RequestParam(defaultValue = "") String originKind,
      @RequestParam(defaultValue = "") String originId,
      @RequestParam(defaultValue = "") String unit,
      Model model) {
    form(model, originKind, originId, unit);
    return "card-new";
  }

  private void form(Model model, String originKind, String originId, String unit) {
    if (!originKind.isEmpty()) {
      CardOrigins.Evidence evidence =
          desk.evidence(new CardFile.Origin(originKind, originId))
              .orElseThrow(
                  () -> new PageNotFoundException(originKind.toLowerCase(Locale.ROOT), originId));
      model.addAttribute("evidence", evidence);
      model.addAttribute("unit", registry.unit(evidence.unit()));
      model.addAttribute(
          "metric", evidence.metric() == null ? null : MetricCatalogue.find(evidence.metric()));
    }
    model.addAttribute("originKind", originKind);
    model.addAttribute("originId", originId);
    model.addAttribute("kinds", CardKind.values());
    model.addAttribute("units", registry.offered(Words.orNull(unit), null));
    model.addAttribute("askedUnit", unit);
    model.addAttribute("metrics", MetricCatalogue.all());
  }

  @PostMapping
  String open(
      @RequestParam CardKind kind,
      @RequestParam String title,
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String metric,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(defaultValue = "") String originKind,
      @RequestParam(defaultValue = "") String originId,
      @RequestParam(defaultValue = "") String evidenceLink,
      @RequestParam String text,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    CardFile.Origin origin =
        originKind.isEmpty() ? null : new CardFile.Origin(originKind, originId);
    CardDesk.Wanted wanted =
        new CardDesk.Wanted(kind, title, unit, metric, from, to, origin, null, evidenceLink, text);
    try {
      return "redirect:" + PATH + "/" + desk.open(wanted, actor).id();
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
      model.addAttribute("typed", wanted);
      form(model, originKind, originId, unit);
      return "card-new";
    }
  }

  @Override
  protected String show(CardFile file, Actor actor, Model model) {
    CardView view = desk.view(file, actor);
    model.addAttribute("c", view);
    model.addAttribute("unit", registry.unit(file.unit()));
    model.addAttribute(
        "metric", file.metric() == null ? null : MetricCatalogue.find(file.metric()));
    model.addAttribute("evidence", EvidenceLines.of(view.evidence()));
    model.addAttribute("claims", Claim.values());
    model.addAttribute("ladder", cards.ladder(file, actor));
    model.addAttribute("maySay", !cards.hand(file, actor).parties().isEmpty());
    model.addAttribute("mayUnmark", cards.mayUnmark(file, actor));
    model.addAttribute("mayWrite", cards.mayWrite(file, actor));
    return "card";
  }

  @PostMapping("/{id}/steps")
  String step(
      @PathVariable long id,
      @RequestParam CardStep step,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Claim claim,
      @RequestParam(required = false) @Nullable Integer days,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    model.addAttribute("typed", text);
    CardRules.Wish wish = new CardRules.Wish(step, text, claim, days);
    return attempt(id, actor, model, response, file -> cards.take(id, version, wish, actor));
  }

  @PostMapping("/{id}/letters")
  String write(
      @PathVariable long id,
      @RequestParam Rung rung,
      @RequestParam(defaultValue = "") String basis,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    return attempt(id, actor, model, response, file -> cards.write(id, rung, basis, actor));
  }

  @PostMapping("/{id}/unmark")
  String unmark(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    return attempt(id, actor, model, response, file -> cards.unmark(id, text, actor));
  }
}
