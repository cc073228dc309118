package io.xiaoneng.job.intake;

import io.xiaoneng.event.ApplicantSeal;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.event.EventWriter;
import io.xiaoneng.event.Reason;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import io.xiaoneng.job.registry.RegistryAccess;
import io.xiaoneng.job.registry.RegistryChange;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.registry.AutoRegistration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Decodes and validates each record. Events of cases go on, keyed by case and encoded; every valid
 * event goes to the archive; the rest becomes a dead letter.
 *
 * <p>"Now" is the record's LogAppendTime, not the clock: a replay decides as the first run did.
 */
public final class IntakeOperator extends AbstractStreamOperator<KeyedBytes>
    implements OneInputStreamOperator<RawRecord, KeyedBytes>, BoundedOneInput {

  /** Rows of event_archive in RowBinary. */
  public static final OutputTag<byte[]> ARCHIVE =
      new OutputTag<>("archive", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  /** What was refused. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  /** Codes that an open registry met. */
  public static final OutputTag<RegistryChange> REGISTRATIONS =
      new OutputTag<>("registrations", TypeInformation.of(RegistryChange.class));

  /** Events of queues, keyed by ticket. */
  public static final OutputTag<KeyedBytes> TICKETS =
      new OutputTag<>("tickets", KeyedBytesType.INSTANCE);

  /** Events of agencies, keyed by contract. */
  public static final OutputTag<KeyedBytes> CONTRACTS =
      new OutputTag<>("contracts", KeyedBytesType.INSTANCE);

  /** Events of service points, keyed by point. */
  public static final OutputTag<KeyedBytes> POINTS =
      new OutputTag<>("points", KeyedBytesType.INSTANCE);

  /** Columns of {@link #ARCHIVE}. */
  public static final String ARCHIVE_COLUMNS = ArchiveRow.COLUMNS;

  /** When sources were heard of. */
  public static final OutputTag<SourceSeen> SOURCES =
      new OutputTag<>("sources", TypeInformation.of(SourceSeen.class));

  private static final long serialVersionUID = 1L;
  private static final long SOURCES_EVERY = 1_000;
  private static final int MOST_SOURCES = 10_000;
  private static final int MOST_ASKED = 10_000;
  private static final long ASK_AGAIN_NANOS = 200_000_000;
  private static final byte[] NOTHING = new byte[0];

  private final RegistryAccess registryAccess;
  private final boolean openRegistry;

  private transient RegistryView registry;
  private transient EventDecoder decoder;
  private transient EventWriter writer;
  private transient ArchiveRow archiveRow;
  private transient Map<String, SourceSeen> seen;
  private transient Map<String, Long> asked;
  private transient StreamRecord<KeyedBytes> out;

  /**
   * @param openRegistry whether codes that are not registered are good, and get registered
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public IntakeOperator(RegistryAccess registryAccess, boolean openRegistry) {
    this.registryAccess = registryAccess;
    this.openRegistry = openRegistry;
  }

  /** What leaves it. */
  public static TypeInformation<KeyedBytes> outputType() {
    return KeyedBytesType.INSTANCE;
  }

  @Override
  public void open() throws Exception {
    super.open();
    registry = registryAccess.open();
    decoder = new EventDecoder(ApplicantSeal.fromEnvironment(System::getenv));
    writer = new EventWriter();
    archiveRow = new ArchiveRow();
    seen = new HashMap<>();
    asked = new HashMap<>();
    out = new StreamRecord<>(KeyedBytesType.EMPTY);
    nextTimer();
  }

  private void nextTimer() {
    long at = getProcessingTimeService().getCurrentProcessingTime() + SOURCES_EVERY;
    getProcessingTimeService()
        .registerTimer(
            at,
            time -> {
              emitSources();
              nextTimer();
            });
  }

  @Override
  public void processElement(StreamRecord<RawRecord> element) {
    RawRecord raw = element.getValue();
    byte[] value = raw.value == null ? NOTHING : raw.value;
    Decoded decoded = decode(value, raw.timestamp);
    if (decoded instanceof Decoded.Rejected rejected) {
      output.collect(DEAD_LETTERS, new StreamRecord<>(DeadLetter.of(raw, value, rejected)));
    } else if (decoded instanceof Decoded.Accepted accepted) {
      byte[] sealed = accepted.sealed();
      accept(accepted.event(), raw, sealed == null ? value : sealed);
    }
  }

  private Decoded decode(byte[] value, long timestamp) {
    Instant now = Instant.ofEpochMilli(timestamp);
    Decoded decoded =
        decoder.decode(value, 0, value.length, now, registry.registry(), openRegistry);
    if (decoded instanceof Decoded.Rejected rejected
        && rejected.reason() == Reason.UNKNOWN_REFERENCE
        && unasked(rejected.detail())) {
      if (!registry.refresh()) {
        // Nothing is refused that may well be registered; the task starts again from here.
        throw new IllegalStateException(
            "the registry cannot be read to its end: " + rejected.detail());
      }
      return decoder.decode(value, 0, value.length, now, registry.registry(), openRegistry);
    }
    return decoded;
  }

  /**
   * A flood of the same unknown code must not ask the broker at each event; another code may have
   * been registered since, however short that is ago.
   */
  private boolean unasked(String what) {
    long now = System.nanoTime();
    Long before = asked.get(what);
    if (before != null && now - before < ASK_AGAIN_NANOS) {
      return false;
    }
    if (asked.size() >= MOST_ASKED) {
      asked.clear();
    }
    asked.put(what, now);
    return true;
  }

  private void accept(Event event, RawRecord raw, byte[] value) {
    if (openRegistry) {
      register(event);
    }
    long recordedAt = recordedAt(event, raw);
    output.collect(
        ARCHIVE,
        new StreamRecord<>(archiveRow.encode(event, recordedAt, raw, value), raw.timestamp));
    see(event.source(), recordedAt, event.time().toEpochMilli());
    if (event.type().ofCase()) {
      output.collect(
          out.replace(
              new KeyedBytes(event.subject(), writer.encode(event, recordedAt)), raw.timestamp));
    } else if (event.type().ofTicket()) {
      aside(TICKETS, event, recordedAt);
    } else if (event.type().ofContract()) {
      aside(CONTRACTS, event, recordedAt);
    } else if (event.type().ofPoint()) {
      aside(POINTS, event, recordedAt);
    }
  }

  private void aside(OutputTag<KeyedBytes> tag, Event event, long recordedAt) {
    output.collect(
        tag, new StreamRecord<>(new KeyedBytes(event.subject(), writer.encode(event, recordedAt))));
  }

  /** Nothing was recorded after it arrived: a claim beyond that would pass for fresh for ever. */
  private static long recordedAt(Event event, RawRecord raw) {
    Instant claimed = raw.imported ? event.claimedRecordedAt() : null;
    return claimed == null ? raw.timestamp : Math.min(claimed.toEpochMilli(), raw.timestamp);
  }

  private void register(Event event) {
    AutoRegistration.recordsFor(event, registry.registry())
        .forEach(
            (key, json) -> {
              if (registry.announce(key)) {
                output.collect(REGISTRATIONS, new StreamRecord<>(RegistryChange.of(key, json)));
              }
            });
  }

  private void see(String source, long recordedAt, long eventAt) {
    SourceSeen known = seen.get(source);
    if (known == null) {
      if (seen.size() >= MOST_SOURCES) {
        emitSources();
      }
      known = new SourceSeen();
      known.source = source;
      known.firstRecordedAt = recordedAt;
      seen.put(source, known);
    }
    known.take(recordedAt, eventAt);
  }

  private void emitSources() {
    seen.values().forEach(each -> output.collect(SOURCES, new StreamRecord<>(each)));
    seen.clear();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    emitSources();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void endInput() {
    emitSources();
  }

  @Override
  public void close() throws Exception {
    @Nullable RegistryView open = registry;
    if (open != null) {
      open.close();
    }
    super.close();
  }
}
