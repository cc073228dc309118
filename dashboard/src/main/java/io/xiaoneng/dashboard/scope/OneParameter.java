package io.xiaoneng.dashboard.scope;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request one of whose parameters has another value than was sent. */
final class OneParameter extends HttpServletRequestWrapper {

  private final Map<String, String[]> parameters;

  OneParameter(HttpServletRequest request, String name, String value) {
    super(request);
    Map<String, String[]> all = new LinkedHashMap<>(request.getParameterMap());
    all.put(name, new String[] {value});
    this.parameters = Collections.unmodifiableMap(all);
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = parameters.get(name);
    return values == null || values.length == 0 ? null : values[0];
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return parameters;
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(parameters.keySet());
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    String[] values = parameters.get(name);
    return values == null ? null : values.clone();
  }
}
