package io.xiaoneng.dashboard.security;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;

/** The users, in table {@code user_account}. */
@Repository
public class Accounts implements UserDetailsService {

  private final JdbcClient jdbc;
  private final PasswordEncoder encoder;

  Accounts(JdbcClient jdbc, PasswordEncoder encoder) {
    this.jdbc = jdbc;
    this.encoder = encoder;
  }

  @Override
  public UserDetails loadUserByUsername(String username) {
    return jdbc.sql(
            "select username, password_hash, role, enabled from user_account where username = ?")
        .param(username)
        .query(
            (row, n) ->
                User.withUsername(row.getString(1))
                    .password(row.getString(2))
                    .roles(row.getString(3))
                    .disabled(!row.getBoolean(4))
                    .build())
        .optional()
        .orElseThrow(() -> new UsernameNotFoundException("no such user"));
  }

  /** Whether there is a user of that name. */
  public boolean exists(String username) {
    return jdbc.sql("select 1 from user_account where username = ?")
        .param(username)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Adds an enabled user. */
  public void create(String username, String password, String role) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    jdbc.sql(
            "insert into user_account (username, password_hash, role, enabled, created_at,"
                + " password_changed_at) values (?, ?, ?, true, ?, ?)")
        .params(username, hash(password), role, now, now)
        .update();
  }

  /** Whether that is the user's password; slow on purpose. */
  public boolean passwordIs(String username, String password) {
    return encoder.matches(password, loadUserByUsername(username).getPassword());
  }

  /** Gives the user a new password. */
  public void setPassword(String username, String password) {
    jdbc.sql(
            "update user_account set password_hash = ?, password_changed_at = ?, enabled = true"
                + " where username = ?")
        .params(hash(password), OffsetDateTime.now(ZoneOffset.UTC), username)
        .update();
  }

  private String hash(String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalArgumentException("password is missing");
    }
    return hash;
  }
}
