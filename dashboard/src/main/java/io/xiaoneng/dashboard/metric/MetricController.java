package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricVersion;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/metrics} and {@code GET /api/v1/metrics/{id}}. */
@RestController
class MetricController {

  private final MetricService metrics;
  private final FreshnessService freshness;
  private final XiaonengProperties settings;
  private final FigureMarks marks;

  MetricController(
      MetricService metrics,
      FreshnessService freshness,
      XiaonengProperties settings,
      FigureMarks marks) {
    this.metrics = metrics;
    this.freshness = freshness;
    this.settings = settings;
    this.marks = marks;
  }

  @GetMapping("/api/v1/metrics")
  Map<String, List<MetricEntry>> catalogue() {
    return Map.of("metrics", MetricCatalogue.all().stream().map(MetricEntry::of).toList());
  }

  @GetMapping("/api/v1/metrics/{id}")
  ResponseEntity<Object> read(@PathVariable String id, HttpServletRequest request) {
    MetricQuery query = metrics.parse(id, request.getParameterMap());
    metrics.checkTold(query);
    List<MetricRow> found = metrics.read(query);
    Freshness fresh = freshness.now();
    Completeness completeness = new Completeness(fresh, query, settings.zoneId());
    List<Map<String, @Nullable Object>> rows =
        found.stream().map(row -> MetricAnswer.row(row, completeness.of(row))).toList();
    if (AnswerFormat.accepted(request) == AnswerFormat.CSV) {
      List<String> keys = query.by().stream().map(Grouping::key).toList();
      return ResponseEntity.ok()
          .contentType(AnswerFormat.CSV.type())
          .body(MetricCsv.of(keys, rows));
    }
    MetricVersion version = MetricCatalogue.find(id, query.version());
    if (version == null) {
      throw new UnknownMetricException(id);
    }
    MetricDefinition metric = version.definition();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new MetricAnswer(
                id,
                version.number(),
                version.inForce() ? null : version.standing().code(),
                metric.basis().name(),
                metric.unit().code(),
                metric.direction().name(),
                query.from(),
                query.to(),
                query.asOf(),
                query.knownAt(),
                fresh,
                rows,
                marks.on(query)));
  }
}
