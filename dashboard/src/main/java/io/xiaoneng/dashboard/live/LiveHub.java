package io.xiaoneng.dashboard.live;

import io.xiaoneng.dashboard.live.LiveView.Payload;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * Sends views to those who follow them. One ticker makes each view's payload twice a second, and
 * writes and compresses it once, however many follow; a follower that cannot keep up skips to the
 * latest; with nobody there nothing is computed.
 */
@Component
public class LiveHub {

  private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

  /** Followers at once; more are refused, so that a node stays answerable. */
  static final int MAX_FOLLOWERS = 5_000;

  private static final Frame GOODBYE = Frame.event(null, "signed-out", "{}");
  private static final Frame PING = Frame.comment("ping");
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
  private final Map<String, Tick> sent = new TreeMap<>();
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
    Map<String, Tick> ticks = new TreeMap<>();
    for (Follower follower : followers) {
      if (!follower.welcome()) {
        follower.signedOut(GOODBYE);
        continue;
      }
      Tick tick = ticks.computeIfAbsent(follower.view(), view -> tick(view, now));
      Payload payload = tick.payload();
      if (payload != null) {
        follower.offer(payload.id(), Objects.requireNonNull(tick.frame()));
      }
      if (beat || follower.changes(tick.failing())) {
        follower.beat(tick.beat(), tick.failing());
      }
      if (ping) {
        follower.ping(PING);
      }
    }
    sent.keySet().retainAll(ticks.keySet());
    ticks.forEach((view, tick) -> sent.put(view, tick));
  }

  /**
   * What a tick has for those who follow a view.
   *
   * @param payload null where there is none
   * @param frame of the payload
   */
  private record Tick(
      @Nullable Payload payload, @Nullable Frame frame, Frame beat, boolean failing) {}

  /** A payload that was sent before is not written again. */
  private Tick tick(String view, long now) {
    Payload payload = payload(view);
    boolean failing = payload == null || payload.failing();
    Frame beat =
        Frame.event(
            null,
            "beat",
            "{\"at\":\"%s\",\"failing\":%s}".formatted(Instant.ofEpochMilli(now), failing));
    if (payload == null) {
      return new Tick(null, null, beat, true);
    }
    Tick before = sent.get(view);
    Frame frame =
        before != null && before.payload() != null && before.payload().id().equals(payload.id())
            ? before.frame()
            : Frame.event(payload.id(), view, payload.json());
    return new Tick(payload, frame, beat, failing);
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
