package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.PasswordRules;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account}: one's own account, and another password for it. */
@Page
class AccountPage {

  private final Users users;

  AccountPage(Users users) {
    this.users = users;
  }

  @GetMapping("/account")
  String show(Model model, Actor actor) {
    model.addAttribute("account", users.find(actor.name()));
    model.addAttribute("shortest", PasswordRules.SHORTEST);
    model.addAttribute("longest", PasswordRules.LONGEST);
    return "account";
  }

  /** With a new password every session ends, this one, too. */
  @PostMapping("/account")
  String change(
      @RequestParam(defaultValue = "") String before,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String again,
      Actor actor,
      HttpServletResponse response,
      Model model) {
    @Nullable String problem = after.equals(again) ? users.own(actor, before, after) : "different";
    if (problem == null) {
      return "redirect:/login?changed";
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("problem", problem);
    return show(model, actor);
  }
}
