package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.GrantedAuthority;
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
  private final FactorDemand demand;

  Accounts(JdbcClient jdbc, PasswordEncoder encoder, FactorDemand demand) {
    this.jdbc = jdbc;
    this.encoder = encoder;
    this.demand = demand;
  }

  /** What somebody may whose password was right, at the form or with HTTP Basic. */
  @Override
  public UserDetails loadUserByUsername(String username) {
    Set<Role> roles = roles(username);
    return jdbc.sql(
            "select username, password_hash, unit, enabled, must_change,"
                + " exists (select 1 from user_totp t where t.username = a.username)"
                + " from user_account a where username = ?")
        .param(username)
        .query(
            (row, n) ->
                User.withUsername(row.getString(1))
                    .password(row.getString(2))
                    .authorities(
                        row.getBoolean(6)
                            ? Authorities.AWAITS_CODE
                            : row.getBoolean(5)
                                ? Authorities.MUST_CHANGE
                                : demand.asks(roles)
                                    ? Authorities.MUST_ENROL
                                    : Authorities.of(roles, row.getString(3)))
                    .disabled(!row.getBoolean(4))
                    .build())
        .optional()
        .orElseThrow(() -> new UsernameNotFoundException("no such user"));
  }

  /** What somebody may whose password was right, and the code of their second factor, too. */
  List<GrantedAuthority> afterCode(String username) {
    Account account =
        find(username).orElseThrow(() -> new UsernameNotFoundException("no such user"));
    return account.mustChange()
        ? Authorities.MUST_CHANGE
        : Authorities.of(account.roles(), account.unit());
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
   * @param mustChange whether the password is to be changed before anything else
   */
  @Transactional
  public void create(
      String username,
      String password,
      Set<Role> roles,
      @Nullable String unit,
      boolean mustChange) {
    requireUnit(roles, unit);
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    jdbc.sql(
            "insert into user_account (username, password_hash, unit, enabled, must_change,"
                + " created_at, password_changed_at) values (?, ?, ?, true, ?, ?, ?)")
        .params(Arrays.asList(username, hash(password), unit, mustChange, now, now))
        .update();
    addRoles(username, roles);
  }

  private static void requireUnit(Set<Role> roles, @Nullable String unit) {
    if (roles.contains(Role.UNIT) != (unit != null)) {
      throw new IllegalArgumentException("a unit's user has a unit, and nobody else");
    }
  }

  private void addRoles(String username, Set<Role> roles) {
    for (Role role : roles) {
      jdbc.sql("insert into user_role (username, role) values (?, ?)")
          .params(username, role.name())
          .update();
    }
  }

  /** Gives a user these rights in place of those they had. */
  @Transactional
  public void setRights(String username, Set<Role> roles, @Nullable String unit, boolean enabled) {
    requireUnit(roles, unit);
    jdbc.sql("update user_account set unit = ?, enabled = ? where username = ?")
        .params(Arrays.asList(unit, enabled, username))
        .update();
    jdbc.sql("delete from user_role where username = ?").param(username).update();
    addRoles(username, roles);
  }

  /** Every user, by name. */
  public List<Account> list() {
    return jdbc.sql("select " + ACCOUNT + " order by username")
        .query((row, n) -> account(row))
        .list();
  }

  /** The user of that name. */
  public Optional<Account> find(String username) {
    return jdbc.sql("select " + ACCOUNT + " where username = ?")
        .param(username)
        .query((row, n) -> account(row))
        .optional();
  }

  private static final String ACCOUNT =
      "username, unit, enabled, must_change, created_at, password_changed_at from user_account";

  private Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString(1),
        roles(row.getString(1)),
        row.getString(2),
        row.getBoolean(3),
        row.getBoolean(4),
        Moments.at(row, 5),
        Moments.at(row, 6));
  }

  /** Whether that is the user's password; slow on purpose. */
  public boolean passwordIs(String username, String password) {
    return encoder.matches(password, loadUserByUsername(username).getPassword());
  }

  /** Gives the user a new password, which may have to be changed before anything else. */
  public void setPassword(String username, String password, boolean mustChange) {
    jdbc.sql(
            "update user_account set password_hash = ?, password_changed_at = ?, must_change = ?"
                + " where username = ?")
        .params(hash(password), OffsetDateTime.now(ZoneOffset.UTC), mustChange, username)
        .update();
  }

  /**
   * Gives a user whose password is preset that password, and lets them in with it alone: whoever
   * sets up the program's environment is the last resort of those who have lost their device.
   */
  @Transactional
  public void setPassword(String username, String password) {
    jdbc.sql("delete from user_recovery_code where username = ?").param(username).update();
    jdbc.sql("delete from user_totp where username = ?").param(username).update();
    jdbc.sql(
            "update user_account set password_hash = ?, password_changed_at = ?, enabled = true,"
                + " must_change = false where username = ?")
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
