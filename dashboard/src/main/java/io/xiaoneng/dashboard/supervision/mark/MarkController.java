package io.xiaoneng.dashboard.supervision.mark;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.FigureMark;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/figure-marks}: figures that an upheld appeal spoke against. */
@RestController
class MarkController {

  private final MarkDesk desk;
  private final RegistryView registry;

  MarkController(MarkDesk desk, RegistryView registry) {
    this.desk = desk;
    this.registry = registry;
  }

  /** The marks that were asked for, the newest first. */
  record Listed(List<FigureMark> marks) {}

  /** Marks at single cases are told only where the case is named. */
  @GetMapping("/api/v1/figure-marks")
  Listed list(
      @RequestParam(required = false) @Nullable String metric,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
      @RequestParam(name = "case", required = false) @Nullable String caseId,
      Actor actor) {
    if (metric != null && MetricCatalogue.find(metric) == null) {
      throw new BadParameterException("metric", "there is no metric " + metric);
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new BadParameterException("to", "to must not be before from");
    }
    Marks marks = desk.of(actor);
    Set<String> units = unit == null ? null : registry.subtree(unit);
    List<FigureMark> found =
        caseId != null
            ? marks.ofCase(caseId)
            : marks.all().stream().filter(each -> each.caseId() == null).toList();
    return new Listed(
        found.stream()
            .filter(each -> metric == null || metric.equals(each.metric()))
            .filter(each -> units == null || units.contains(each.unit()))
            .filter(each -> each.touches(from, to))
            .toList());
  }
}
