package io.xiaoneng.dashboard.corrections;

import io.xiaoneng.dashboard.metric.CaseLine;
import io.xiaoneng.dashboard.metric.Correction;
import io.xiaoneng.dashboard.metric.CorrectionQuery;
import io.xiaoneng.dashboard.metric.Corrections;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * {@code GET /api/v1/corrections}: a figure then and now, and the cases that make the difference.
 */
@RestController
class CorrectionController {

  private final Corrections corrections;
  private final CauseReader causes;

  CorrectionController(Corrections corrections, CauseReader causes) {
    this.corrections = corrections;
    this.causes = causes;
  }

  /** The answer; the order of the members is the order shown. */
  record Answer(
      String metric,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      Instant knownAt,
      Instant asOf,
      Map<String, @Nullable Number> then,
      Map<String, @Nullable Number> now,
      Map<String, @Nullable Number> difference,
      long count,
      int page,
      int size,
      Map<String, Long> causes,
      List<Map<String, @Nullable Object>> cases) {}

  @GetMapping("/api/v1/corrections")
  Answer corrections(
      @RequestParam(required = false) @Nullable String metric, HttpServletRequest request) {
    Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
    parameters.remove("metric");
    CorrectionQuery query = corrections.parse(metric, parameters);
    Correction found = corrections.read(query);
    Map<String, List<Cause>> of = causes.of(query, found.cases());
    return new Answer(
        query.then().metric(),
        query.then().from(),
        query.then().to(),
        query.knownAt(),
        query.then().asOf(),
        side(found.parts(), found.then()),
        side(found.parts(), found.now()),
        difference(found),
        found.changed(),
        query.page(),
        query.size(),
        corrections.causes(query),
        found.cases().stream()
            .map(each -> row(found.parts(), each, of.getOrDefault(each.caseId(), List.of())))
            .toList());
  }

  private static Map<String, @Nullable Number> side(List<String> parts, Correction.Side side) {
    Map<String, @Nullable Number> json = new LinkedHashMap<>();
    json.put("value", side.value());
    json.putAll(numbers(parts, side.parts()));
    return json;
  }

  private static Map<String, @Nullable Number> difference(Correction found) {
    Map<String, @Nullable Number> json = new LinkedHashMap<>();
    Double then = found.then().value();
    Double now = found.now().value();
    json.put("value", then == null || now == null ? null : now - then);
    json.putAll(numbers(found.parts(), differences(found.then().parts(), found.now().parts())));
    return json;
  }

  /** What each part has become more by. */
  static List<Double> differences(List<Double> then, List<Double> now) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < then.size(); i++) {
      differences.add(now.get(i) - then.get(i));
    }
    return differences;
  }

  private static Map<String, @Nullable Number> numbers(List<String> parts, List<Double> values) {
    Map<String, @Nullable Number> json = new LinkedHashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      double value = values.get(i);
      // Counts as counts: 12, not 12.0.
      json.put(parts.get(i), value == Math.rint(value) ? (Number) (long) value : (Number) value);
    }
    return json;
  }

  private static Map<String, @Nullable Object> row(
      List<String> parts, Correction.Changed changed, List<Cause> causes) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("case", changed.caseId());
    json.put("then", numbers(parts, changed.then()));
    json.put("now", numbers(parts, changed.now()));
    json.put("difference", numbers(parts, differences(changed.then(), changed.now())));
    json.put("was", milestones(changed.was()));
    json.put("is", milestones(changed.is()));
    json.put("causes", causes);
    json.put("href", "/cases/" + UriUtils.encodePathSegment(changed.caseId(), "UTF-8"));
    return json;
  }

  private static @Nullable Map<String, @Nullable Object> milestones(@Nullable CaseLine line) {
    if (line == null) {
      return null;
    }
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("unit", line.unit());
    json.put("item", line.item());
    json.put("channel", line.channel());
    json.put("state", line.state());
    json.put("appliedAt", line.appliedAt());
    json.put("acceptedAt", line.acceptedAt());
    json.put("decidedAt", line.decidedAt());
    json.put("deliveredAt", line.deliveredAt());
    json.put("due", line.due());
    json.put("d1", line.d1());
    return json;
  }
}
