package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.claim.ClaimState;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.dashboard.casefile.CaseStanding;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.supervision.Downloads;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.NoteRefusedException;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.supervision.StepRefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** {@code /supervision/claims}: the list of claims, a new one, and each with its way. */
@Page
class ClaimPage {

  static final String PATH = "/supervision/claims";

  private final ClaimService claims;
  private final ClaimDesk desk;
  private final Notes notes;
  private final Downloads downloads;
  private final RegistryView registry;

  ClaimPage(
      ClaimService claims,
      ClaimDesk desk,
      Notes notes,
      Downloads downloads,
      RegistryView registry) {
    this.claims = claims;
    this.desk = desk;
    this.notes = notes;
    this.downloads = downloads;
    this.registry = registry;
  }

  @GetMapping(PATH)
  String list(
      @RequestParam(defaultValue = "raised") String state,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "1") int page,
      Actor actor,
      Model model) {
    String own = actor.unit();
    String asked = unit == null || unit.isBlank() ? null : unit.strip();
    try {
      model.addAttribute("found", desk.page(state.equals("all") ? "" : state, asked, page, actor));
    } catch (BadParameterException e) {
      throw new PageNotFoundException("claim", state);
    }
    model.addAttribute("state", state);
    model.addAttribute("states", ClaimState.values());
    model.addAttribute("askedUnit", asked);
    model.addAttribute("units", own == null ? registry.offered(asked) : registry.children(own));
    return "claims";
  }

  @GetMapping(PATH + "/new")
  String blank(
      @RequestParam(name = "case", defaultValue = "") String id, Actor actor, Model model) {
    form(id.strip(), actor, model);
    return "claim-new";
  }

  /** What there is to claim, or why there is nothing. */
  private void form(String id, Actor actor, Model model) {
    model.addAttribute("reasons", ClaimReason.values());
    model.addAttribute("terms", claims.rules().terms());
    model.addAttribute("caseId", id);
    model.addAttribute("standing", null);
    if (id.isEmpty()) {
      return;
    }
    try {
      CaseStanding standing = claims.claimable(id, actor);
      model.addAttribute("standing", standing);
      model.addAttribute("overdue", claims.overdue(standing));
      model.addAttribute("itemZh", registry.itemNameZh(standing.item()));
      model.addAttribute("itemEn", registry.itemNameEn(standing.item()));
      model.addAttribute("earlier", desk.ofCase(id, actor));
    } catch (BadParameterException e) {
      model.addAttribute("unknown", true);
    }
  }

  @PostMapping(PATH)
  String raise(
      @RequestParam(name = "case", defaultValue = "") String id,
      @RequestParam(required = false) @Nullable ClaimReason reason,
      @RequestParam(defaultValue = "0") int days,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    try {
      if (reason == null) {
        throw new BadParameterException("reason", "reason is missing");
      }
      return back(claims.raise(id.strip(), reason, days, text, actor).id());
    } catch (StepRefusedException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("refused", e.reason());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    model.addAttribute("typed", text);
    model.addAttribute("typedReason", reason);
    model.addAttribute("typedDays", days);
    form(id.strip(), actor, model);
    return "claim-new";
  }

  @GetMapping(PATH + "/{id}")
  String one(@PathVariable long id, Actor actor, Model model) {
    return show(id, actor, model);
  }

  private String show(long id, Actor actor, Model model) {
    ClaimFile file = read(id, actor);
    model.addAttribute("c", desk.view(file, actor));
    model.addAttribute("unit", registry.unit(file.unit()));
    model.addAttribute("itemZh", registry.itemNameZh(file.item()));
    model.addAttribute("itemEn", registry.itemNameEn(file.item()));
    model.addAttribute("maySay", !claims.hand(file, actor).parties().isEmpty());
    return "claim";
  }

  private ClaimFile read(long id, Actor actor) {
    try {
      return claims.read(id, actor);
    } catch (MatterMissingException e) {
      throw new PageNotFoundException("claim", Long.toString(id));
    }
  }

  @PostMapping(PATH + "/{id}/steps")
  String step(
      @PathVariable long id,
      @RequestParam ClaimStep step,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Integer days,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    read(id, actor);
    try {
      claims.take(id, version, new ClaimRules.Wish(step, text, days), actor);
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

  @PostMapping(PATH + "/{id}/comments")
  String comment(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    ClaimFile file = read(id, actor);
    try {
      notes.comment(file.matter(), actor, claims.hand(file, actor), text);
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
    ClaimFile claim = read(id, actor);
    String name = file.getOriginalFilename();
    try {
      notes.attach(
          claim.matter(),
          actor,
          claims.hand(claim, actor),
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
    ClaimFile file = read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }

  private static String back(long id) {
    return "redirect:" + PATH + "/" + id;
  }
}
