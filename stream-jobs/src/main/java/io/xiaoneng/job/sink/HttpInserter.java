package io.xiaoneng.job.sink;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Inserts rows in RowBinary through ClickHouse's HTTP interface: no SQL text is built or parsed,
 * and a row is encoded once. Synchronous on the server's side: 200 means that the part is written.
 * Rows that replace each other within a batch are left to later merges ({@code
 * optimize_on_insert=0}): looking for them took half of the time of an insert, and readers say
 * FINAL.
 */
public final class HttpInserter<R> implements Inserter<R> {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final ClickHouseAddress address;
  private final String table;
  private final URI uri;
  private final Function<R, byte[]> encoding;

  /** How a row becomes RowBinary; travels with the job. */
  public interface Encoding<R> extends Function<R, byte[]>, Serializable {}

  /**
   * @param columns comma list, in the order in which the encoding writes them
   */
  public HttpInserter(
      ClickHouseAddress address, String table, String columns, Encoding<R> encoding) {
    this.address = address;
    this.table = table;
    this.encoding = encoding;
    String insert = "INSERT INTO " + table + " (" + columns + ") FORMAT RowBinary";
    this.uri =
        URI.create(
            address.http()
                + "/?database="
                + URLEncoder.encode(address.database(), StandardCharsets.UTF_8)
                + "&async_insert=0&optimize_on_insert=0&query="
                + URLEncoder.encode(insert, StandardCharsets.UTF_8));
  }

  @Override
  public void insert(List<R> rows) throws InsertException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(ANSWER_LIMIT)
            .header("X-ClickHouse-User", address.user())
            .header("X-ClickHouse-Key", address.password())
            .POST(HttpRequest.BodyPublishers.ofByteArray(concat(rows)))
            .build();
    HttpResponse<String> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw InsertException.later("ClickHouse at " + address + " does not answer: " + e, e);
    }
    int code = errorCode(response);
    if (response.statusCode() != 200 || code != 0) {
      throw InsertException.answered(
          code, "ClickHouse refused rows of " + table + ": " + shorten(response.body()));
    }
  }

  private byte[] concat(List<R> rows) {
    byte[][] encoded = new byte[rows.size()][];
    int length = 0;
    for (int i = 0; i < encoded.length; i++) {
      encoded[i] = encoding.apply(rows.get(i));
      length += encoded[i].length;
    }
    byte[] body = new byte[length];
    int at = 0;
    for (byte[] each : encoded) {
      System.arraycopy(each, 0, body, at, each.length);
      at += each.length;
    }
    return body;
  }

  private static int errorCode(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("X-ClickHouse-Exception-Code")
        .map(Integer::parseInt)
        .orElse(0);
  }

  private static String shorten(String message) {
    return message.length() <= 500 ? message : message.substring(0, 500) + "…";
  }

  @Override
  public String table() {
    return table;
  }

  /** Nothing to do: idle connections of the client close by themselves. */
  @Override
  public void close() {}
}
