package io.xiaoneng.casefile;

import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventReader;
import io.xiaoneng.event.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The set of a case's events as one immutable array: a version byte, then the encoded events, each
 * behind its length, ordered by identity (source, id) and revision.
 *
 * <p>It is a function of the set of deliveries, whatever their order: of each revision of each
 * event it keeps the content with the smallest hash, with the earliest recorded time of that
 * content. Lower revisions stay, because the promise counts as first sent; DELETEs stay too, they
 * leave the figures only in the fold.
 */
public final class CaseState {

  private static final byte VERSION = 1;

  private CaseState() {}

  /**
   * Two contents for one revision of one event, {@code conflicting-duplicate}.
   *
   * @param kept hash of the smaller one, as far as known at that moment
   * @param dropped hash of the other
   */
  public record Conflict(
      String source, String id, long revision, ContentHash kept, ContentHash dropped) {}

  /** The state after a delivery; conflicts pass unreported. */
  public static byte[] merge(byte @Nullable [] state, byte[] encodedEvent) {
    return merge(state, encodedEvent, conflict -> {});
  }

  /**
   * The state after a delivery.
   *
   * @param state the state before; null or empty for a case not seen yet; not changed
   * @param encodedEvent what {@link EventCodec#encode} wrote
   * @param conflicts told of a conflicting duplicate; again with every delivery of it
   * @return the same array where nothing changed
   * @throws IllegalArgumentException for a state or an event of another version
   */
  public static byte[] merge(
      byte @Nullable [] state, byte[] encodedEvent, Consumer<Conflict> conflicts) {
    EncodedEvent delivered = new EncodedEvent(encodedEvent, 0);
    if (state == null || state.length == 0) {
      return replace(new byte[] {VERSION}, 1, 1, encodedEvent);
    }
    requireVersion(state);
    int at = 1;
    while (at < state.length) {
      int begin = Numbers.skip(state, at);
      int next = begin + (int) Numbers.read(state, at);
      EncodedEvent known = new EncodedEvent(state, begin);
      int byKey = delivered.compareKey(known);
      if (byKey < 0) {
        break;
      }
      if (byKey == 0) {
        boolean wins = wins(delivered, known);
        if (delivered.compareHash(known) != 0) {
          conflicts.accept(
              conflict(encodedEvent, wins ? delivered : known, wins ? known : delivered));
        }
        return wins ? replace(state, at, next, encodedEvent) : state;
      }
      at = next;
    }
    return replace(state, at, at, encodedEvent);
  }

  /** The smaller hash wins; of the same content, the delivery recorded earlier. */
  private static boolean wins(EncodedEvent delivered, EncodedEvent known) {
    int byHash = delivered.compareHash(known);
    return byHash < 0 || byHash == 0 && delivered.recordedAt() < known.recordedAt();
  }

  private static Conflict conflict(byte[] encodedEvent, EncodedEvent kept, EncodedEvent dropped) {
    RecordedEvent event = EventCodec.decode(encodedEvent);
    return new Conflict(
        event.event().source(),
        event.event().id(),
        event.event().revision(),
        new ContentHash(kept.hashHigh(), kept.hashLow()),
        new ContentHash(dropped.hashHigh(), dropped.hashLow()));
  }

  private static byte[] replace(byte[] state, int from, int to, byte[] encodedEvent) {
    int header = Numbers.size(encodedEvent.length);
    int tail = state.length - to;
    byte[] merged = new byte[from + header + encodedEvent.length + tail];
    System.arraycopy(state, 0, merged, 0, from);
    int at = Numbers.write(merged, from, encodedEvent.length);
    System.arraycopy(encodedEvent, 0, merged, at, encodedEvent.length);
    System.arraycopy(state, to, merged, at + encodedEvent.length, tail);
    return merged;
  }

  /**
   * Every content the state keeps, lower revisions and DELETEs included: what {@link CaseFold#fold}
   * takes. Ordered by identity and revision.
   */
  public static List<RecordedEvent> events(byte[] state) {
    return events(state, EventCodec::decode);
  }

  /** Like {@link #events(byte[])}, for whoever reads many cases. */
  public static List<RecordedEvent> events(byte[] state, EventReader reader) {
    return events(state, reader::read);
  }

  private interface Reading {
    RecordedEvent read(byte[] bytes, int offset, int length);
  }

  private static List<RecordedEvent> events(byte[] state, Reading reading) {
    requireVersion(state);
    List<RecordedEvent> events = new ArrayList<>();
    int at = 1;
    while (at < state.length) {
      int begin = Numbers.skip(state, at);
      int length = (int) Numbers.read(state, at);
      events.add(reading.read(state, begin, length));
      at = begin + length;
    }
    return events;
  }

  private static void requireVersion(byte[] state) {
    if (state.length == 0 || state[0] != VERSION) {
      throw new IllegalArgumentException(
          "case state has "
              + (state.length == 0 ? "no bytes" : "version " + state[0])
              + ", this program reads version "
              + VERSION);
    }
  }
}
