package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.page.Parameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request for the page: the metric's question and the page's own. */
final class Asked {

  /** What only the page knows. */
  static final Set<String> FORM = Set.of("by", "step", "sort");

  /** What the form sends itself. */
  private static final Set<String> FIELDS = Set.of("from", "to", "unit", "channel", "by", "step");

  private final Map<String, String[]> parameters;

  Asked(HttpServletRequest request) {
    parameters = Parameters.filled(request);
  }

  /** The one value of a parameter, null where there is none. */
  @Nullable String one(String name) {
    return Parameters.first(parameters.get(name));
  }

  /** The parameters of the metric's question. */
  Map<String, String[]> question() {
    Map<String, String[]> question = new LinkedHashMap<>(parameters);
    FORM.forEach(question::remove);
    return question;
  }

  /** What the form has no field for and must carry along. */
  Map<String, List<String>> keptByForm() {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    parameters.forEach(
        (name, values) -> {
          if (!FIELDS.contains(name)) {
            kept.put(name, List.of(values));
          }
        });
    return kept;
  }

  /** An address with these parameters, others added or put in their place, some left out. */
  String address(String path, Map<String, String> more, Set<String> without) {
    return Addresses.of(path, parameters, without, more);
  }
}
