package io.xiaoneng.dashboard.security.oidc;

import io.xiaoneng.dashboard.audit.AuditLog;
import io.xiaoneng.dashboard.security.Account;
import io.xiaoneng.dashboard.security.Accounts;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.SignInGuard;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who somebody is here whom the provider vouches for. Roles and unit are those of the account, so
 * that whoever keeps users here decides what they may.
 *
 * <p>A name at a provider may be changed, and given to somebody else. The first who comes under the
 * name of an account is bound to it; whoever comes later under the same name and is another is
 * refused.
 */
@Component
class Doorkeeper {

  private static final String EMAIL = "email";
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_SUBJECT = 255;

  private final OidcSettings settings;
  private final Accounts accounts;
  private final Identities identities;
  private final SignInGuard guard;
  private final AuditLog audit;

  Doorkeeper(
      OidcSettings settings,
      Accounts accounts,
      Identities identities,
      SignInGuard guard,
      AuditLog audit) {
    this.settings = settings;
    this.accounts = accounts;
    this.identities = identities;
    this.guard = guard;
    this.audit = audit;
  }

  /**
   * Lets somebody in.
   *
   * @param address where they come from
   * @throws NotAdmittedException where they are not
   */
  @Transactional
  public ProviderUser admit(OidcUser person, String address) {
    String name = name(person);
    Optional<Account> found = name == null ? Optional.empty() : accounts.find(name);
    if (name == null || found.isEmpty()) {
      throw new NotAdmittedException(
          Why.UNKNOWN,
          "user/?",
          name == null ? "no usable claim " + settings.claim() : settings.claim() + " " + name);
    }
    Account account = found.get();
    String subject = "user/" + account.username();
    if (!account.enabled()) {
      throw new NotAdmittedException(Why.OFF, subject, "the account is off");
    }
    if (guard.holdsUp(account.username(), address)) {
      throw new NotAdmittedException(Why.LOCKED, subject, "the account is locked");
    }
    requireSame(account.username(), person);
    guard.succeeded(account.username(), address);
    return new ProviderUser(
        account.username(),
        Authorities.of(account.roles(), account.unit()),
        Objects.requireNonNull(person.getIdToken()));
  }

  /** A mail address that was not checked may be anybody's. */
  private @Nullable String name(OidcUser person) {
    Object told = person.getAttributes().get(settings.claim());
    boolean checked =
        !settings.claim().equals(EMAIL)
            || Boolean.TRUE.equals(person.getAttributes().get("email_verified"));
    return told instanceof String name && checked && name.length() <= LONGEST_NAME ? name : null;
  }

  private void requireSame(String username, OidcUser person) {
    String subject = Objects.requireNonNullElse(person.getSubject(), "");
    Identities.Identity identity = new Identities.Identity(settings.issuer(), subject);
    Optional<Identities.Identity> bound = identities.of(username);
    if (bound.isPresent() && bound.get().equals(identity)) {
      return;
    }
    if (bound.isPresent()
        || subject.isEmpty()
        || subject.length() > LONGEST_SUBJECT
        || !identities.bind(username, identity)) {
      throw new NotAdmittedException(
          Why.ANOTHER, "user/" + username, "comes as another person, sub " + subject);
    }
    audit.record(
        Actor.program("identity-provider"),
        "identity.bound",
        "user/" + username,
        identity.issuer() + " sub " + subject);
  }
}
