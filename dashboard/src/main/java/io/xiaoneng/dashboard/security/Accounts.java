package io.xiaoneng.dashboard.security;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The users, in tables {@code user_account} and {@code user_role}. */
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
    Set<Role> roles = roles(username);
    return jdbc.sql(
            "select username, password_hash, unit, enabled from user_account where username = ?")
        .param(username)
        .query(
            (row, n) ->
                User.withUsername(row.getString(1))
                    .password(row.getString(2))
                    .authorities(Authorities.of(roles, row.getString(3)))
                    .disabled(!row.getBoolean(4))
                    .build())
        .optional()
        .orElseThrow(() -> new UsernameNotFoundException("no such user"));
  }

  /** A role that this program does not know is none. */
  private Set<Role> roles(String username) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name :
        jdbc.sql("select role from user_role where username = ?")
            .param(username)
            .query(String.class)
            .list()) {
      for (Role role : Role.values()) {
        if (role.name().equals(name)) {
          roles.add(role);
        }
      }
    }
    return roles;
  }

  /** Whether there is a user of that name. */
  public boolean exists(String username) {
    return jdbc.sql("select 1 from user_account where username = ?")
        .param(username)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /**
   * Adds an enabled user.
   *
   * @param unit code of the unit, where {@link Role#UNIT} is among the roles, null otherwise
   */
  @Transactional
  public void create(String username, String password, Set<Role> roles, @Nullable String unit) {
    if (roles.contains(Role.UNIT) != (unit != null)) {
      throw new IllegalArgumentException("a unit's user has a unit, and nobody else");
    }
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    jdbc.sql(
            "insert into user_account (username, password_hash, unit, enabled, created_at,"
                + " password_changed_at) values (?, ?, ?, true, ?, ?)")
        .params(Arrays.asList(username, hash(password), unit, now, now))
        .update();
    for (Role role : roles) {
      jdbc.sql("insert into user_role (username, role) values (?, ?)")
          .params(username, role.name())
          .update();
    }
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
