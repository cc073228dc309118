package io.xiaoneng.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters that a page was asked with. */
public final class Parameters {

  /** What belongs to the frame of every page. */
  private static final List<String> FRAME = List.of("lang", "theme", "counts");

  private Parameters() {}

  /** All that is not the frame's, in the order sent; may be changed. */
  public static Map<String, String[]> of(HttpServletRequest request) {
    Map<String, String[]> asked = new LinkedHashMap<>(request.getParameterMap());
    FRAME.forEach(asked::remove);
    return asked;
  }

  /** The same of a form, which sends what was left empty, too: it asks for nothing. */
  public static Map<String, String[]> filled(HttpServletRequest request) {
    Map<String, String[]> asked = of(request);
    asked.values().removeIf(values -> values.length == 1 && values[0].isBlank());
    return asked;
  }

  /** The first value, null where there is none. */
  public static @Nullable String first(String @Nullable [] values) {
    return values == null || values.length == 0 ? null : values[0];
  }
}
