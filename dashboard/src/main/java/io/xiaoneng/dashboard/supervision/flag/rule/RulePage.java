package io.xiaoneng.dashboard.supervision.flag.rule;

import io.xiaoneng.dashboard.page.FormStep;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /supervision/rules}: the versions of the rule for flags, and what they would have done.
 */
@Page
class RulePage {

  private static final String PATH = "/supervision/rules";

  private final RuleBook book;
  private final RuleComparisons comparisons;
  private final RegistryView registry;

  RulePage(RuleBook book, RuleComparisons comparisons, RegistryView registry) {
    this.book = book;
    this.comparisons = comparisons;
    this.registry = registry;
  }

  @GetMapping(PATH)
  String all(Actor actor, Model model) {
    model.addAttribute("versions", book.versions());
    model.addAttribute("forces", book.forces());
    model.addAttribute("mayChange", actor.is(Role.SUPERVISOR));
    if (!model.containsAttribute("given")) {
      model.addAttribute("given", Map.of());
    }
    return "flag-rules";
  }

  @GetMapping(PATH + "/{version}")
  String one(
      @PathVariable int version,
      @RequestParam(required = false) @Nullable String period,
      Actor actor,
      Model model) {
    RuleVersion found =
        book.find(version)
            .orElseThrow(() -> new PageNotFoundException("rule", Integer.toString(version)));
    List<String> periods = comparisons.periods(version);
    String shown = period != null && periods.contains(period) ? period : first(periods);
    RuleComparison compared = shown == null ? null : comparisons.of(version, shown).orElse(null);
    model.addAttribute("v", found);
    model.addAttribute("periods", periods);
    model.addAttribute("period", shown);
    model.addAttribute("compared", compared);
    model.addAttribute(
        "forces", book.forces().stream().filter(f -> f.version() == version).toList());
    model.addAttribute("mayChange", actor.is(Role.SUPERVISOR));
    model.addAttribute("unitNames", units(compared));
    model.addAttribute("metricNames", metrics(compared));
    if (!model.containsAttribute("given")) {
      model.addAttribute("given", Map.of());
    }
    return "flag-rule";
  }

  private static @Nullable String first(List<String> periods) {
    return periods.isEmpty() ? null : periods.get(0);
  }

  private Map<String, UnitNode> units(@Nullable RuleComparison compared) {
    return compared == null
        ? Map.of()
        : compared.differences().stream()
            .map(RuleComparison.Difference::unit)
            .distinct()
            .collect(Collectors.toMap(Function.identity(), registry::unit));
  }

  private static Map<String, MetricDefinition> metrics(@Nullable RuleComparison compared) {
    return compared == null
        ? Map.of()
        : compared.differences().stream()
            .map(RuleComparison.Difference::metric)
            .distinct()
            .map(MetricCatalogue::find)
            .filter(Objects::nonNull)
            .collect(Collectors.toMap(MetricDefinition::id, Function.identity()));
  }

  @PostMapping(PATH)
  String make(
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    Map<String, String> fields = new HashMap<>(given);
    // What every form and address may carry is no part of a rule.
    fields.keySet().removeAll(Set.of("_csrf", "lang", "theme", "counts"));
    return FormStep.take(
        () -> PATH + "/" + book.make(fields, by).version(),
        fields,
        model,
        response,
        () -> all(by, model));
  }

  @PostMapping(PATH + "/{version}/in-force")
  String force(
      @PathVariable int version,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String document,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return changed(
        version,
        () -> book.force(version, from, reason, document, by),
        Map.of("from", from, "reason", reason, "document", document),
        by,
        model,
        response);
  }

  @PostMapping(PATH + "/{version}/in-force/{id}/withdraw")
  String withdraw(
      @PathVariable int version,
      @PathVariable long id,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return changed(version, () -> book.withdraw(id, by), Map.of(), by, model, response);
  }

  @PostMapping(PATH + "/{version}/stop")
  String stop(@PathVariable int version, Actor by, Model model, HttpServletResponse response) {
    return changed(version, () -> book.stop(version, by), Map.of(), by, model, response);
  }

  private String changed(
      int version,
      Runnable change,
      Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return FormStep.take(
        () -> {
          change.run();
          return PATH + "/" + version;
        },
        given,
        model,
        response,
        () -> one(version, null, by, model));
  }
}
