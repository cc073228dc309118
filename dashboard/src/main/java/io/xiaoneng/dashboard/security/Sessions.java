package io.xiaoneng.dashboard.security;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.stereotype.Component;

/** Who is signed in, and for how long that lasts. */
@Component
public class Sessions {

  /** However busy somebody is, a session ends after so long. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** Of those who keep the system, a session nobody uses ends after so long. */
  static final Duration IDLE_KEEPERS = Duration.ofMinutes(30);

  /** Of somebody whose code is awaited, likewise. */
  static final Duration IDLE_HALF = Duration.ofMinutes(5);

  /** At most so many of one user at once; a further one ends the one used least recently. */
  static final int AT_ONCE = 5;

  private final SessionRegistry registry;
  private final Clock clock;

  Sessions(SessionRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** How long a session may stay idle that is now that user's. */
  static void idle(@Nullable HttpSession session, Actor actor) {
    if (session == null) {
      return;
    }
    boolean keeper = actor.is(Role.ADMIN) || actor.is(Role.SECURITY) || actor.is(Role.AUDITOR);
    Duration plain = Duration.ofMinutes(session.getServletContext().getSessionTimeout());
    session.setMaxInactiveInterval((int) (keeper ? IDLE_KEEPERS : plain).toSeconds());
  }

  /** Ends every session of a user but one. */
  public void endOthers(String username, String kept) {
    for (Object principal : registry.getAllPrincipals()) {
      if (principal instanceof UserDetails user && user.getUsername().equals(username)) {
        registry.getAllSessions(principal, false).stream()
            .filter(each -> !each.getSessionId().equals(kept))
            .forEach(SessionInformation::expireNow);
      }
    }
  }

  /** Ends every session of a user, for changed rights or a changed password. */
  public void end(String username) {
    for (Object principal : registry.getAllPrincipals()) {
      if (principal instanceof UserDetails user && user.getUsername().equals(username)) {
        List<SessionInformation> all = registry.getAllSessions(principal, false);
        all.forEach(SessionInformation::expireNow);
      }
    }
  }

  /** Whether a session may go on. */
  public boolean isGood(HttpSession session) {
    SessionInformation known = registry.getSessionInformation(session.getId());
    return (known == null || !known.isExpired())
        && clock.instant().isBefore(Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST));
  }
}
