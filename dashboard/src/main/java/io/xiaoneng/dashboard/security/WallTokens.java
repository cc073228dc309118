package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tokens of walls, in table {@code wall_token}. A token is 256 random bits, told once; only its
 * SHA-256 is kept, as with {@link IngestTokens}. Lines stay when a token has ended, so that one can
 * see who had one.
 */
@Repository
public class WallTokens {

  private static final int TOKEN_BYTES = 32;

  /** The last use is kept to so much. */
  private static final Duration USED_TO = Duration.ofMinutes(1);

  private static final String COLUMNS =
      "id, name, sight, created_at, created_by, expires_at, revoked_at, revoked_by, last_used_at";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final JdbcClient jdbc;
  private final AuditLog audit;
  private final Clock clock;

  WallTokens(JdbcClient jdbc, AuditLog audit, Clock clock) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @param name 1 to 100 characters; no other good token has it
   * @param expiresAt from when on it opens nothing; null = it stays good
   * @return the token, which nobody can read again; empty where a good one has that name
   */
  @Transactional
  public Optional<String> make(
      String name, WallToken.Sight sight, @Nullable Instant expiresAt, Actor actor) {
    Instant now = clock.instant();
    if (list().stream()
        .anyMatch(
            each ->
                each.token().name().equals(name)
                    && each.state(now) == StoredWallToken.State.GOOD)) {
      return Optional.empty();
    }
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    jdbc.sql(
            "insert into wall_token (name, token_hash, sight, created_at, created_by, expires_at)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                name,
                hash(token),
                sight.name(),
                utc(now),
                actor.name(),
                expiresAt == null ? null : utc(expiresAt)))
        .update();
    audit.record(
        actor,
        "wall-token.made",
        "wall-token/" + name,
        sight.name() + (expiresAt == null ? "" : " until " + expiresAt));
    return Optional.of(token);
  }

  /**
   * Takes a token back. Walls that show something by it go dark within seconds.
   *
   * @return false where there is no good token of that id
   */
  @Transactional
  public boolean revoke(long id, Actor actor) {
    Optional<StoredWallToken> known =
        list().stream().filter(each -> each.token().id() == id).findFirst();
    int changed =
        jdbc.sql(
                "update wall_token set revoked_at = ?, revoked_by = ?"
                    + " where id = ? and revoked_at is null")
            .params(utc(clock.instant()), actor.name(), id)
            .update();
    if (changed == 0 || known.isEmpty()) {
      return false;
    }
    audit.record(actor, "wall-token.revoked", "wall-token/" + known.get().token().name(), "");
    return true;
  }

  /** Every token there ever was, the youngest first. */
  public List<StoredWallToken> list() {
    return jdbc.sql("select " + COLUMNS + " from wall_token order by id desc")
        .query((row, n) -> stored(row))
        .list();
  }

  /** What is kept of that token, good or not; empty where nobody ever made it. */
  public Optional<StoredWallToken> find(String token) {
    return jdbc.sql("select " + COLUMNS + " from wall_token where token_hash = ?")
        .param(hash(token))
        .query((row, n) -> stored(row))
        .optional();
  }

  /** Those of these ids that are good now. */
  List<Long> good(Collection<Long> ids) {
    return list().stream()
        .filter(each -> ids.contains(each.token().id()))
        .filter(each -> each.state(clock.instant()) == StoredWallToken.State.GOOD)
        .map(each -> each.token().id())
        .toList();
  }

  /** Keeps that a wall shows something by it now. */
  void used(long id) {
    Instant now = clock.instant();
    jdbc.sql(
            "update wall_token set last_used_at = ?"
                + " where id = ? and (last_used_at is null or last_used_at < ?)")
        .params(utc(now), id, utc(now.minus(USED_TO)))
        .update();
  }

  private static StoredWallToken stored(ResultSet row) throws SQLException {
    return new StoredWallToken(
        new WallToken(row.getLong(1), row.getString(2), WallToken.Sight.valueOf(row.getString(3))),
        row.getObject(4, OffsetDateTime.class).toInstant(),
        row.getString(5),
        instant(row, 6),
        instant(row, 7),
        row.getString(8),
        instant(row, 9));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
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
