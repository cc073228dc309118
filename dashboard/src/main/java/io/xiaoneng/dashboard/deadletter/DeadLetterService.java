package io.xiaoneng.dashboard.deadletter;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the dead letters; each content counts once. */
@Service
public class DeadLetterService {

  /** So much of a letter's bytes is shown. */
  public static final int BEGINNING = 2_000;

  private final ClickHouse clickHouse;

  DeadLetterService(ClickHouse clickHouse) {
    this.clickHouse = clickHouse;
  }

  /**
   * How many there are by reason, the most frequent first.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Map<String, Long> countByReason() {
    Map<String, Long> counts = new LinkedHashMap<>();
    clickHouse.query(
        "SELECT reason, count() AS n FROM dead_letter FINAL GROUP BY reason"
            + " ORDER BY n DESC, reason",
        List.of(),
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /**
   * The youngest ones.
   *
   * @param reason only those of it; null = all
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public List<DeadLetter> latest(@Nullable String reason, int limit) {
    List<Object> parameters = new ArrayList<>();
    String where = "";
    if (reason != null) {
      where = " WHERE reason = ?";
      parameters.add(reason);
    }
    return clickHouse.query(
        "SELECT sha256, reason, detail, origin, source, id, length,"
            + " toUnixTimestamp64Milli(recorded_at), base64Encode(substring(raw, 1, "
            + BEGINNING
            + ")) FROM dead_letter FINAL"
            + where
            + " ORDER BY recorded_at DESC, sha256 LIMIT "
            + limit,
        parameters,
        row ->
            new DeadLetter(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                emptyToNull(row.getString(5)),
                emptyToNull(row.getString(6)),
                row.getLong(7),
                Instant.ofEpochMilli(row.getLong(8)),
                new String(Base64.getDecoder().decode(row.getString(9)), StandardCharsets.UTF_8)));
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
