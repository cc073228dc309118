package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.metric.BadParameterException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/tokens}: who may send events. For administrators. */
@RestController
class TokenController {

  private static final int TOKEN_BYTES = 32;
  private static final int MAX_PREFIXES = 18;
  private static final int MAX_PREFIX_BYTES = 200;
  private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final IngestTokens tokens;

  TokenController(IngestTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * What a new token shall be.
   *
   * @param sourcePrefixes must be there; empty = every source
   * @param expiresAt from when on it opens nothing; missing = it stays good
   */
  record Wanted(
      @Nullable String name,
      @Nullable String channel,
      @Nullable List<String> sourcePrefixes,
      @Nullable Boolean importing,
      @Nullable String expiresAt) {}

  /** A token without the token. */
  record View(
      String name,
      @Nullable String channel,
      List<String> sourcePrefixes,
      boolean importing,
      Instant createdAt,
      @Nullable Instant revokedAt,
      @Nullable Instant expiresAt) {

    static View of(StoredToken stored) {
      IngestToken rights = stored.rights();
      return new View(
          rights.name(),
          rights.channel(),
          rights.sourcePrefixes(),
          rights.importing(),
          stored.createdAt(),
          stored.revokedAt(),
          stored.expiresAt());
    }
  }

  /** The answer that holds a token; there is no second one. */
  record Made(String name, String token) {}

  @GetMapping("/api/v1/tokens")
  List<View> list() {
    return tokens.list().stream().map(View::of).toList();
  }

  @PostMapping("/api/v1/tokens")
  ResponseEntity<?> add(@RequestBody Wanted wanted) {
    IngestToken rights = rights(wanted);
    byte[] random = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    if (!tokens.add(token, rights, expiry(wanted.expiresAt()))) {
      return ResponseEntity.status(HttpStatus.CONFLICT)
          .body(
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.CONFLICT,
                  "there is a token \"" + rights.name() + "\" already; revoke it first"));
    }
    return ResponseEntity.created(URI.create("/api/v1/tokens/" + rights.name()))
        .cacheControl(CacheControl.noStore())
        .body(new Made(rights.name(), token));
  }

  @DeleteMapping("/api/v1/tokens/{name}")
  ResponseEntity<?> revoke(@PathVariable String name) {
    if (tokens.revoke(name)) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.status(HttpStatus.NOT_FOUND)
        .body(
            ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, "there is no good token \"" + name + "\""));
  }

  private static IngestToken rights(Wanted wanted) {
    String name = Optional.ofNullable(wanted.name()).orElse("");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw bad("name", "must be up to 100 letters, digits, dots, dashes and underscores");
    }
    String channel = wanted.channel();
    if (channel != null && !channel.matches("[a-z][a-z0-9-]{0,29}")) {
      throw bad("channel", "must be the end of a topic's name, for example hall");
    }
    List<String> prefixes = wanted.sourcePrefixes();
    if (prefixes == null) {
      throw bad("sourcePrefixes", "is missing; an empty list opens every source");
    }
    if (prefixes.size() > MAX_PREFIXES || !prefixes.stream().allMatch(TokenController::isPrefix)) {
      throw bad(
          "sourcePrefixes",
          "must be at most %d beginnings of a source, each up to %d bytes"
              .formatted(MAX_PREFIXES, MAX_PREFIX_BYTES));
    }
    return new IngestToken(name, channel, prefixes, Boolean.TRUE.equals(wanted.importing()));
  }

  private static @Nullable Instant expiry(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Instant at = OffsetDateTime.parse(text).toInstant();
      if (at.isAfter(Instant.now()) && at.isBefore(LATEST)) {
        return at;
      }
    } catch (DateTimeException e) {
      // Told below, together with what is over.
    }
    throw bad("expiresAt", "must be an instant to come, like 2027-01-01T00:00:00+08:00");
  }

  private static boolean isPrefix(@Nullable String prefix) {
    return prefix != null
        && !prefix.isBlank()
        && prefix.getBytes(StandardCharsets.UTF_8).length <= MAX_PREFIX_BYTES
        && prefix.codePoints().noneMatch(Character::isISOControl);
  }

  private static BadParameterException bad(String field, String what) {
    return new BadParameterException(field, field + " " + what);
  }
}
