package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.store.Moments;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens of senders, in table {@code ingest_token}.
 *
 * <p>Only the SHA-256 of a token is kept. A slow, salted hash protects what people choose and
 * others can guess; a token is 256 random bits (a preset one is the operator's to choose as long),
 * so nobody finds it from its hash, and each request can afford the check.
 */
@Repository
public class IngestTokens {

  private final JdbcClient jdbc;

  IngestTokens(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the bearer of that token may do; empty where it is unknown, revoked or out of date. */
  public Optional<IngestToken> find(String token) {
    return jdbc.sql(
            "select name, channel, source_prefixes, is_import from ingest_token"
                + " where token_hash = ? and revoked_at is null"
                + " and (expires_at is null or expires_at > ?)")
        .params(hash(token), OffsetDateTime.now(ZoneOffset.UTC))
        .query((row, n) -> rights(row))
        .optional();
  }

  private static IngestToken rights(ResultSet row) throws SQLException {
    return new IngestToken(
        row.getString(1),
        blankToNull(row.getString(2)),
        row.getString(3).lines().filter(line -> !line.isBlank()).toList(),
        row.getBoolean(4));
  }

  /** Whether a token of that name is stored. */
  public boolean exists(String name) {
    return jdbc.sql("select 1 from ingest_token where name = ?")
        .param(name)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Every token there ever was, by name; those of one name replace each other. */
  public List<StoredToken> list() {
    return jdbc.sql(
            "select name, channel, source_prefixes, is_import, created_at, revoked_at, expires_at"
                + " from ingest_token order by name")
        .query(
            (row, n) ->
                new StoredToken(
                    rights(row),
                    Moments.at(row, 5),
                    Moments.atOrNull(row, 6),
                    Moments.atOrNull(row, 7)))
        .list();
  }

  /**
   * Stores a new token. One of its name that is revoked or out of date gives way.
   *
   * @param expiresAt from when on it opens nothing; null = it stays good
   * @return false where a good one of that name is stored; nothing is changed then
   */
  @Transactional
  public boolean add(String token, IngestToken rights, @Nullable Instant expiresAt) {
    jdbc.sql(
            "delete from ingest_token where name = ?"
                + " and (revoked_at is not null or expires_at <= ?)")
        .params(rights.name(), OffsetDateTime.now(ZoneOffset.UTC))
        .update();
    if (exists(rights.name())) {
      return false;
    }
    insert(token, rights, expiresAt);
    return true;
  }

  /**
   * Takes a token's rights away, from the next request on.
   *
   * @return false where no good token has that name
   */
  public boolean revoke(String name) {
    return jdbc.sql("update ingest_token set revoked_at = ? where name = ? and revoked_at is null")
            .params(OffsetDateTime.now(ZoneOffset.UTC), name)
            .update()
        > 0;
  }

  /** Stores a token under its name; one of that name that was there is replaced. */
  public void put(String token, IngestToken rights) {
    jdbc.sql("delete from ingest_token where name = ? or token_hash = ?")
        .params(rights.name(), hash(token))
        .update();
    insert(token, rights, null);
  }

  private void insert(String token, IngestToken rights, @Nullable Instant expiresAt) {
    jdbc.sql(
            "insert into ingest_token (name, token_hash, channel, source_prefixes, is_import,"
                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                rights.name(),
                hash(token),
                Optional.ofNullable(rights.channel()).orElse(""),
                String.join("\n", rights.sourcePrefixes()),
                rights.importing(),
                OffsetDateTime.now(ZoneOffset.UTC),
                Moments.utcOrNull(expiresAt)))
        .update();
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static String hash(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
