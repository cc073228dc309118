package io.xiaoneng.clickhouse.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the head of a request off a connection. */
final class RequestReader {
  private static final int MAX_LINE = 1 << 20;
  private static final int MAX_HEADERS = 200;

  private RequestReader() {}

  /** The request, or an error if it is not HTTP/1. Blocks until a whole head has come. */
  static HttpRequest read(InputStream in, OutputStream out, Connection connection)
      throws IOException {
    String line = Lines.read(in, MAX_LINE, StandardCharsets.UTF_8);
    String[] words = line.split(" ", -1);
    if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("not an HTTP/1 request");
    }
    Map<String, String> headers = headers(in);
    boolean chunked =
        "chunked".equalsIgnoreCase(headers.getOrDefault("transfer-encoding", "").strip());
    long length;
    try {
      length = chunked ? -1 : Long.parseLong(headers.getOrDefault("content-length", "0").strip());
    } catch (NumberFormatException e) {
      throw new IOException("Content-Length is not a number", e);
    }
    BodyStream body = new BodyStream(in, length);
    connection.body(body);
    if ("100-continue".equalsIgnoreCase(headers.get("expect"))) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }
    int question = words[1].indexOf('?');
    String path = question < 0 ? words[1] : words[1].substring(0, question);
    String query = question < 0 ? "" : words[1].substring(question + 1);
    return new HttpRequest(
        words[0].toUpperCase(Locale.ROOT),
        decode(path),
        parameters(query),
        headers,
        body,
        connection);
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = Lines.read(in, MAX_LINE, StandardCharsets.UTF_8);
        !line.isEmpty();
        line = Lines.read(in, MAX_LINE, StandardCharsets.UTF_8)) {
      int colon = line.indexOf(':');
      if (colon <= 0 || headers.size() >= MAX_HEADERS) {
        throw new IOException("malformed headers");
      }
      headers.put(
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
          line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static Map<String, String> parameters(String query) throws IOException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decode(String text) throws IOException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IOException("malformed escape in the URL", e);
    }
  }
}
