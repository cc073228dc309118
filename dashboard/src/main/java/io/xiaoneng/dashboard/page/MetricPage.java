package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.metric.Corrections;
import io.xiaoneng.dashboard.metric.MeasureSql;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * {@code /metrics}: what each figure means; {@code /metrics/ID/definition} is what the panels "how
 * is this counted" show.
 */
@Page
class MetricPage {

  private final MetricService service;

  MetricPage(MetricService service) {
    this.service = service;
  }

  @GetMapping("/metrics")
  String all(Model model) {
    show(model, MetricCatalogue.all());
    return "metrics";
  }

  @GetMapping("/metrics/{id}/definition")
  String one(@PathVariable String id, HttpServletRequest request, Model model) {
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null) {
      throw new PageNotFoundException("metric", id);
    }
    model.addAttribute("way", Way.of(Parameters.filled(request)));
    show(model, List.of(metric));
    return "metrics";
  }

  private void show(Model model, List<MetricDefinition> metrics) {
    Map<MetricDefinition.Basis, List<MetricDefinition>> groups =
        new EnumMap<>(MetricDefinition.Basis.class);
    for (MetricDefinition metric : metrics) {
      groups.computeIfAbsent(metric.basis(), basis -> new ArrayList<>()).add(metric);
    }
    model.addAttribute("metrics", metrics);
    model.addAttribute(
        "told", metrics.stream().map(MetricDefinition::id).filter(service::answers).toList());
    model.addAttribute("groups", groups);
    model.addAttribute(
        "corrected",
        metrics.stream().map(MetricDefinition::id).filter(Corrections::tells).toList());
    model.addAttribute(
        "listed", metrics.stream().map(MetricDefinition::id).filter(MeasureSql::hasLists).toList());
  }
}
