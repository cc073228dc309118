package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Account;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.FactorDemand;
import io.xiaoneng.dashboard.security.FullSignIn;
import io.xiaoneng.dashboard.security.PasswordRules;
import io.xiaoneng.dashboard.security.factor.Enrolment;
import io.xiaoneng.dashboard.security.factor.SecondFactors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /account}: one's own account, and another password for it. */
@Page
class AccountPage {

  private final Users users;
  private final SecondFactors factors;
  private final FactorDemand demand;

  AccountPage(Users users, SecondFactors factors, FactorDemand demand) {
    this.users = users;
    this.factors = factors;
    this.demand = demand;
  }

  @GetMapping("/account")
  String show(Model model, Actor actor, HttpServletRequest request) {
    Account account = users.find(actor.name());
    model.addAttribute("account", account);
    model.addAttribute("byForm", FullSignIn.byForm());
    model.addAttribute("factor", factors.has(actor.name()));
    model.addAttribute("codesLeft", factors.codesLeft(actor.name()));
    model.addAttribute("demanded", demand.asks(account.roles()));
    HttpSession session = request.getSession(false);
    Object pending = session == null ? null : session.getAttribute(SecondFactorPage.PENDING);
    if (pending instanceof Enrolment enrolment && enrolment.username().equals(actor.name())) {
      model.addAttribute("enrolment", enrolment);
    }
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
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    @Nullable String problem = after.equals(again) ? users.own(actor, before, after) : "different";
    if (problem == null) {
      return "redirect:/login?changed";
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("problem", problem);
    return show(model, actor, request);
  }

  /** Whether a second factor is demanded of that user. */
  boolean demanded(Actor actor) {
    return demand.asks(users.find(actor.name()).roles());
  }
}
