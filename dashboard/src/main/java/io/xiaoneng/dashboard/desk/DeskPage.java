package io.xiaoneng.dashboard.desk;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** {@code /units/CODE/desk}: where people of a unit begin. */
@Page
class DeskPage {

  private final DeskService desks;
  private final PressService presses;
  private final RegistryView registry;

  DeskPage(DeskService desks, PressService presses, RegistryView registry) {
    this.desks = desks;
    this.presses = presses;
    this.registry = registry;
  }

  @GetMapping("/units/{code}/desk")
  String desk(
      @PathVariable String code,
      @RequestParam(defaultValue = "") String done,
      Actor actor,
      Model model) {
    model.addAttribute("pressed", done.equals("pressed"));
    return show(code, actor, model);
  }

  private String show(String code, Actor actor, Model model) {
    model.addAttribute("d", desks.of(code, actor));
    model.addAttribute("path", registry.path(code));
    model.addAttribute("way", Way.at(code, null, null, null));
    model.addAttribute("mayPress", actor.is(Role.UNIT) || actor.is(Role.SUPERVISOR));
    model.addAttribute("mayClaim", actor.is(Role.UNIT));
    String own = actor.unit();
    model.addAttribute("ours", own == null ? null : registry.subtree(own));
    return "desk";
  }

  @PostMapping("/units/{code}/presses")
  String press(
      @PathVariable String code,
      @RequestParam(name = "case", defaultValue = "") String caseId,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    try {
      presses.press(code, caseId.strip(), actor);
      return "redirect:/units/"
          + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8)
          + "/desk?done=pressed#stuck";
    } catch (PressRefusedException refused) {
      response.setStatus(
          refused.why() == PressRefusedException.Why.NO_CASE
              ? HttpServletResponse.SC_NOT_FOUND
              : HttpServletResponse.SC_CONFLICT);
      model.addAttribute("pressRefused", refused.why());
      model.addAttribute("again", refused.again());
      return show(code, actor, model);
    }
  }
}
