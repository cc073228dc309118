package io.xiaoneng.dashboard.supervision.flag.rebase;

import io.xiaoneng.dashboard.page.FormStep;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricDefinition.Basis;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /supervision/rebases}: dates from which charts begin anew. */
@Page
class RebasePage {

  private static final String PATH = "/supervision/rebases";

  private final Rebases rebases;
  private final RegistryView registry;

  RebasePage(Rebases rebases, RegistryView registry) {
    this.rebases = rebases;
    this.registry = registry;
  }

  @GetMapping(PATH)
  String all(@RequestParam Map<String, String> given, Actor actor, Model model) {
    List<Rebase> all = rebases.all();
    model.addAttribute("rebases", all);
    model.addAttribute("classes", rebases.classes());
    model.addAttribute(
        "metrics",
        MetricCatalogue.all().stream()
            .filter(each -> each.basis() == Basis.V)
            .filter(each -> each.unit() == MetricDefinition.Unit.RATIO)
            .toList());
    model.addAttribute(
        "metricNames",
        MetricCatalogue.all().stream()
            .collect(Collectors.toMap(MetricDefinition::id, Function.identity(), (a, b) -> a)));
    model.addAttribute(
        "unitNames",
        all.stream()
            .filter(each -> each.scopeKind() == Rebase.Scope.UNIT)
            .map(Rebase::scope)
            .distinct()
            .collect(Collectors.toMap(Function.<String>identity(), this::name)));
    model.addAttribute("mayChange", actor.is(Role.SUPERVISOR));
    model.addAttribute("given", given);
    return "chart-rebases";
  }

  private UnitNode name(String code) {
    return registry.unit(code);
  }

  @PostMapping(PATH)
  String record(
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return FormStep.take(
        () -> {
          rebases.record(given, by);
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
          rebases.withdraw(id, reason, by);
          return PATH;
        },
        Map.of(),
        model,
        response,
        () -> all(Map.of(), by, model));
  }
}
