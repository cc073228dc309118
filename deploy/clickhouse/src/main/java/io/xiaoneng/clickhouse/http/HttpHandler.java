package io.xiaoneng.clickhouse.http;

import java.io.IOException;

/** Answers one request. */
public interface HttpHandler {
  /**
   * @throws IOException when the client has gone or sends nonsense; the connection is then closed
   */
  void handle(HttpRequest request, HttpResponse response) throws IOException;
}
