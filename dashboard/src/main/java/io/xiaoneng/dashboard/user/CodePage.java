package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.FullSignIn;
import io.xiaoneng.dashboard.security.SignIns;
import io.xiaoneng.dashboard.security.SignedIn;
import io.xiaoneng.dashboard.security.factor.SecondFactors;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /login/code}: the second step of signing in, for those whose password was right. */
@Page
class CodePage {

  private static final int LONGEST = 100;

  private final SecondFactors factors;
  private final FullSignIn full;
  private final SignIns signIns;
  private final SignedIn signedIn;
  private final AuditLog audit;

  CodePage(
      SecondFactors factors, FullSignIn full, SignIns signIns, SignedIn signedIn, AuditLog audit) {
    this.factors = factors;
    this.full = full;
    this.signIns = signIns;
    this.signedIn = signedIn;
    this.audit = audit;
  }

  @GetMapping("/login/code")
  String show(Model model) {
    String username = FullSignIn.awaiting();
    if (username == null) {
      return "redirect:/login";
    }
    model.addAttribute("username", username);
    return "login-code";
  }

  /** After too many wrong codes the password has to be given again, too. */
  @PostMapping("/login/code")
  @Nullable String take(
      @RequestParam(defaultValue = "") String code,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model)
      throws IOException, ServletException {
    String username = FullSignIn.awaiting();
    if (username == null) {
      return "redirect:/login";
    }
    if (!signedIn.mayTryCode(username)) {
      return locked(request);
    }
    if (code.length() <= LONGEST && factors.accepts(username, code)) {
      signedIn.rightCode(username);
      signIns.completed(request, response, full.complete(request, response));
      return null;
    }
    if (wrong(username, request.getRemoteAddr())) {
      return locked(request);
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("wrong", true);
    return show(model);
  }

  private boolean wrong(String username, String address) {
    boolean locks = signedIn.wrongCode(username);
    Actor nobody = Actor.program(CurrentActor.NOBODY);
    audit.record(nobody, "login.failed", "user/" + username, address + " wrong code");
    if (locks) {
      audit.record(nobody, "login.locked", "user/" + username, address + " wrong codes");
    }
    return locks;
  }

  private static String locked(HttpServletRequest request) {
    request.getSession().invalidate();
    return "redirect:/login?locked";
  }
}
