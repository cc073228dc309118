package io.xiaoneng.job.circle;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;

/**
 * The heartbeats of a point on a day, sixteen bytes each: which event, when, and a part of its hash
 * by which of two contents of one event the smaller counts. A function of the set of deliveries.
 */
final class Heartbeats {

  /** Of a day without heartbeats. */
  static final long NONE = Long.MIN_VALUE;

  private static final int BYTES = 16;
  private static final long DAY_MILLIS = 86_400_000;

  private final int day;
  private long[] events;
  private int[] times;
  private int[] hashes;
  private int size;

  /** A day without heartbeats. */
  Heartbeats(int day) {
    this(day, new byte[0]);
  }

  /** What {@link #encode} wrote. */
  Heartbeats(int day, byte[] bytes) {
    this.day = day;
    this.size = bytes.length / BYTES;
    this.events = new long[Math.max(size, 16)];
    this.times = new int[events.length];
    this.hashes = new int[events.length];
    ByteBuffer in = ByteBuffer.wrap(bytes);
    for (int i = 0; i < size; i++) {
      events[i] = in.getLong();
      times[i] = in.getInt();
      hashes[i] = in.getInt();
    }
  }

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(size * BYTES);
    for (int i = 0; i < size; i++) {
      out.putLong(events[i]).putInt(times[i]).putInt(hashes[i]);
    }
    return out.array();
  }

  /** Local days lie within a day or so of those of UTC: milliseconds from there fit. */
  private int offset(long at) {
    return Math.toIntExact(at - day * DAY_MILLIS);
  }

  private long time(int i) {
    return day * DAY_MILLIS + times[i];
  }

  /** Takes a delivery; whether something changed. */
  boolean add(long event, long at, int hash) {
    int place = find(event);
    int time = offset(at);
    if (place < 0) {
      if (size == events.length) {
        events = Arrays.copyOf(events, size * 2);
        times = Arrays.copyOf(times, size * 2);
        hashes = Arrays.copyOf(hashes, size * 2);
      }
      place = size++;
    } else {
      int byHash = Integer.compareUnsigned(hash, hashes[place]);
      if (byHash > 0 || byHash == 0 && time >= times[place]) {
        return false;
      }
    }
    events[place] = event;
    times[place] = time;
    hashes[place] = hash;
    return true;
  }

  private int find(long event) {
    // The same event comes again soon if at all: the latest are looked at first.
    for (int i = size - 1; i >= 0; i--) {
      if (events[i] == event) {
        return i;
      }
    }
    return -1;
  }

  boolean has(long event) {
    return find(event) >= 0;
  }

  /**
   * When they came, ascending.
   *
   * @param superseded events that a later revision speaks for
   */
  long[] times(Set<Long> superseded) {
    long[] all = new long[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (superseded.isEmpty() || !superseded.contains(events[i])) {
        all[count++] = time(i);
      }
    }
    long[] standing = Arrays.copyOf(all, count);
    Arrays.sort(standing);
    return standing;
  }

  /** The last of them, or {@link #NONE}. */
  long last(Set<Long> superseded) {
    long last = NONE;
    for (int i = 0; i < size; i++) {
      if (superseded.isEmpty() || !superseded.contains(events[i])) {
        last = Math.max(last, time(i));
      }
    }
    return last;
  }
}
