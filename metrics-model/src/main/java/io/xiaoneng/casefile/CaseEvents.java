package io.xiaoneng.casefile;

import io.xiaoneng.event.Event;
import io.xiaoneng.event.RecordedEvent;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of a case, or of any other subject, sorted out: which stand, which were put aside by a
 * higher revision, how many there are, and the version of the set.
 *
 * @param standing the highest revision of each event that is no DELETE, in the contract's order:
 *     time, type, source, id
 * @param superseded lower revisions, ascending within one event
 * @param distinct number of distinct events, deleted ones included
 * @param version see {@link CaseFacts#version()}, without the registry's epoch
 * @param latestRecordedAt of the youngest
 * @param lastEditedAt when the youngest revision above 0 or deletion was recorded; null for none
 */
public record CaseEvents(
    List<Event> standing,
    List<Event> superseded,
    int distinct,
    BigInteger version,
    Instant latestRecordedAt,
    @Nullable Instant lastEditedAt) {

  /** One bit more than two words have. */
  private static final int VERSION_BYTES = 17;

  /**
   * Sorts events out.
   *
   * @param recorded one content for each source, id and revision, in any order; not empty
   */
  public static CaseEvents of(List<RecordedEvent> recorded) {
    if (recorded.isEmpty()) {
      throw new IllegalArgumentException("a case without events cannot be folded");
    }
    List<Event> events = new ArrayList<>(recorded.size());
    boolean revised = false;
    long high = 0;
    long low = 0;
    Instant latest = recorded.get(0).recordedAt();
    Instant edited = null;
    for (RecordedEvent each : recorded) {
      Event event = each.event();
      events.add(event);
      revised |= event.revision() > 0;
      latest = each.recordedAt().isAfter(latest) ? each.recordedAt() : latest;
      if (event.revision() > 0 || event.operation() == Event.Operation.DELETE) {
        edited = edited == null || each.recordedAt().isAfter(edited) ? each.recordedAt() : edited;
      }
      long weight = -event.hash().high();
      low += weight;
      high += weight == 0 || Long.compareUnsigned(low, weight) < 0 ? 1 : 0;
    }
    List<Event> superseded = List.of();
    if (revised) {
      superseded = new ArrayList<>();
      events = highest(events, superseded);
    }
    int distinct = events.size();
    events.removeIf(event -> event.operation() == Event.Operation.DELETE);
    events.sort(CaseEvents::inContractOrder);
    return new CaseEvents(events, superseded, distinct, version(high, low), latest, edited);
  }

  private static BigInteger version(long high, long low) {
    byte[] bytes = new byte[VERSION_BYTES];
    ByteBuffer.wrap(bytes, 1, VERSION_BYTES - 1).putLong(high).putLong(low);
    return new BigInteger(bytes);
  }

  /** By time, type, source, id. */
  private static int inContractOrder(Event a, Event b) {
    int byTime = a.time().compareTo(b.time());
    if (byTime != 0) {
      return byTime;
    }
    int byType = a.type().compareTo(b.type());
    return byType != 0 ? byType : byIdentity(a, b);
  }

  private static int byRevision(Event a, Event b) {
    int byIdentity = byIdentity(a, b);
    return byIdentity != 0 ? byIdentity : Long.compare(a.revision(), b.revision());
  }

  private static int byIdentity(Event a, Event b) {
    int bySource = a.source().compareTo(b.source());
    return bySource != 0 ? bySource : a.id().compareTo(b.id());
  }

  /** The version under a registry of that epoch: see {@link CaseFacts#version()}. */
  public BigInteger version(long epoch) {
    return BigInteger.valueOf(epoch).shiftLeft(96).add(version);
  }

  private static List<Event> highest(List<Event> events, List<Event> superseded) {
    events.sort(CaseEvents::byRevision);
    List<Event> highest = new ArrayList<>(events.size());
    for (int i = 0; i < events.size(); i++) {
      boolean last = i + 1 == events.size() || !sameEvent(events.get(i), events.get(i + 1));
      (last ? highest : superseded).add(events.get(i));
    }
    return highest;
  }

  static boolean sameEvent(Event a, Event b) {
    return a.id().equals(b.id()) && a.source().equals(b.source());
  }
}
