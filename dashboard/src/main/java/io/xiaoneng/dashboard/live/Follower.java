package io.xiaoneng.dashboard.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;

/**
 * One who follows a view. Of payloads only the latest waits; small messages wait in a short queue.
 * Writing happens on the senders' threads, one write of a follower at a time, so that a slow
 * network holds up nobody else.
 */
final class Follower {

  private static final int SMALL_MESSAGES = 8;

  private final String view;
  private final ResponseBodyEmitter emitter;
  private final boolean compressed;
  private final BooleanSupplier signedIn;
  private final Executor senders;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final Queue<Frame> small = new ArrayDeque<>();
  private @Nullable Frame latest;
  private String offered;
  private boolean begun;
  private boolean failing;
  private boolean writing;
  private boolean last;
  private Runnable onEnd = () -> {};

  /**
   * @param compressed whether what is sent is a stream of gzip
   * @param known id of the payload the follower has already, "" for none
   * @param signedIn whether it may still see the view
   */
  Follower(
      String view,
      ResponseBodyEmitter emitter,
      boolean compressed,
      String known,
      BooleanSupplier signedIn,
      Executor senders) {
    this.view = view;
    this.emitter = emitter;
    this.compressed = compressed;
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

  /**
   * Takes the place of a payload that still waits; nothing where it is known already.
   *
   * @param id of the payload
   */
  synchronized void offer(String id, Frame payload) {
    if (!id.equals(offered)) {
      offered = id;
      latest = payload;
      write();
    }
  }

  /** Whether that is news to the follower. */
  synchronized boolean changes(boolean nowFailing) {
    return failing != nowFailing;
  }

  /** Tells that the stream lives, and whether figures fail. */
  synchronized void beat(Frame beat, boolean nowFailing) {
    failing = nowFailing;
    add(beat);
  }

  /** Keeps the connection awake. */
  synchronized void ping(Frame ping) {
    add(ping);
  }

  /** Says goodbye, once; then the stream ends. */
  synchronized void signedOut(Frame goodbye) {
    if (last) {
      return;
    }
    last = true;
    latest = null;
    add(goodbye);
  }

  private void add(Frame frame) {
    if (small.size() < SMALL_MESSAGES) {
      small.add(frame);
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
      if (!begun) {
        begun = true;
        send(Frame.begin(compressed));
      }
      for (Frame next = next(); next != null; next = next()) {
        send(next.bytes(compressed));
      }
    } catch (IOException | IllegalStateException e) {
      end();
    }
  }

  private void send(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      emitter.send(bytes, MediaType.APPLICATION_OCTET_STREAM);
    }
  }

  private synchronized @Nullable Frame next() {
    Frame frame = small.poll();
    if (frame != null) {
      return frame;
    }
    frame = latest;
    latest = null;
    if (frame == null) {
      writing = false;
      if (last) {
        end();
      }
    }
    return frame;
  }

  /** Closes the stream; may be called more than once. */
  void end() {
    if (ended.compareAndSet(false, true)) {
      onEnd.run();
      emitter.complete();
    }
  }
}
