package io.xiaoneng.dashboard.security.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The second factors of users, in tables {@code user_totp} and {@code user_recovery_code}. Secrets
 * are sealed, recovery codes hashed, both under the {@link FactorKey}.
 */
@Repository
public class SecondFactors {

  /** Codes for the day the device is lost; each is good once. */
  public static final int RECOVERY_CODES = 10;

  private static final Logger LOG = LoggerFactory.getLogger(SecondFactors.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** 80 random bits, sixteen characters in base 32. */
  private static final int RECOVERY_BYTES = 10;

  private static final int GROUP = 4;

  private final JdbcClient jdbc;
  private final FactorKey key;
  private final Clock clock;

  SecondFactors(JdbcClient jdbc, FactorKey key, Clock clock) {
    this.jdbc = jdbc;
    this.key = key;
    this.clock = clock;
  }

  /** Whether a user signs in with one. */
  public boolean has(String username) {
    return jdbc.sql("select 1 from user_totp where username = ?")
        .param(username)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Who signs in with one, sorted. */
  public Set<String> usernames() {
    return new TreeSet<>(jdbc.sql("select username from user_totp").query(String.class).list());
  }

  /** A secret for a device; nothing is kept of it before it was confirmed. */
  public Enrolment begin(String username) {
    byte[] secret = new byte[Totp.SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return new Enrolment(username, secret);
  }

  /**
   * Keeps a device's secret, once a code shows that the device has it. One that was there gives
   * way, with its recovery codes.
   *
   * @return new recovery codes, which nobody can ask for again; none where the code is wrong
   */
  @Transactional
  public List<String> confirm(Enrolment enrolment, String typed) {
    OptionalLong step = Totp.match(enrolment.secret(), plain(typed), clock.instant());
    if (step.isEmpty()) {
      return List.of();
    }
    String username = enrolment.username();
    remove(username);
    jdbc.sql(
            "insert into user_totp (username, secret, confirmed_at, last_step) values (?, ?, ?, ?)")
        .params(
            username,
            key.seal(username, enrolment.secret()),
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
            step.getAsLong())
        .update();
    return renewCodes(username);
  }

  /**
   * Makes new recovery codes in place of those that were there.
   *
   * @return the codes; nobody can ask for them again
   */
  @Transactional
  public List<String> renewCodes(String username) {
    jdbc.sql("delete from user_recovery_code where username = ?").param(username).update();
    List<String> codes = new ArrayList<>();
    for (int i = 0; i < RECOVERY_CODES; i++) {
      byte[] random = new byte[RECOVERY_BYTES];
      RANDOM.nextBytes(random);
      String code = Base32.encode(random);
      jdbc.sql("insert into user_recovery_code (username, code_hash) values (?, ?)")
          .params(username, key.hash(username, code))
          .update();
      codes.add(grouped(code));
    }
    return codes;
  }

  /** How many recovery codes were not used yet. */
  public int codesLeft(String username) {
    return jdbc.sql("select count(*) from user_recovery_code where username = ?")
        .param(username)
        .query(Integer.class)
        .single();
  }

  /**
   * Whether that is a code of the user's device that was not used before, or one of their recovery
   * codes, which is used up by it.
   */
  @Transactional
  public boolean accepts(String username, String typed) {
    String code = plain(typed);
    return code.matches("\\d{" + Totp.DIGITS + "}")
        ? acceptsTimed(username, code)
        : jdbc.sql("delete from user_recovery_code where username = ? and code_hash = ?")
                .params(username, key.hash(username, code))
                .update()
            > 0;
  }

  /** A code is good once (RFC 6238, section 5.2): of two who bring it at once, one comes in. */
  private boolean acceptsTimed(String username, String code) {
    Optional<String> sealed =
        jdbc.sql("select secret from user_totp where username = ?")
            .param(username)
            .query(String.class)
            .optional();
    if (sealed.isEmpty()) {
      return false;
    }
    byte[] secret = key.open(username, sealed.get());
    if (secret == null) {
      LOG.warn(
          "the second factor of user {} was sealed by another key; it has to be reset", username);
      return false;
    }
    OptionalLong step = Totp.match(secret, code, clock.instant());
    return step.isPresent()
        && jdbc.sql("update user_totp set last_step = ? where username = ? and last_step < ?")
                .params(step.getAsLong(), username, step.getAsLong())
                .update()
            > 0;
  }

  /** Takes a user's second factor away; false where there was none. */
  @Transactional
  public boolean remove(String username) {
    jdbc.sql("delete from user_recovery_code where username = ?").param(username).update();
    return jdbc.sql("delete from user_totp where username = ?").param(username).update() > 0;
  }

  private static String plain(String typed) {
    return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  private static String grouped(String code) {
    return String.join("-", code.split("(?<=\\G.{" + GROUP + "})"));
  }
}
