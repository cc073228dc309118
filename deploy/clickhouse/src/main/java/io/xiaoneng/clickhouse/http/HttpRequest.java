package io.xiaoneng.clickhouse.http;

import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param method as sent, upper case
 * @param path decoded, without the query
 * @param parameters of the query string, decoded, in order; of a repeated name the last one
 * @param headers names in lower case
 * @param body the content with transfer coding undone, empty if there is none
 * @param peer the other end
 */
public record HttpRequest(
    String method,
    String path,
    Map<String, String> parameters,
    Map<String, String> headers,
    InputStream body,
    Peer peer) {
  /** A header's value, null if absent. */
  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /** The client at the other end of the connection. */
  public interface Peer {
    /**
     * Whether the client has hung up. Answers false while its body is still being read: whoever
     * reads it learns of the end first.
     */
    boolean gone();
  }
}
