package io.xiaoneng.bench.live;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a stream of gzip that does not end, each as soon as it is there and still
 * compressed: the dashboard flushes behind each (RFC 1951), and no message refers to another.
 */
final class PackedFrames implements Flow.Subscriber<List<ByteBuffer>> {

  /** Without a name and other fields, as the dashboard begins its streams. */
  private static final int GZIP_HEADER = 10;

  /** The end of a flush: the length of a stored block of nothing, and its complement. */
  private static final int FLUSHED = 0x0000ffff;

  private static final int FIRST_ROOM = 1_024;

  private final Consumer<byte[]> frames;
  private byte[] held = new byte[FIRST_ROOM];
  private int length;
  private int tail = -1;
  private int skipped;
  private volatile boolean left;
  private volatile Flow.@Nullable Subscription subscription;

  PackedFrames(Consumer<byte[]> frames) {
    this.frames = frames;
  }

  @Override
  public void onSubscribe(Flow.Subscription to) {
    subscription = to;
    to.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> packed) {
    for (ByteBuffer part : packed) {
      while (part.hasRemaining() && !left) {
        read(part.get());
      }
    }
  }

  private void read(byte next) {
    if (skipped < GZIP_HEADER) {
      skipped++;
      return;
    }
    if (length == held.length) {
      held = Arrays.copyOf(held, 2 * length);
    }
    held[length++] = next;
    tail = tail << Byte.SIZE | next & 0xff;
    if (tail == FLUSHED) {
      frames.accept(Arrays.copyOf(held, length));
      length = 0;
      tail = -1;
    }
  }

  /** Ends the stream; soon no message comes any more. */
  void leave() {
    left = true;
    Flow.Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    left = true;
  }

  @Override
  public void onComplete() {
    left = true;
  }
}
