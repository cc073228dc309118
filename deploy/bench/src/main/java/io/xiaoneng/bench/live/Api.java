package io.xiaoneng.bench.live;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.stand.Stand;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Asks the API as a reader with a password does. */
final class Api {
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final String address;
  private final String authorization;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Api(String address) {
    this.address = address;
    String login = "admin:" + Stand.PASSWORD;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to GET of a path, whatever its status. */
  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(ANSWER_LIMIT)
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The value of a metric that has one row; 0 where the value is null. */
  long count(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get(path);
    try {
      if (answer.statusCode() == 200
          && Json.parse(answer.body()) instanceof Map<?, ?> metric
          && metric.get("rows") instanceof List<?> rows
          && rows.size() == 1
          && rows.get(0) instanceof Map<?, ?> row) {
        return row.get("value") instanceof Number number ? number.longValue() : 0;
      }
    } catch (JsonException e) {
      throw new BenchException(path + " does not answer in JSON: " + e.getMessage(), e);
    }
    throw new BenchException(
        path
            + " answers "
            + answer.statusCode()
            + " "
            + new String(answer.body(), StandardCharsets.UTF_8));
  }
}
