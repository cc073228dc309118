package io.xiaoneng.dashboard.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.xiaoneng.dashboard.freshness.Freshness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one metric, metrics.md §3; the order of the members is the order shown.
 *
 * @param standing of a version that is not in force; null for the one that is
 * @param marks what upheld appeals have to say to these figures; left out where there is nothing
 */
public record MetricAnswer(
    String metric,
    int version,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String standing,
    String basis,
    String unit,
    String direction,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Instant asOf,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant knownAt,
    Freshness freshness,
    List<Map<String, @Nullable Object>> rows,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FigureMark> marks) {

  /**
   * A row as JSON: key, figures, whether all that belongs in it has arrived, and where figures are
   * null because there are too few people, that.
   */
  static Map<String, @Nullable Object> row(MetricRow row, boolean complete) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("key", row.key());
    json.putAll(row.figures());
    json.put("complete", complete);
    if (row.tooFew()) {
      json.put("suppressed", "fewer-than-5");
    }
    return json;
  }
}
