package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.security.WayIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /login}: the form; those who are signed in already go on to the overview. */
@Page
class LoginPage {

  /** Why somebody who came from the identity provider is not let in. */
  private static final Set<String> REASONS =
      Set.of("unknown", "off", "locked", "another", "again", "provider");

  private final WayIn wayIn;

  LoginPage(WayIn wayIn) {
    this.wayIn = wayIn;
  }

  @GetMapping("/login")
  String login(
      @RequestParam(defaultValue = "") String oidc, HttpServletRequest request, Model model) {
    if (request.getRemoteUser() != null) {
      return "redirect:/";
    }
    if (wayIn.isOpen()) {
      model.addAttribute("wayIn", wayIn.path());
      model.addAttribute("wayInName", wayIn.name());
    }
    if (REASONS.contains(oidc)) {
      model.addAttribute("refused", oidc);
    }
    return "login";
  }
}
