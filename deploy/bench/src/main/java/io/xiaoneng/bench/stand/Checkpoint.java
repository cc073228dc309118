package io.xiaoneng.bench.stand;

import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The newest complete checkpoint of a job.
 *
 * @param bytes of the whole state, also the parts that earlier checkpoints wrote
 * @param took from its begin to its end
 */
public record Checkpoint(long bytes, Duration took) {
  private static final int LIMIT_MILLIS = 5_000;

  /** As Flink tells it at the job's address; empty where there is none or nobody answers. */
  public static Optional<Checkpoint> last(String jobAddress) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(jobAddress + "/checkpoints").toURL().openConnection();
      connection.setConnectTimeout(LIMIT_MILLIS);
      connection.setReadTimeout(LIMIT_MILLIS);
      try (InputStream body = connection.getInputStream()) {
        return parse(body.readAllBytes());
      } finally {
        connection.disconnect();
      }
    } catch (IOException | JsonException e) {
      return Optional.empty();
    }
  }

  static Optional<Checkpoint> parse(byte[] json) throws JsonException {
    if (Json.parse(json) instanceof Map<?, ?> all
        && all.get("latest") instanceof Map<?, ?> latest
        && latest.get("completed") instanceof Map<?, ?> completed
        && completed.get("state_size") instanceof Long bytes
        && completed.get("end_to_end_duration") instanceof Long millis) {
      return Optional.of(new Checkpoint(bytes, Duration.ofMillis(millis)));
    }
    return Optional.empty();
  }
}
