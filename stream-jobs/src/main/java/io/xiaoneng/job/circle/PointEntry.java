package io.xiaoneng.job.circle;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.circle.PointCourse;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventReader;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.job.WriteBackCache;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A point in memory: its few events for ever, and which days have heartbeats; these themselves are
 * loaded day by day.
 */
final class PointEntry extends WriteBackCache.Entry {

  private static final int MOST_SOURCES = 64;

  /** Every revision of what is no plain heartbeat; null for none. */
  byte @Nullable [] events;

  /** Day → last heartbeat that stands, or {@link Heartbeats#NONE}. */
  final TreeMap<Integer, Long> beatDays = new TreeMap<>();

  final TreeSet<String> sources = new TreeSet<>();

  /** Days of heartbeats in memory. */
  final TreeMap<Integer, Heartbeats> loaded = new TreeMap<>();

  /** Of these, what is not in the state yet. */
  final Map<Integer, Heartbeats> unsavedDays = new HashMap<>();

  /** Days whose row has changed in the bundle. */
  final TreeSet<Integer> changed = new TreeSet<>();

  /** How it was before the bundle; null where only heartbeats came. */
  @Nullable Standing before;

  private @Nullable Standing standing;

  /**
   * What counts.
   *
   * @param events by when they hold
   * @param identities of every event kept for ever, those that are deleted or tests too
   */
  record Standing(List<Event> events, Set<Long> identities) {}

  /**
   * @param head what {@link #encode} wrote; null for a point not seen yet
   */
  PointEntry(String point, byte @Nullable [] head) {
    super(point);
    if (head != null) {
      ByteBuffer in = ByteBuffer.wrap(head);
      byte[] kept = new byte[in.getInt()];
      in.get(kept);
      events = kept.length == 0 ? null : kept;
      for (int left = in.getInt(); left > 0; left--) {
        beatDays.put(in.getInt(), in.getLong());
      }
      for (int left = in.getInt(); left > 0; left--) {
        byte[] text = new byte[in.getInt()];
        in.get(text);
        sources.add(new String(text, StandardCharsets.UTF_8));
      }
    }
  }

  byte[] encode() {
    byte[] kept = events == null ? new byte[0] : events;
    List<byte[]> names =
        sources.stream().map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
    int size = 3 * Integer.BYTES + kept.length + beatDays.size() * (Integer.BYTES + Long.BYTES);
    for (byte[] name : names) {
      size += Integer.BYTES + name.length;
    }
    ByteBuffer out = ByteBuffer.allocate(size).putInt(kept.length).put(kept);
    out.putInt(beatDays.size());
    beatDays.forEach((day, last) -> out.putInt(day).putLong(last));
    out.putInt(names.size());
    names.forEach(name -> out.putInt(name.length).put(name));
    return out.array();
  }

  /** What counts of the events kept for ever. */
  Standing standing(EventReader reader) {
    Standing known = standing;
    if (known == null) {
      known = standing = read(reader);
    }
    return known;
  }

  private Standing read(EventReader reader) {
    byte[] kept = events;
    if (kept == null) {
      return new Standing(List.of(), Set.of());
    }
    List<Event> all = CaseState.events(kept, reader).stream().map(RecordedEvent::event).toList();
    Set<Long> identities = new HashSet<>();
    all.forEach(event -> identities.add(identity(event)));
    return new Standing(PointCourse.standing(all), identities);
  }

  /** The events have changed. */
  void replace(byte[] merged, Standing was) {
    events = merged;
    standing = null;
    if (before == null) {
      before = was;
    }
  }

  /** Notes who speaks for the point; whether that is new. */
  boolean heardFrom(String source) {
    return sources.size() < MOST_SOURCES && sources.add(source);
  }

  /** The last heartbeat before a day that stands, or {@link Heartbeats#NONE}. */
  long lastBeatBefore(int day) {
    for (Map.Entry<Integer, Long> each : beatDays.headMap(day, false).descendingMap().entrySet()) {
      if (each.getValue() != Heartbeats.NONE) {
        return each.getValue();
      }
    }
    return Heartbeats.NONE;
  }

  /** The first day with a heartbeat that stands; {@link Integer#MAX_VALUE} without. */
  int firstBeatDay() {
    for (Map.Entry<Integer, Long> each : beatDays.entrySet()) {
      if (each.getValue() != Heartbeats.NONE) {
        return each.getKey();
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Sixty-four bits that tell the events of a point apart. */
  static long identity(Event event) {
    return mix(mix(0x9E3779B97F4A7C15L, event.source()), event.id());
  }

  private static long mix(long seed, String text) {
    long hash = seed ^ text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0xFF51AFD7ED558CCDL;
      hash ^= hash >>> 32;
    }
    return (hash ^ hash >>> 29) * 0xC4CEB9FE1A85EC53L;
  }

  /** A heartbeat of which there is one content only needs no more room than its time. */
  static boolean plainHeartbeat(Event event) {
    return event.type() == EventType.POINT_HEARTBEAT
        && event.revision() == 0
        && event.operation() == Event.Operation.UPSERT;
  }

  /** Kept for the next bundle: the latest days; the others can be loaded again. */
  void forgetDays(int most) {
    while (loaded.size() > most) {
      Integer eldest = loaded.firstKey();
      if (unsavedDays.containsKey(eldest)) {
        return;
      }
      loaded.remove(eldest);
    }
  }
}
