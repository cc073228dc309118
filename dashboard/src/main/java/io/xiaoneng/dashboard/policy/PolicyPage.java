package io.xiaoneng.dashboard.policy;

import io.xiaoneng.dashboard.page.FormStep;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /policy-dates}: dates that explain the course of figures. */
@Page
class PolicyPage {

  private static final String PATH = "/policy-dates";

  private final PolicyDates dates;

  PolicyPage(PolicyDates dates) {
    this.dates = dates;
  }

  @GetMapping(PATH)
  String all(@RequestParam Map<String, String> given, Actor actor, Model model) {
    model.addAttribute("dates", dates.all());
    model.addAttribute("metrics", MetricCatalogue.all());
    model.addAttribute(
        "metricNames",
        MetricCatalogue.all().stream()
            .collect(Collectors.toMap(MetricDefinition::id, Function.identity(), (a, b) -> a)));
    model.addAttribute("mayChange", actor.is(Role.ASSESSOR));
    model.addAttribute("given", given);
    return "policy-dates";
  }

  @PostMapping(PATH)
  String enter(
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return FormStep.take(
        () -> {
          dates.enter(given, by);
          return PATH;
        },
        given,
        model,
        response,
        () -> all(given, by, model));
  }

  @PostMapping(PATH + "/{id}/withdraw")
  String withdraw(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String reason,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return FormStep.take(
        () -> {
          dates.withdraw(id, reason, by);
          return PATH;
        },
        Map.of(),
        model,
        response,
        () -> all(Map.of(), by, model));
  }
}
