package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/metrics} and {@code GET /api/v1/metrics/{id}}. */
@RestController
class MetricController {

  private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

  private final MetricService metrics;
  private final FreshnessService freshness;
  private final XiaonengProperties settings;

  MetricController(MetricService metrics, FreshnessService freshness, XiaonengProperties settings) {
    this.metrics = metrics;
    this.freshness = freshness;
    this.settings = settings;
  }

  @GetMapping("/api/v1/metrics")
  Map<String, List<MetricEntry>> catalogue() {
    return Map.of("metrics", MetricCatalogue.all().stream().map(MetricEntry::of).toList());
  }

  @GetMapping("/api/v1/metrics/{id}")
  ResponseEntity<Object> read(@PathVariable String id, HttpServletRequest request) {
    MetricQuery query = metrics.parse(id, request.getParameterMap());
    List<MetricRow> found = metrics.read(query);
    Freshness fresh = freshness.now();
    Completeness completeness = new Completeness(fresh, query, settings.zoneId());
    List<Map<String, @Nullable Object>> rows =
        found.stream().map(row -> MetricAnswer.row(row, completeness.of(row))).toList();
    if (wantsCsv(request)) {
      List<String> keys = query.by().stream().map(Grouping::key).toList();
      return ResponseEntity.ok().contentType(CSV).body(MetricCsv.of(keys, rows));
    }
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null) {
      throw new UnknownMetricException(id);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new MetricAnswer(
                id,
                metric.version(),
                metric.basis().name(),
                metric.unit().code(),
                metric.direction().name(),
                query.from(),
                query.to(),
                query.asOf(),
                query.knownAt(),
                fresh,
                rows));
  }

  /** Whether CSV is asked for before JSON. */
  private static boolean wantsCsv(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept == null) {
      return false;
    }
    List<MediaType> wanted = MediaType.parseMediaTypes(accept);
    org.springframework.util.MimeTypeUtils.sortBySpecificity(wanted);
    for (MediaType each : wanted) {
      if (each.isCompatibleWith(MediaType.APPLICATION_JSON)) {
        return false;
      }
      if (each.isCompatibleWith(CSV)) {
        return true;
      }
    }
    return false;
  }
}
