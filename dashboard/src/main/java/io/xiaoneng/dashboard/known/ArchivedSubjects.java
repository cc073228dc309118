package io.xiaoneng.dashboard.known;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.registry.Registry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts rows of the archive together to the events of one subject after the other, as the job keeps
 * them. For one thread.
 */
final class ArchivedSubjects {

  /** What a statement selects from {@code event_archive}, ordered by the subject. */
  static final String COLUMNS =
      "subject, base64Encode(raw), toUnixTimestamp64Milli(recorded_at), toString(hash)";

  private static final Logger LOG = LoggerFactory.getLogger(ArchivedSubjects.class);

  private final EventDecoder decoder = new EventDecoder();
  private final Registry registry;
  private final BiConsumer<String, List<RecordedEvent>> to;
  private String subject = "";
  private byte @Nullable [] state;

  /**
   * @param to takes each subject with every revision of every event of it, one content each
   */
  ArchivedSubjects(Registry registry, BiConsumer<String, List<RecordedEvent>> to) {
    this.registry = registry;
    this.to = to;
  }

  /** Takes a row of {@link #COLUMNS}. */
  void take(ResultSet row) throws SQLException {
    String next = row.getString(1);
    if (!next.equals(subject)) {
      finish();
      subject = next;
    }
    byte[] raw = Base64.getDecoder().decode(row.getString(2));
    // It was good when it was archived; the registry and the clock have moved on since.
    Decoded decoded = decoder.decode(raw, 0, raw.length, KnownFold.END_OF_TIME, registry, true);
    if (decoded instanceof Decoded.Accepted accepted) {
      Instant recordedAt = Instant.ofEpochMilli(row.getLong(3));
      Event event = accepted.event().withHash(ContentHash.ofDecimal(row.getString(4)));
      state = CaseState.merge(state, EventCodec.encode(event, recordedAt));
    } else {
      LOG.warn("an archived event of {} is left out: {}", next, decoded);
    }
  }

  /** Hands on the last subject, where there is one. */
  void finish() {
    byte[] events = state;
    if (events != null) {
      to.accept(subject, CaseState.events(events));
    }
    state = null;
  }
}
