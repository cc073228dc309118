package io.xiaoneng.launcher.service;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.launcher.LaunchException;
import io.xiaoneng.launcher.data.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the commands ask of the running dashboard, as its owner. */
public final class DashboardApi {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 120_000;

  private final Access access;

  /** The dashboard that lets this access in. */
  public DashboardApi(Access access) {
    this.access = access;
  }

  /**
   * Sends a request and returns what its JSON says; null where the answer has no body.
   *
   * @param path with its query
   * @param body becomes JSON; null for none
   * @throws LaunchException where nothing answers there, or the answer is a refusal: its sentence
   */
  public @Nullable Object call(String method, String path, @Nullable Object body)
      throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(access.address() + path).toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", "Bearer " + access.secret());
    connection.setRequestProperty("Accept", "application/json");
    try {
      if (body != null) {
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(Json.writeBytes(body));
      }
      return answer(connection);
    } catch (ConnectException e) {
      throw away(e);
    } finally {
      connection.disconnect();
    }
  }

  /**
   * Copies what is no JSON to a stream.
   *
   * @param path with its query
   * @throws LaunchException as {@link #call}
   */
  public void copy(String path, OutputStream to) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(access.address() + path).toURL().openConnection();
    connection.setConnectTimeout(CONNECT_MILLIS);
    connection.setReadTimeout(READ_MILLIS);
    connection.setRequestProperty("Authorization", "Bearer " + access.secret());
    try {
      if (connection.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST) {
        answer(connection);
      }
      try (InputStream stream = connection.getInputStream()) {
        stream.transferTo(to);
      }
      to.flush();
    } catch (ConnectException e) {
      throw away(e);
    } finally {
      connection.disconnect();
    }
  }

  private LaunchException away(ConnectException e) {
    return new LaunchException(
        "the dashboard does not answer on "
            + access.address()
            + "; start the installation with deploy/run",
        e);
  }

  private static @Nullable Object answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    boolean good = status < HttpURLConnection.HTTP_BAD_REQUEST;
    try (InputStream stream = good ? connection.getInputStream() : connection.getErrorStream()) {
      byte[] bytes = stream == null ? new byte[0] : stream.readAllBytes();
      Object said = bytes.length == 0 ? null : Json.parse(bytes);
      if (good) {
        return said;
      }
      Object detail = said instanceof Map<?, ?> problem ? problem.get("detail") : null;
      throw new LaunchException(detail == null ? "the dashboard answers " + status : "" + detail);
    } catch (JsonException e) {
      throw new LaunchException("the dashboard answers " + status + ", and no JSON", e);
    }
  }

  /** The answer is an object. */
  public static Map<?, ?> object(@Nullable Object answer) {
    if (answer instanceof Map<?, ?> map) {
      return map;
    }
    throw new LaunchException("the dashboard's answer is not understood: " + answer);
  }

  /** UTF-8 in a query. */
  public static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
