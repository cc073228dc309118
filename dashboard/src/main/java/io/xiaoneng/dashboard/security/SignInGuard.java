package io.xiaoneng.dashboard.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Holds up those who try passwords.
 *
 * <p>After {@link #FAILURES} wrong ones in a row a user is locked out for {@link #LOCKED}, also
 * with the right one. An address from which that user has signed in before is counted for itself,
 * so that strangers who try lock out strangers, and not the user. From one address at most {@link
 * #TRIES} wrong passwords of whomever are taken within {@link #WINDOW}.
 *
 * <p>Kept in memory: a restart forgets it.
 */
@Component
public class SignInGuard {

  static final int FAILURES = 5;
  static final Duration LOCKED = Duration.ofMinutes(15);
  static final int TRIES = 50;
  static final Duration WINDOW = Duration.ofMinutes(5);

  private static final int KEPT = 10_000;

  private final Clock clock;
  private final Map<String, Count> counts = bounded();
  private final Map<String, Boolean> familiar = bounded();
  private final Map<String, Deque<Instant>> tries = bounded();

  SignInGuard(Clock clock) {
    this.clock = clock;
  }

  private record Count(int failures, @Nullable Instant until) {}

  /** Whether that user may not try from that address just now. */
  public synchronized boolean holdsUp(String user, String address) {
    Instant now = clock.instant();
    Deque<Instant> recent = tries.get(address);
    if (recent != null) {
      forgetOld(recent, now);
      if (recent.size() >= TRIES) {
        return true;
      }
    }
    Count count = counts.get(key(user, address));
    Instant until = count == null ? null : count.until();
    return until != null && now.isBefore(until);
  }

  /**
   * A password was wrong.
   *
   * @return whether that locks the user out from now on
   */
  public synchronized boolean failed(String user, String address) {
    Instant now = clock.instant();
    Deque<Instant> recent = tries.computeIfAbsent(address, unseen -> new ArrayDeque<>());
    forgetOld(recent, now);
    if (recent.size() < TRIES) {
      recent.add(now);
    }
    String key = key(user, address);
    Count before = counts.get(key);
    Instant until = before == null ? null : before.until();
    boolean over = until != null && !now.isBefore(until);
    int failures = before == null || over ? 1 : before.failures() + 1;
    boolean locks = failures >= FAILURES;
    counts.put(key, new Count(failures, locks ? now.plus(LOCKED) : null));
    return locks && failures == FAILURES;
  }

  /** A password was right. */
  public synchronized void succeeded(String user, String address) {
    counts.remove(key(user, address));
    familiar.put(pair(user, address), true);
  }

  /** Lets a user try again at once, after a new password. */
  public synchronized void release(String user) {
    String name = name(user);
    counts.keySet().removeIf(key -> key.equals(name) || key.startsWith(name + '\n'));
  }

  private String key(String user, String address) {
    return familiar.containsKey(pair(user, address)) ? pair(user, address) : name(user);
  }

  private static String pair(String user, String address) {
    return name(user) + '\n' + address;
  }

  /** A user's name is short; whatever is longer is nobody's. */
  private static String name(String user) {
    String lower = user.toLowerCase(Locale.ROOT).replace('\n', ' ');
    return lower.length() > 100 ? lower.substring(0, 100) : lower;
  }

  private static void forgetOld(Deque<Instant> recent, Instant now) {
    Instant first = recent.peekFirst();
    while (first != null && first.isBefore(now.minus(WINDOW))) {
      recent.removeFirst();
      first = recent.peekFirst();
    }
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > KEPT;
      }
    };
  }
}
