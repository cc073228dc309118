package io.xiaoneng.dashboard.intake;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Whether the disk of the data directory, which on one machine is also Kafka's and ClickHouse's,
 * has room for more events. Below the limit events are refused while there is still room for what
 * was accepted to reach the figures; above it they are let in again, without anybody's hand.
 */
@Component
class DiskSpace {

  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);
  private static final long MEGABYTE = 1L << 20;
  private static final long LOOK_EVERY = Duration.ofSeconds(1).toNanos();

  /** How many bytes are free. */
  @FunctionalInterface
  interface Gauge {
    long free() throws IOException;
  }

  private final Gauge gauge;
  private final long needed;
  private long lookedAt;
  private boolean room = true;

  /**
   * @param needed {@code xiaoneng.free-space}: with less than this free no event is taken; 0 =
   *     never
   */
  @Autowired
  DiskSpace(XiaonengProperties settings, @Value("${xiaoneng.free-space:256MB}") DataSize needed) {
    this(freeOf(settings.data()), needed.toBytes());
  }

  DiskSpace(Gauge gauge, long needed) {
    this.gauge = gauge;
    this.needed = needed;
    this.lookedAt = System.nanoTime() - LOOK_EVERY;
  }

  private static Gauge freeOf(Path data) {
    return () -> Files.getFileStore(data).getUsableSpace();
  }

  /** True where there is room; looks at most once a second. */
  synchronized boolean hasRoom() {
    if (needed > 0 && System.nanoTime() - lookedAt >= LOOK_EVERY) {
      look();
      lookedAt = System.nanoTime();
    }
    return room;
  }

  private void look() {
    try {
      long free = gauge.free();
      if (room != free >= needed) {
        room = free >= needed;
        LOG.warn(
            room
                ? "{} MB are free again, events are taken in"
                : "only {} MB are free, events are refused until there is room",
            free / MEGABYTE);
      }
    } catch (IOException e) {
      LOG.warn("cannot see how much space is free: {}", e.toString());
    }
  }
}
