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
import java.util.stream.Stream;

/** Asks the API as a reader with a password does. */
public final class Api {
  private static final int OK = 200;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);

  private final String address;
  private final String authorization;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * An API whose administrator has the password of the {@link Stand}.
   *
   * @param address with its scheme, without a path
   */
  public Api(String address) {
    this.address = address;
    String login = "admin:" + Stand.PASSWORD;
    this.authorization =
        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer to GET of a path, whatever its status. */
  public HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(
        request(path).timeout(ANSWER_LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** The answer to POST of a body in JSON, whatever its status. */
  public HttpResponse<byte[]> post(String path, String json)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .timeout(ANSWER_LIMIT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  /**
   * The lines of an answer that does not end; to be closed.
   *
   * @throws BenchException where it is refused
   */
  public Stream<String> lines(String path) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> answer =
        http.send(
            request(path).setHeader("Accept", "text/event-stream").build(),
            HttpResponse.BodyHandlers.ofLines());
    if (answer.statusCode() != OK) {
      throw new BenchException(path + " answers " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path))
        .header("Authorization", authorization)
        .header("Accept", "application/json");
  }

  /** The value of a metric that has one row; 0 where the value is null. */
  long count(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = get(path);
    try {
      if (answer.statusCode() == OK
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
