package io.xiaoneng.dashboard.security;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

  /** At most so many of one user at once; a further one ends the one used least recently. */
  static final int AT_ONCE = 5;

  private final SessionRegistry registry;
  private final Clock clock;

  Sessions(SessionRegistry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
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
