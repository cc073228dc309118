package io.xiaoneng.dashboard.corrections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xiaoneng.dashboard.metric.Correction;
import io.xiaoneng.dashboard.metric.CorrectionQuery;
import io.xiaoneng.dashboard.metric.Corrections;
import io.xiaoneng.dashboard.metric.EntryKind;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/**
 * {@code GET /api/v1/corrections}: a figure then and now, and the entries that make the difference.
 */
@RestController
class CorrectionController {

  private final Corrections corrections;
  private final CauseReader causes;
  private final HiddenEntries hidden;

  CorrectionController(Corrections corrections, CauseReader causes, HiddenEntries hidden) {
    this.hidden = hidden;
    this.corrections = corrections;
    this.causes = causes;
  }

  /**
   * The answer; the order of the members is the order shown.
   *
   * @param kind what makes the difference: case, ticket, contract, instance, item, point, dataset
   *     or source
   * @param cases null where it is no cases
   * @param entries null where it is cases
   */
  record Answer(
      String metric,
      String kind,
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
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable List<Map<String, @Nullable Object>> cases,
      @JsonInclude(JsonInclude.Include.NON_NULL)
          @Nullable List<Map<String, @Nullable Object>> entries) {}

  @GetMapping("/api/v1/corrections")
  Answer corrections(
      @RequestParam(required = false) @Nullable String metric, HttpServletRequest request) {
    Map<String, String[]> parameters = new LinkedHashMap<>(request.getParameterMap());
    parameters.remove("metric");
    CorrectionQuery query = corrections.parse(metric, parameters);
    Correction found = corrections.read(query);
    Map<String, List<Cause>> of = causes.of(query, found);
    Set<String> unnamed = hidden.of(found);
    List<Map<String, @Nullable Object>> rows =
        found.entries().stream()
            .map(each -> row(found, each, of.getOrDefault(each.id(), List.of()), unnamed))
            .toList();
    boolean ofCases = found.kind() == EntryKind.CASE;
    return new Answer(
        query.then().metric(),
        found.kind().wireName(),
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
        ofCases ? rows : null,
        ofCases ? null : rows);
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
      Correction found, Correction.Changed changed, List<Cause> causes, Set<String> unnamed) {
    boolean hides = unnamed.contains(changed.id());
    List<String> parts = found.parts();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put(found.kind().wireName(), hides ? null : changed.id());
    json.put("then", numbers(parts, changed.then()));
    json.put("now", numbers(parts, changed.now()));
    json.put("difference", numbers(parts, differences(changed.then(), changed.now())));
    json.put("was", changed.was());
    json.put("is", changed.is());
    json.put("causes", hides ? causes.stream().map(Cause::unnamed).toList() : causes);
    if (found.kind() == EntryKind.CASE && !hides) {
      json.put("href", "/cases/" + UriUtils.encodePathSegment(changed.id(), "UTF-8"));
    }
    return json;
  }
}
