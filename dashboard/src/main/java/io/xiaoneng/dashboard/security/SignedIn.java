package io.xiaoneng.dashboard.security;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What becomes of those who are signed in when something about their account changes. */
@Component
public class SignedIn {

  /** One's own page counts its tries apart from those at the door. */
  private static final String OWN_PAGE = "own page of ";

  /** So do codes: whoever knows the password may not begin anew with each. */
  private static final String CODE = "code of ";

  private final CachedPasswords passwords;
  private final Sessions sessions;
  private final SignInGuard guard;

  SignedIn(CachedPasswords passwords, Sessions sessions, SignInGuard guard) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.guard = guard;
  }

  /** Signs a user out everywhere, once the caller's transaction is done, and lets them in anew. */
  public void out(String username) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      outNow(username);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            outNow(username);
          }
        });
  }

  private void outNow(String username) {
    passwords.clear();
    sessions.end(username);
    guard.release(username);
    guard.release(ownPage(username));
    guard.release(code(username));
  }

  /** Of a user whose second factor has changed only the session that changed it goes on. */
  public void elsewhereOut(String username, String session) {
    passwords.clear();
    sessions.endOthers(username, session);
  }

  /** Whether a user may try a code. */
  public boolean mayTryCode(String username) {
    return !guard.holdsUp(code(username), code(username));
  }

  /**
   * A code was wrong.
   *
   * @return whether that locks them out from now on
   */
  public boolean wrongCode(String username) {
    return guard.failed(code(username), code(username));
  }

  /** A code was right. */
  public void rightCode(String username) {
    guard.release(code(username));
  }

  /** Whether a user who is signed in may try their own password once more. */
  public boolean mayTry(String username) {
    return !guard.holdsUp(ownPage(username), ownPage(username));
  }

  /** They were wrong about it. */
  public void wrong(String username) {
    guard.failed(ownPage(username), ownPage(username));
  }

  private static String code(String username) {
    return CODE + username;
  }

  private static String ownPage(String username) {
    return OWN_PAGE + username;
  }
}
