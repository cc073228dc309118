package io.xiaoneng.dashboard.security;

import io.xiaoneng.dashboard.audit.AuditLog;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks passwords, and remembers for a minute which were right: a strong hash costs a quarter of a
 * second of a core, and HTTP Basic sends the password with every request.
 *
 * <p>What is remembered is a keyed hash under a key that lives as long as the process, never the
 * password. A changed password therefore works at once, and the old one for at most a minute
 * longer. At most {@link #HASHES_AT_ONCE} hashes are computed at a time, so that wrong passwords
 * cannot take the machine.
 */
public final class CachedPasswords implements AuthenticationProvider {

  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int ENTRIES = 1_000;
  private static final int HASHES_AT_ONCE = 2;
  private static final long WAIT_SECONDS = 5;

  private final AuthenticationProvider passwords;
  private final Accounts accounts;
  private final SignInGuard guard;
  private final AuditLog audit;
  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);
  private final SecretKeySpec key;
  private final Map<String, Known> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > ENTRIES;
        }
      };

  private record Known(
      Object principal, Collection<? extends GrantedAuthority> authorities, long untilNanos) {}

  CachedPasswords(
      AuthenticationProvider passwords, Accounts accounts, SignInGuard guard, AuditLog audit) {
    this.passwords = passwords;
    this.accounts = accounts;
    this.guard = guard;
    this.audit = audit;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
  }

  @Override
  public @Nullable Authentication authenticate(Authentication request) {
    String address =
        request.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "";
    if (guard.holdsUp(request.getName(), address)) {
      throw new LockedException("too many wrong passwords");
    }
    String entry = keyedHash(request.getName() + '\0' + request.getCredentials());
    Authentication before = remembered(entry, request);
    return before == null ? checked(entry, request, address) : before;
  }

  private @Nullable Authentication remembered(String entry, Authentication request) {
    synchronized (known) {
      Known before = known.get(entry);
      if (before == null || before.untilNanos() - System.nanoTime() <= 0) {
        return null;
      }
      UsernamePasswordAuthenticationToken again =
          UsernamePasswordAuthenticationToken.authenticated(
              before.principal(), null, before.authorities());
      again.setDetails(request.getDetails());
      return again;
    }
  }

  private @Nullable Authentication checked(String entry, Authentication request, String address) {
    awaitTurn();
    try {
      // Of many requests with one password that come at once, the first computes for all.
      Authentication meanwhile = remembered(entry, request);
      if (meanwhile != null) {
        return meanwhile;
      }
      Authentication checked = passwords.authenticate(request);
      guard.succeeded(request.getName(), address);
      if (checked != null && checked.getPrincipal() instanceof UserDetails principal) {
        long until = System.nanoTime() + REMEMBERED.toNanos();
        synchronized (known) {
          known.put(entry, new Known(principal, checked.getAuthorities(), until));
        }
      }
      return checked;
    } catch (BadCredentialsException | AccountStatusException e) {
      wrong(request.getName(), address);
      throw e;
    } finally {
      hashing.release();
    }
  }

  /** Of a name that is nobody's the log has nothing: it may well be a password in the wrong box. */
  private void wrong(String name, String address) {
    boolean locked = guard.failed(name, address);
    String subject = accounts.exists(name) ? "user/" + name : "user/?";
    audit.record(Actor.program(CurrentActor.NOBODY), "login.failed", subject, address);
    if (locked) {
      audit.record(Actor.program(CurrentActor.NOBODY), "login.locked", subject, address);
    }
  }

  private void awaitTurn() {
    try {
      if (!hashing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AuthenticationServiceException("too many passwords are being checked");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AuthenticationServiceException("interrupted", e);
    }
  }

  /** Forgets everything, for a changed password or a disabled user. */
  public void clear() {
    synchronized (known) {
      known.clear();
    }
  }

  private String keyedHash(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }
}
