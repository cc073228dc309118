package io.xiaoneng.dashboard.user;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Account;
import io.xiaoneng.dashboard.security.Accounts;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.BoundIdentities;
import io.xiaoneng.dashboard.security.FirstAccounts;
import io.xiaoneng.dashboard.security.PasswordRules;
import io.xiaoneng.dashboard.security.Rights;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.security.SignedIn;
import io.xiaoneng.dashboard.security.factor.SecondFactors;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps users. Whatever is changed ends the user's sessions, so that nobody goes on with rights
 * they no longer have. Nobody changes their own rights, and the last who keeps users stays.
 */
@Service
class Users {

  private static final int PASSWORD_BYTES = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Accounts accounts;
  private final AuditLog audit;
  private final SignedIn signedIn;
  private final RegistryView registry;
  private final XiaonengProperties settings;
  private final AccountNews news;
  private final SecondFactors factors;
  private final BoundIdentities identities;

  Users(
      Accounts accounts,
      AuditLog audit,
      SignedIn signedIn,
      RegistryView registry,
      XiaonengProperties settings,
      AccountNews news,
      SecondFactors factors,
      BoundIdentities identities) {
    this.accounts = accounts;
    this.audit = audit;
    this.signedIn = signedIn;
    this.registry = registry;
    this.settings = settings;
    this.news = news;
    this.factors = factors;
    this.identities = identities;
  }

  /** There is no user of that name. */
  static final class UnknownUserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownUserException(String username) {
      super("there is no user \"" + username + "\"");
    }
  }

  List<Account> list() {
    return accounts.list();
  }

  Account find(String username) {
    return accounts.find(username).orElseThrow(() -> new UnknownUserException(username));
  }

  /**
   * Adds a user, who has to change the password at first.
   *
   * @return the password; nobody can ask for it again
   * @throws BadParameterException naming what is no good
   */
  @Transactional
  String add(Actor by, String username, Set<Role> roles, @Nullable String unit) {
    if (!username.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}")) {
      throw new BadParameterException(
          "username",
          "username must be up to 100 letters, digits, dots, dashes, underscores and @");
    }
    if (accounts.exists(username)) {
      throw new BadParameterException("username", "there is a user \"" + username + "\" already");
    }
    requireFitting(roles, unit);
    String password = random();
    accounts.create(username, password, roles, unit, true);
    audit.record(by, "user.created", "user/" + username, told(roles, unit, true));
    return password;
  }

  /**
   * Gives a user other rights.
   *
   * @throws BadParameterException naming what is no good
   * @throws UnknownUserException where there is none
   */
  @Transactional
  void change(Actor by, String username, Set<Role> roles, @Nullable String unit, boolean enabled) {
    Account before = find(username);
    requireAnother(by, username);
    requireFitting(roles, unit);
    if (username.equals(FirstAccounts.ADMIN)) {
      throw new BadParameterException("username", "the first administrator stays as it is");
    }
    if (before.roles().contains(Role.SECURITY)
        && before.enabled()
        && !(enabled && roles.contains(Role.SECURITY))
        && accounts.list().stream()
            .noneMatch(
                each ->
                    each.enabled()
                        && each.roles().contains(Role.SECURITY)
                        && !each.username().equals(username))) {
      throw new BadParameterException("roles", "somebody has to keep users");
    }
    accounts.setRights(username, roles, unit, enabled);
    signedIn.out(username);
    audit.record(
        by,
        "user.changed",
        "user/" + username,
        told(before.roles(), before.unit(), before.enabled())
            + " -> "
            + told(roles, unit, enabled));
  }

  /**
   * Gives a user a new password, which they have to change at first.
   *
   * @return the password; nobody can ask for it again
   * @throws UnknownUserException where there is none
   */
  @Transactional
  String reset(Actor by, String username) {
    find(username);
    requireAnother(by, username);
    String password = random();
    accounts.setPassword(username, password, true);
    signedIn.out(username);
    audit.record(by, "user.password-reset", "user/" + username, "");
    news.passwordReset(username);
    return password;
  }

  /**
   * Takes a user's second factor away, for a device that was lost.
   *
   * @throws BadParameterException where they have none
   * @throws UnknownUserException where there is no such user
   */
  @Transactional
  void resetFactor(Actor by, String username) {
    find(username);
    requireAnother(by, username);
    if (!factors.remove(username)) {
      throw new BadParameterException("username", "this user has no second factor");
    }
    signedIn.out(username);
    audit.record(by, "user.second-factor-reset", "user/" + username, "");
    news.factorRemoved(username);
  }

  /**
   * Lets the next person of that name come from the identity provider.
   *
   * @throws BadParameterException where nobody was bound to the account
   * @throws UnknownUserException where there is no such user
   */
  @Transactional
  void releaseIdentity(Actor by, String username) {
    find(username);
    requireAnother(by, username);
    if (!identities.release(username)) {
      throw new BadParameterException(
          "username", "this user is bound to nobody at the identity provider");
    }
    signedIn.out(username);
    audit.record(by, "user.identity-released", "user/" + username, "");
    news.identityReleased(username);
  }

  /** Who signs in with a second factor. */
  Set<String> withFactor() {
    return factors.usernames();
  }

  /** Who is bound to a person at the identity provider. */
  Set<String> withIdentity() {
    return identities.usernames();
  }

  /**
   * Changes one's own password.
   *
   * @return the key of what is wrong, as {@link PasswordRules#problem} or {@code wrong}, {@code
   *     same}; null where it is changed
   */
  @Transactional
  @Nullable String own(Actor actor, String before, String after) {
    String username = find(actor.name()).username();
    if (!signedIn.mayTry(username)) {
      return "wrong";
    }
    if (!accounts.passwordIs(username, before)) {
      signedIn.wrong(username);
      return "wrong";
    }
    if (after.equals(before)) {
      return "same";
    }
    String problem = PasswordRules.problem(username, after);
    if (problem == null) {
      accounts.setPassword(username, after, false);
      signedIn.out(username);
      audit.record(actor, "user.password-changed", "user/" + username, "");
      news.passwordChanged(username);
    }
    return problem;
  }

  private static void requireAnother(Actor by, String username) {
    if (by.name().equals(username)) {
      throw new BadParameterException("username", "nobody changes their own rights");
    }
  }

  private void requireFitting(Set<Role> roles, @Nullable String unit) {
    String problem = Rights.problem(roles);
    if (problem != null) {
      throw new BadParameterException("roles", problem);
    }
    if (roles.contains(Role.UNIT) != (unit != null)) {
      throw new BadParameterException(
          "unit", unit == null ? "a unit's user needs a unit" : "only a unit's user has a unit");
    }
    if (unit != null && registry.registry().unit(unit) == null && !settings.openRegistry()) {
      throw new BadParameterException("unit", "no unit \"" + unit + "\" is registered");
    }
  }

  private static String told(Set<Role> roles, @Nullable String unit, boolean enabled) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","))
        + (unit == null ? "" : " of " + unit)
        + (enabled ? "" : " (off)");
  }

  private static String random() {
    byte[] random = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
