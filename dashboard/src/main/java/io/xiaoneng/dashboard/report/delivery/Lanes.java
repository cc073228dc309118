package io.xiaoneng.dashboard.report.delivery;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What deliveries go through: one lane for the mail server, one for the folders, one for each
 * webhook's server. A server that is away closes its lane, for longer each time, so that it costs
 * one attempt and not one for each of a thousand mails; the other lanes do not notice. Safe to
 * share.
 */
@Component
class Lanes {

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private record Closed(int failures, Instant until) {}

  private final Map<String, Closed> closed = new ConcurrentHashMap<>();

  /** The lane to a target. */
  static String of(RecipientKind kind, String target) {
    return kind == RecipientKind.WEBHOOK
        ? "webhook " + URI.create(target).getRawAuthority()
        : kind.name();
  }

  /** Whether something may be tried. */
  boolean isOpen(String lane, Instant now) {
    Closed found = closed.get(lane);
    return found == null || !found.until().isAfter(now);
  }

  /** Closes a lane; until when. */
  Instant close(String lane, Instant now) {
    return closed
        .merge(
            lane,
            new Closed(1, now.plus(FIRST)),
            (before, one) -> {
              Duration wait = FIRST.multipliedBy(1L << Math.min(before.failures(), 10));
              return new Closed(
                  before.failures() + 1, now.plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
            })
        .until();
  }

  /** Something has arrived through it. */
  void open(String lane) {
    closed.remove(lane);
  }
}
