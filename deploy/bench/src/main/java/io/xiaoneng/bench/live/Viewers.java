package io.xiaoneng.bench.live;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.live.Messages.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Follows the live overview many times at once. The id of a picture is the moment it was computed,
 * so that each viewer tells how far behind the others it is.
 */
final class Viewers implements AutoCloseable {

  private static final String VIEW = "overview";
  private static final Duration CONNECTING = Duration.ofSeconds(60);
  private static final int AT_ONCE = 200;
  private static final long OFTEN = TimeUnit.MILLISECONDS.toNanos(50);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private final HttpRequest request;
  private final List<Viewer> viewers = new ArrayList<>();
  private final Map<Long, Long> pictures = new ConcurrentHashMap<>();
  private final AtomicInteger differing = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final Messages told = new Messages();
  private final AtomicLong characters = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();

  /**
   * As somebody who has signed in once, in so many windows.
   *
   * @param address with its scheme, without a path
   */
  Viewers(String address) throws IOException, InterruptedException {
    this.request =
        HttpRequest.newBuilder(URI.create(address + "/api/v1/live?view=" + VIEW))
            .header("Cookie", new Pages(address).cookies())
            .header("Accept", "text/event-stream")
            .header("Accept-Encoding", "gzip")
            .build();
  }

  /**
   * Adds viewers until there are so many, and returns once each has its first picture.
   *
   * @throws BenchException where some have none in time
   */
  void grow(int to) {
    long patience = System.nanoTime() + CONNECTING.toNanos();
    while (viewers.size() < to) {
      int group = Math.min(to, viewers.size() + AT_ONCE);
      while (viewers.size() < group) {
        Viewer viewer = new Viewer();
        viewers.add(viewer);
        http.sendAsync(request, HttpResponse.BodyHandlers.fromSubscriber(viewer.frames))
            .whenComplete((answer, failure) -> ended.incrementAndGet());
      }
      awaitPictures(patience);
    }
  }

  private void awaitPictures(long patience) {
    while (viewers.stream().anyMatch(each -> each.last == 0)) {
      if (System.nanoTime() - patience > 0) {
        throw new BenchException(
            viewers.stream().filter(each -> each.last == 0).count()
                + " of "
                + viewers.size()
                + " viewers have no picture after "
                + CONNECTING.toSeconds()
                + " s");
      }
      LockSupport.parkNanos(OFTEN);
    }
  }

  /** How many there are. */
  int size() {
    return viewers.size();
  }

  /** Pictures that were received by all viewers together. */
  long messages() {
    return messages.get();
  }

  /** Characters of their data. */
  long characters() {
    return characters.get();
  }

  /** Bytes they came in, compressed. */
  long bytes() {
    return bytes.get();
  }

  /** Different pictures that any of them saw. */
  int pictures() {
    return pictures.size();
  }

  /** Pictures that looked otherwise to one viewer than to another. */
  int differing() {
    return differing.get();
  }

  /** Streams that ended, though nobody ended them. */
  int ended() {
    return ended.get();
  }

  /** Viewers whose picture is older than the newest that anybody has by more than that. */
  long behind(Duration most) {
    long newest = viewers.stream().mapToLong(each -> each.last).max().orElse(0);
    return viewers.stream().filter(each -> newest - each.last > most.toMillis()).count();
  }

  @Override
  public void close() {
    viewers.forEach(each -> each.frames.leave());
  }

  /** One of them. */
  private final class Viewer {
    private final PackedFrames frames = new PackedFrames(this::read);
    private volatile long last;

    private void read(byte[] packed) {
      Message message = told.read(packed);
      if (message.event().equals(VIEW)) {
        Long known = pictures.putIfAbsent(message.id(), message.sum());
        if (known != null && known != message.sum()) {
          differing.incrementAndGet();
        }
        characters.addAndGet(message.size());
        bytes.addAndGet(packed.length);
        messages.incrementAndGet();
        last = message.id();
      }
    }
  }
}
