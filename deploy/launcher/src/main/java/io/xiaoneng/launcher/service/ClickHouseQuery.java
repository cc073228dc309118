package io.xiaoneng.launcher.service;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Single questions to the running ClickHouse, for commands; answers come whole, as text. */
public final class ClickHouseQuery {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 60_000;

  private final String address;

  /** Asks the engine at {@code address}, HOST:PORT. */
  public ClickHouseQuery(String address) {
    this.address = address;
  }

  /**
   * The answer to a query.
   *
   * @throws LaunchException when nothing runs there, or the query is refused
   */
  public String run(String query) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://" + address + "/").toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setDoOutput(true);
    try {
      connection.getOutputStream().write(query.getBytes(StandardCharsets.UTF_8));
      int status = connection.getResponseCode();
      try (InputStream body =
          status == HttpURLConnection.HTTP_OK
              ? connection.getInputStream()
              : connection.getErrorStream()) {
        String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        if (status != HttpURLConnection.HTTP_OK) {
          throw new LaunchException("ClickHouse refused the question: " + text.strip());
        }
        return text;
      }
    } catch (ConnectException e) {
      throw new LaunchException(
          "ClickHouse does not answer on " + address + "; start the installation with deploy/run",
          e);
    } finally {
      connection.disconnect();
    }
  }
}
