package io.xiaoneng.dashboard.live;

import io.xiaoneng.dashboard.live.LiveView.Payload;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends views to those who follow them. One ticker makes each view's payload twice a second,
 * however many follow; a follower that cannot keep up skips to the latest; with nobody there
 * nothing is computed.
 */
@Component
public class LiveHub {

  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

  /** Followers at once; more are refused, so that a node stays answerable. */
  static final int MAX_FOLLOWERS = 5_000;

  private static final long TICK_MS = 500;
  private static final long BEAT_MS = 5_000;
  private static final long PING_MS = 10_000;

  private final Map<String, LiveView> views = new TreeMap<>();
  private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
  private final Clock clock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "live-ticker");
            thread.setDaemon(true);
            return thread;
          });
  private long nextBeat;
  private long nextPing;

  LiveHub(List<LiveView> views, Clock clock) {
    views.forEach(view -> this.views.put(view.name(), view));
    this.clock = clock;
    ticker.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
  }

  /** The view of that name, or null. */
  @Nullable LiveView view(String name) {
    return views.get(name);
  }

  /** Begins to send; false where there are too many followers already. */
  boolean add(Follower follower) {
    if (followers.size() >= MAX_FOLLOWERS) {
      return false;
    }
    followers.add(follower);
    follower.onEnd(() -> followers.remove(follower));
    return true;
  }

  /** How many follow now. */
  public int followers() {
    return followers.size();
  }

  private void tick() {
    try {
      send(clock.millis());
    } catch (RuntimeException e) {
      LOG.warn("live tick failed", e);
    }
  }

  private void send(long now) {
    boolean beat = now >= nextBeat;
    boolean ping = now >= nextPing;
    nextBeat = beat ? now + BEAT_MS : nextBeat;
    nextPing = ping ? now + PING_MS : nextPing;
    Map<String, @Nullable Payload> payloads = new TreeMap<>();
    for (Follower follower : followers) {
      if (!follower.welcome()) {
        follower.signedOut();
        continue;
      }
      if (!payloads.containsKey(follower.view())) {
        payloads.put(follower.view(), payload(follower.view()));
      }
      Payload payload = payloads.get(follower.view());
      boolean failing = payload == null || payload.failing();
      if (payload != null) {
        follower.offer(payload);
      }
      if (beat || follower.changes(failing)) {
        follower.beat(now, failing);
      }
      if (ping) {
        follower.ping();
      }
    }
  }

  private @Nullable Payload payload(String name) {
    LiveView view = views.get(name);
    try {
      return view == null ? null : view.payload();
    } catch (RuntimeException e) {
      LOG.debug("no payload of {}", name, e);
      return null;
    }
  }

  @PreDestroy
  void stop() {
    ticker.shutdownNow();
    followers.forEach(Follower::end);
  }
}
