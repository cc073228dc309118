package io.xiaoneng.dashboard.live;

import io.xiaoneng.dashboard.live.LiveView.Payload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One who follows a view. Of payloads only the latest waits; small messages wait in a short queue.
 * Writing happens on the senders' threads, one write of a follower at a time, so that a slow
 * network holds up nobody else.
 */
final class Follower {

  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final int SMALL_MESSAGES = 8;

  private final String view;
  private final SseEmitter emitter;
  private final BooleanSupplier signedIn;
  private final Executor senders;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Queue<SseEmitter.SseEventBuilder> small = new ArrayDeque<>();
  private @Nullable Payload latest;
  private String offered;
  private boolean failing;
  private boolean writing;
  private boolean last;
  private Runnable onEnd = () -> {};

  /**
   * @param known id of the payload the follower has already, "" for none
   * @param signedIn whether it may still see the view
   */
  Follower(
      String view, SseEmitter emitter, String known, BooleanSupplier signedIn, Executor senders) {
    this.view = view;
    this.emitter = emitter;
    this.offered = known;
    this.signedIn = signedIn;
    this.senders = senders;
    emitter.onCompletion(this::end);
    emitter.onTimeout(this::end);
    emitter.onError(failure -> end());
  }

  String view() {
    return view;
  }

  boolean welcome() {
    return signedIn.getAsBoolean();
  }

  void onEnd(Runnable action) {
    onEnd = action;
    if (ended.get()) {
      action.run();
    }
  }

  /** Takes the place of a payload that still waits; nothing where it is known already. */
  synchronized void offer(Payload payload) {
    if (!payload.id().equals(offered)) {
      offered = payload.id();
      latest = payload;
      write();
    }
  }

  /** Whether that is news to the follower. */
  synchronized boolean changes(boolean nowFailing) {
    return failing != nowFailing;
  }

  synchronized void beat(long now, boolean nowFailing) {
    failing = nowFailing;
    add(
        SseEmitter.event()
            .name("beat")
            .data(
                "{\"at\":\"%s\",\"failing\":%s}".formatted(Instant.ofEpochMilli(now), nowFailing),
                TEXT));
  }

  synchronized void ping() {
    add(SseEmitter.event().comment("ping"));
  }

  synchronized void signedOut() {
    last = true;
    latest = null;
    add(SseEmitter.event().name("signed-out").data("{}", TEXT));
  }

  private void add(SseEmitter.SseEventBuilder event) {
    if (small.size() < SMALL_MESSAGES) {
      small.add(event);
      write();
    }
  }

  private void write() {
    if (!writing && !ended.get()) {
      writing = true;
      try {
        senders.execute(this::drain);
      } catch (java.util.concurrent.RejectedExecutionException e) {
        writing = false;
      }
    }
  }

  private void drain() {
    try {
      for (SseEmitter.SseEventBuilder next = next(); next != null; next = next()) {
        emitter.send(next);
      }
    } catch (IOException | IllegalStateException e) {
      end();
    }
  }

  private synchronized SseEmitter.@Nullable SseEventBuilder next() {
    SseEmitter.SseEventBuilder event = small.poll();
    if (event != null) {
      return event;
    }
    Payload payload = latest;
    if (payload != null) {
      latest = null;
      return SseEmitter.event().id(payload.id()).name(view).data(payload.json(), TEXT);
    }
    writing = false;
    if (last) {
      end();
    }
    return null;
  }

  /** Closes the stream; may be called more than once. */
  void end() {
    if (ended.compareAndSet(false, true)) {
      onEnd.run();
      emitter.complete();
    }
  }
}
