package io.xiaoneng.dashboard.page;

import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /metrics}: what each figure means; {@code /metrics/ID} is what the panels show. */
@Page
class MetricPage {

  @GetMapping("/metrics")
  String all(Model model) {
    model.addAttribute("metrics", MetricCatalogue.all());
    return "metrics";
  }

  @GetMapping("/metrics/{id}")
  String one(@PathVariable String id, Model model) {
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null) {
      throw new PageNotFoundException("metric", id);
    }
    model.addAttribute("metrics", List.of(metric));
    return "metrics";
  }
}
