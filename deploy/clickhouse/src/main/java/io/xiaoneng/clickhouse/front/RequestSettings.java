package io.xiaoneng.clickhouse.front;

import io.xiaoneng.clickhouse.engine.EngineException;
import io.xiaoneng.clickhouse.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the parameters of a request mean.
 *
 * @param settings ClickHouse settings, the defaults included
 * @param parameters query parameters without their {@code param_}
 */
record RequestSettings(Map<String, String> settings, Map<String, String> parameters) {
  private static final Set<String> NOT_SETTINGS =
      Set.of(
          "query",
          "database",
          "default_format",
          "compress",
          "decompress",
          "user",
          "password",
          "quota_key",
          "query_id",
          "session_timeout",
          "session_check",
          "stacktrace",
          "wait_end_of_query",
          "buffer_size",
          "client_protocol_version",
          "role",
          "readonly",
          "enable_http_compression",
          "http_zlib_compression_level",
          "http_native_compression_disable_checksumming_on_decompress");

  private static final String PARAMETER = "param_";

  /**
   * @throws EngineException if the request wants a session, which this front does not keep
   */
  static RequestSettings of(HttpRequest request, Map<String, String> defaults)
      throws EngineException {
    Map<String, String> settings = new TreeMap<>(defaults);
    Map<String, String> parameters = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : request.parameters().entrySet()) {
      String name = entry.getKey();
      if (name.equals("session_id")) {
        throw new EngineException(
            48, "This server keeps no sessions; leave session_id out. (NOT_IMPLEMENTED)");
      } else if (name.startsWith(PARAMETER)) {
        parameters.put(name.substring(PARAMETER.length()), entry.getValue());
      } else if (!NOT_SETTINGS.contains(name)) {
        settings.put(name, entry.getValue());
      }
    }
    return new RequestSettings(settings, parameters);
  }
}
