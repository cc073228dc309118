package io.xiaoneng.dashboard.security.oidc;

import io.xiaoneng.dashboard.security.BoundIdentities;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which person of the provider's an account belongs to, in table {@code account_identity}. */
@Repository
class Identities implements BoundIdentities {

  private final JdbcClient jdbc;

  Identities(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Who somebody is at the provider.
   *
   * @param subject never given to anybody else there, unlike a name (OpenID Connect Core, 5.7)
   */
  record Identity(String issuer, String subject) {}

  Optional<Identity> of(String username) {
    return jdbc.sql("select issuer, subject from account_identity where username = ?")
        .param(username)
        .query((row, n) -> new Identity(row.getString(1), row.getString(2)))
        .optional();
  }

  /** Binds an account to a person; false where one of the two is bound already. */
  boolean bind(String username, Identity identity) {
    try {
      jdbc.sql(
              "insert into account_identity (username, issuer, subject, bound_at)"
                  + " values (?, ?, ?, ?)")
          .params(
              username, identity.issuer(), identity.subject(), OffsetDateTime.now(ZoneOffset.UTC))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  @Override
  public Set<String> usernames() {
    return new TreeSet<>(
        jdbc.sql("select username from account_identity").query(String.class).list());
  }

  @Override
  public boolean release(String username) {
    return jdbc.sql("delete from account_identity where username = ?").param(username).update() > 0;
  }
}
