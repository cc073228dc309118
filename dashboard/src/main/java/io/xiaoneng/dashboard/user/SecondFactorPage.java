package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Accounts;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.FullSignIn;
import io.xiaoneng.dashboard.security.SignedIn;
import io.xiaoneng.dashboard.security.factor.Enrolment;
import io.xiaoneng.dashboard.security.factor.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One's own second factor, on {@code /account}. Every change asks for the password once more, and
 * ends one's other sessions.
 */
@Page
class SecondFactorPage {

  /** Where a session keeps the secret that its user's device has not confirmed yet. */
  static final String PENDING = SecondFactorPage.class.getName() + ".pending";

  private final AccountPage page;
  private final Accounts accounts;
  private final SecondFactors factors;
  private final FullSignIn full;
  private final SignedIn signedIn;
  private final AuditLog audit;
  private final AccountNews news;

  SecondFactorPage(
      AccountPage page,
      Accounts accounts,
      SecondFactors factors,
      FullSignIn full,
      SignedIn signedIn,
      AuditLog audit,
      AccountNews news) {
    this.page = page;
    this.accounts = accounts;
    this.factors = factors;
    this.full = full;
    this.signedIn = signedIn;
    this.audit = audit;
    this.news = news;
  }

  @PostMapping("/account/second-factor")
  String begin(
      @RequestParam(defaultValue = "") String password,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String problem = problem(actor, password);
    if (problem != null) {
      return refused(problem, actor, request, response, model);
    }
    request.getSession().setAttribute(PENDING, factors.begin(actor.name()));
    return "redirect:/account#second-factor";
  }

  @PostMapping("/account/second-factor/confirm")
  String confirm(
      @RequestParam(defaultValue = "") String code,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    HttpSession session = request.getSession();
    if (!(session.getAttribute(PENDING) instanceof Enrolment enrolment)
        || !enrolment.username().equals(actor.name())) {
      return "redirect:/account#second-factor";
    }
    List<String> codes = factors.confirm(enrolment, code);
    if (codes.isEmpty()) {
      return refused("code", actor, request, response, model);
    }
    session.removeAttribute(PENDING);
    audit.record(actor, "user.second-factor-set-up", "user/" + actor.name(), "");
    news.factorSetUp(actor.name());
    full.complete(request, response);
    signedIn.elsewhereOut(actor.name(), request.getSession().getId());
    return shown(codes, actor, request, response, model);
  }

  @PostMapping("/account/second-factor/codes")
  String renew(
      @RequestParam(defaultValue = "") String password,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String problem = factors.has(actor.name()) ? problem(actor, password) : "none";
    if (problem != null) {
      return refused(problem, actor, request, response, model);
    }
    List<String> codes = factors.renewCodes(actor.name());
    audit.record(actor, "user.recovery-codes-renewed", "user/" + actor.name(), "");
    return shown(codes, actor, request, response, model);
  }

  @PostMapping("/account/second-factor/remove")
  String remove(
      @RequestParam(defaultValue = "") String password,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    String problem = page.demanded(actor) ? "demanded" : problem(actor, password);
    if (problem != null) {
      return refused(problem, actor, request, response, model);
    }
    if (factors.remove(actor.name())) {
      audit.record(actor, "user.second-factor-removed", "user/" + actor.name(), "");
      news.factorRemoved(actor.name());
      signedIn.elsewhereOut(actor.name(), request.getSession().getId());
    }
    return "redirect:/account?removed#second-factor";
  }

  private @Nullable String problem(Actor actor, String password) {
    if (!FullSignIn.byForm()) {
      return "provider";
    }
    if (!signedIn.mayTry(actor.name())) {
      return "wrong";
    }
    if (!accounts.passwordIs(actor.name(), password)) {
      signedIn.wrong(actor.name());
      return "wrong";
    }
    return null;
  }

  private String refused(
      String problem,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("factorProblem", problem);
    return page.show(model, actor, request);
  }

  private String shown(
      List<String> codes,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    response.setHeader("Cache-Control", "no-store");
    model.addAttribute("recoveryCodes", codes);
    return page.show(model, actor, request);
  }
}
