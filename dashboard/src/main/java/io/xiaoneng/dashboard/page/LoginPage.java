package io.xiaoneng.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /login}: the form; those who are signed in already go on to the overview. */
@Page
class LoginPage {

  @GetMapping("/login")
  String login(HttpServletRequest request) {
    return request.getRemoteUser() == null ? "login" : "redirect:/";
  }
}
