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
import io.xiaoneng.dashboard.supervision.MatterPage;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.supervision.StepRefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /supervision/claims}: the list of claims, a new one, and each with its way. */
@Page
@RequestMapping(ClaimPage.PATH)
class ClaimPage extends MatterPage<ClaimFile> {

  static final String PATH = "/supervision/claims";

  private final ClaimService claims;
  private final ClaimDesk desk;
  private final RegistryView registry;

  ClaimPage(
      ClaimService claims,
      ClaimDesk desk,
      Notes notes,
      Downloads downloads,
      RegistryView registry) {
    super(PATH, claims, notes, downloads, registry);
    this.claims = claims;
    this.desk = desk;
    this.registry = registry;
  }

  @GetMapping
  String list(
      @RequestParam(defaultValue = "raised") String state,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(defaultValue = "1") int page,
      Actor actor,
      Model model) {
    String asked = unit == null || unit.isBlank() ? null : unit.strip();
    try {
      model.addAttribute("found", desk.page(state.equals("all") ? "" : state, asked, page, actor));
    } catch (BadParameterException e) {
      throw new PageNotFoundException("claim", state);
    }
    model.addAttribute("state", state);
    model.addAttribute("states", ClaimState.values());
    model.addAttribute("askedUnit", asked);
    model.addAttribute("units", registry.offered(asked, actor.unit()));
    return "claims";
  }

  @GetMapping("/new")
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

  @PostMapping
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
      return "redirect:" + PATH + "/" + claims.raise(id.strip(), reason, days, text, actor).id();
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

  @Override
  protected String show(ClaimFile file, Actor actor, Model model) {
    model.addAttribute("c", desk.view(file, actor));
    model.addAttribute("unit", registry.unit(file.unit()));
    model.addAttribute("itemZh", registry.itemNameZh(file.item()));
    model.addAttribute("itemEn", registry.itemNameEn(file.item()));
    model.addAttribute("maySay", !claims.hand(file, actor).parties().isEmpty());
    return "claim";
  }

  @PostMapping("/{id}/steps")
  String step(
      @PathVariable long id,
      @RequestParam ClaimStep step,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable Integer days,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    model.addAttribute("typed", text);
    ClaimRules.Wish wish = new ClaimRules.Wish(step, text, days);
    return attempt(id, actor, model, response, file -> claims.take(id, version, wish, actor));
  }
}
