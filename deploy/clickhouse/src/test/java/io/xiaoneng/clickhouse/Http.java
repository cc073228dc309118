package io.xiaoneng.clickhouse;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Statements by plain HTTP, as any client other than the driver sends them. */
final class Http {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String url;

  Http(ClickHouseProcess clickHouse) {
    this.url = clickHouse.url();
  }

  /**
   * @param parameters of the URL, {@code a=1&b=2}
   */
  HttpResponse<String> post(String parameters, byte[] body) {
    return send(
        HttpRequest.newBuilder(URI.create(url + "/?" + parameters))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(String parameters, String sql) {
    return post(parameters, sql.getBytes(StandardCharsets.UTF_8));
  }

  /** The result of a statement that must succeed, without the line end. */
  String query(String sql) {
    HttpResponse<String> response = post("", sql);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
    return response.body().strip();
  }

  HttpResponse<String> get(String pathAndQuery) {
    return send(
        HttpRequest.newBuilder(URI.create(url + pathAndQuery)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
