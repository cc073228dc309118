package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** Why figures cannot be had, as the page of a failure tells it. */
enum Lack {
  /** Nobody answers. */
  AWAY(HttpStatus.SERVICE_UNAVAILABLE),
  /** There is no answer within the limit, or too much else to do for one. */
  SLOW(HttpStatus.SERVICE_UNAVAILABLE),
  /** The question itself failed; asking again does not help. */
  REFUSED(HttpStatus.INTERNAL_SERVER_ERROR);

  /** ClickHouse's codes for: took too long, too slow, too many questions, out of memory. */
  private static final Set<Integer> OVERLOADED =
      Set.of(ClickHouseQueryException.TIMEOUT_EXCEEDED, 160, 202, 241);

  private static final int MOST_CAUSES = 10;

  private final HttpStatus status;

  Lack(HttpStatus status) {
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  /** The lack that a failure of ClickHouse means. */
  static Lack of(RuntimeException failure) {
    if (failure instanceof ClickHouseQueryException refused) {
      return OVERLOADED.contains(refused.code()) ? SLOW : REFUSED;
    }
    Throwable each = failure;
    for (int depth = 0; each != null && depth < MOST_CAUSES; depth++, each = each.getCause()) {
      if (each instanceof SocketTimeoutException) {
        return SLOW;
      }
      if (each instanceof IOException) {
        return AWAY;
      }
    }
    // Waited in vain: for an answer, or for a connection that others hold.
    return SLOW;
  }
}
