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
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.EvidenceLines;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.NoteRefusedException;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.task.Rung;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /supervision/cards}: the list of cards, and each with its way and what can be done. */
@Page
class CardPage {

  private static final String PATH = "/supervision/cards";

  private final CardService cards;
  private final CardDesk desk;
  private final Notes notes;
  private final Downloads downloads;
  private final RegistryView registry;

  CardPage(
      CardService cards, CardDesk desk, Notes notes, Downloads downloads, RegistryView registry) {
    this.cards = cards;
    this.desk = desk;
    this.notes = notes;
    this.downloads = downloads;
    this.registry = registry;
  }

  @GetMapping(PATH)
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
    model.addAttribute("units", registry.offered(CardDesk.blankToNull(unit)));
    model.addAttribute("names", names(found.cards().stream().map(CardView.Line::unit).toList()));
    model.addAttribute("mayOpen", actor.is(Role.SUPERVISOR));
    return "cards";
  }

  private Map<String, UnitNode> names(List<String> units) {
    return units.stream().distinct().collect(Collectors.toMap(Function.identity(), registry::unit));
  }

  @GetMapping(PATH + "/new")
  String blank(
      @RequestParam(defaultValue = "") String originKind,
      @RequestParam(defaultValue = "") String originId,
      @RequestParam(defaultValue = "") String unit,
      Model model) {
    form(model, originKind, originId, unit);
    return "card-new";
  }

  private void form(Model model, String originKind, String originId, String unit) {
    model.addAttribute("originKind", originKind);
    model.addAttribute("originId", originId);
    model.addAttribute("kinds", CardKind.values());
    model.addAttribute("units", registry.offered(CardDesk.blankToNull(unit)));
    model.addAttribute("askedUnit", unit);
    model.addAttribute("metrics", MetricCatalogue.all());
  }

  @PostMapping(PATH)
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

  @GetMapping(PATH + "/{id}")
  String one(@PathVariable long id, Actor actor, Model model) {
    return show(id, actor, model);
  }

  private String show(long id, Actor actor, Model model) {
    CardFile file = read(id, actor);
    CardView view = desk.view(file, actor);
    model.addAttribute("c", view);
    model.addAttribute("unit", registry.unit(file.unit()));
    model.addAttribute(
        "metric", file.metric() == null ? null : MetricCatalogue.find(file.metric()));
    model.addAttribute("evidence", EvidenceLines.of(file.evidence()));
    model.addAttribute("claims", Claim.values());
    model.addAttribute("rungs", Rung.values());
    model.addAttribute("maySay", !cards.hand(file, actor).parties().isEmpty());
    model.addAttribute("mayDraft", actor.is(Role.SUPERVISOR));
    return "card";
  }

  private CardFile read(long id, Actor actor) {
    try {
      return cards.read(id, actor);
    } catch (MatterMissingException e) {
      throw new PageNotFoundException("card", Long.toString(id));
    }
  }

  @PostMapping(PATH + "/{id}/steps")
  String step(
      @PathVariable long id,
      @RequestParam CardStep step,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Claim claim,
      @RequestParam(required = false) @Nullable Integer days,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    read(id, actor);
    try {
      cards.take(id, version, new CardRules.Wish(step, text, claim, days), actor);
      return back(id);
    } catch (OvertakenException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("overtaken", e.standing());
    } catch (StepRefusedException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("refused", e.reason());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    model.addAttribute("typed", text);
    return show(id, actor, model);
  }

  @PostMapping(PATH + "/{id}/letters")
  String write(
      @PathVariable long id,
      @RequestParam Rung rung,
      @RequestParam(defaultValue = "") String basis,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    read(id, actor);
    try {
      cards.write(id, rung, basis, actor);
      return back(id);
    } catch (StepRefusedException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("refused", e.reason());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    return show(id, actor, model);
  }

  @PostMapping(PATH + "/{id}/comments")
  String comment(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    CardFile file = read(id, actor);
    try {
      notes.comment(file.matter(), actor, cards.hand(file, actor), text);
      return back(id);
    } catch (BadParameterException | NoteRefusedException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
      return show(id, actor, model);
    }
  }

  @PostMapping(PATH + "/{id}/attachments")
  String attach(
      @PathVariable long id,
      @RequestParam MultipartFile file,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    CardFile card = read(id, actor);
    String name = file.getOriginalFilename();
    try {
      notes.attach(
          card.matter(),
          actor,
          cards.hand(card, actor),
          name == null ? "" : name,
          file.getSize(),
          file.getInputStream());
      return back(id);
    } catch (NoteRefusedException e) {
      response.setStatus(e.status().value());
      model.addAttribute("problem", e.getMessage());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    return show(id, actor, model);
  }

  @GetMapping(PATH + "/{id}/attachments/{attachment}")
  ResponseEntity<Resource> download(
      @PathVariable long id, @PathVariable long attachment, Actor actor) {
    CardFile file = read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }

  private static String back(long id) {
    return "redirect:" + PATH + "/" + id;
  }
}
