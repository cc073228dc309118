package io.xiaoneng.dashboard.deadletter;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the dead letters; each content counts once. */
@Service
public class DeadLetterService {

  /** So much of a letter's bytes is shown. */
  public static final int BEGINNING = 2_000;

  /** Those that were not published again and accepted since. */
  private static final String OPEN = "sha256 NOT IN (SELECT sha256 FROM dead_letter_replay)";

  private final ClickHouse clickHouse;
  private final Sight sight;

  DeadLetterService(ClickHouse clickHouse, Sight sight) {
    this.sight = sight;
    this.clickHouse = clickHouse;
  }

  /**
   * A letter with its bytes, to be published again.
   *
   * @param length bytes as sent
   * @param imported whether its {@code recordedtime} was to be believed
   * @param bytes as sent, or only the first 64 KiB of them
   */
  public record Whole(String sha256, String origin, long length, boolean imported, byte[] bytes) {}

  /**
   * How many are open by reason, the most frequent first.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Map<String, Long> countByReason() {
    Map<String, Long> counts = new LinkedHashMap<>();
    clickHouse.query(
        "SELECT reason, count() AS n FROM dead_letter FINAL WHERE "
            + OPEN
            + " GROUP BY reason"
            + " ORDER BY n DESC, reason",
        List.of(),
        row -> counts.put(row.getString(1), row.getLong(2)));
    return counts;
  }

  /**
   * The youngest open ones.
   *
   * @param reason only those of it; null = all
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public List<DeadLetter> latest(@Nullable String reason, int limit) {
    List<Object> parameters = new ArrayList<>();
    String where = " WHERE " + OPEN;
    if (reason != null) {
      where += " AND reason = ?";
      parameters.add(reason);
    }
    return clickHouse.query(
        LETTERS + where + " ORDER BY recorded_at DESC, sha256 LIMIT " + limit,
        parameters,
        this::letter);
  }

  /**
   * The letter of that hash, open or not.
   *
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Optional<DeadLetter> find(String sha256) {
    return clickHouse.query(LETTERS + " WHERE sha256 = ?", List.of(sha256), this::letter).stream()
        .findFirst();
  }

  private static final String LETTERS =
      "SELECT sha256, reason, detail, origin, source, id, length,"
          + " toUnixTimestamp64Milli(recorded_at), base64Encode(substring(raw, 1, "
          + BEGINNING
          + ")) FROM dead_letter FINAL";

  private DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        row.getString(1),
        row.getString(2),
        sight.detail(row.getString(3)),
        row.getString(4),
        told(row.getString(5)),
        emptyToNull(row.getString(6)),
        row.getLong(7),
        Instant.ofEpochMilli(row.getLong(8)),
        sight.sees(Guarded.EXTRA)
            ? new String(Base64.getDecoder().decode(row.getString(9)), StandardCharsets.UTF_8)
            : Sight.MASK);
  }

  private @Nullable String told(String source) {
    return source.isEmpty() ? null : sight.source(source);
  }

  /** How many contents were published again and accepted. */
  public long replayed() {
    return clickHouse
        .query("SELECT uniqExact(sha256) FROM dead_letter_replay", List.of(), row -> row.getLong(1))
        .get(0);
  }

  /**
   * Open letters with their bytes, in the order of their hash.
   *
   * @param after the hash before the first one; empty = from the beginning
   */
  public List<Whole> open(String reason, String after, int limit) {
    return clickHouse.query(
        "SELECT sha256, origin, length, imported, base64Encode(raw) FROM dead_letter FINAL WHERE "
            + OPEN
            + " AND reason = ? AND sha256 > ? AND match(sha256, '^[0-9a-f]{64}$')"
            + " ORDER BY sha256 LIMIT "
            + limit,
        List.of(reason, after),
        row ->
            new Whole(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getBoolean(4),
                Base64.getDecoder().decode(row.getString(5))));
  }

  /** They were published again and accepted: open no longer. */
  public void close(List<Whole> letters) {
    if (letters.isEmpty()) {
      return;
    }
    String hashes =
        letters.stream().map(each -> "'" + each.sha256() + "'").collect(Collectors.joining(","));
    clickHouse.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(
                "INSERT INTO dead_letter_replay (sha256, replayed_at)"
                    + " SELECT toFixedString(arrayJoin(["
                    + hashes
                    + "]), 64), now64(3)");
          }
        });
  }

  private static @Nullable String emptyToNull(@Nullable String text) {
    return text == null || text.isEmpty() ? null : text;
  }
}
