package io.xiaoneng.job.casefile;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.job.Bundle;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import io.xiaoneng.job.WriteBackCache;
import io.xiaoneng.job.cube.CellAddress;
import io.xiaoneng.job.registry.RegistryAccess;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.row.CaseRowEncoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the set of events of each case. At the end of a bundle it folds the cases that changed,
 * sends their rows, and what the cube must add: the new contribution less the last one, summed over
 * the bundle. A cell whose sum is zero is sent all the same: what stands in the table may come from
 * a run that bundled otherwise.
 *
 * <p>Bundles end by number, by time, before every checkpoint and at the end of the input. Nothing
 * is ever evicted from state: an event corrects the past however late it comes.
 */
public final class CaseOperator extends AbstractStreamOperator<KeyedBytes>
    implements OneInputStreamOperator<KeyedBytes, KeyedBytes>, BoundedOneInput {

  /** Rows of case_row. */
  public static final OutputTag<CaseRow> ROWS =
      new OutputTag<>("case-rows", TypeInformation.of(CaseRow.class));

  /** Conflicting duplicates. */
  public static final OutputTag<ConflictRow> CONFLICTS =
      new OutputTag<>("conflicts", TypeInformation.of(ConflictRow.class));

  private static final long serialVersionUID = 1L;

  private final RulesAccess rulesAccess;
  private final RegistryAccess registryAccess;
  private final BundleLimits limits;
  private final int cachedCases;

  private transient RegistryView registry;
  private transient Rules rules;
  private transient ValueState<byte[]> state;
  private transient WriteBackCache<CaseEntry> cases;
  private transient CaseRowEncoder rowEncoder;
  private transient Bundle bundle;

  /**
   * @param cachedCases so many cases of a subtask are held in memory
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public CaseOperator(
      RulesAccess rulesAccess,
      RegistryAccess registryAccess,
      BundleLimits limits,
      int cachedCases) {
    this.rulesAccess = rulesAccess;
    this.registryAccess = registryAccess;
    this.limits = limits;
    this.cachedCases = cachedCases;
  }

  @Override
  public void open() throws Exception {
    super.open();
    registry = registryAccess.open();
    rules = rulesAccess.with(registry.registry());
    rowEncoder = new CaseRowEncoder();
    state =
        getPartitionedState(
            new ValueStateDescriptor<>(
                "case", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    cases = new WriteBackCache<>(new StateStore(), cachedCases);
    bundle = new Bundle(limits);
    nextTimer();
  }

  /** The keyed state behind the cache; it alone sets the key. */
  private final class StateStore implements WriteBackCache.Store<CaseEntry> {
    @Override
    public CaseEntry load(String caseId) throws Exception {
      setCurrentKey(caseId);
      return CaseEntry.decode(state.value());
    }

    @Override
    public void store(String caseId, CaseEntry entry) throws Exception {
      setCurrentKey(caseId);
      state.update(entry.encode());
    }
  }

  private void nextTimer() {
    long at = getProcessingTimeService().getCurrentProcessingTime() + limits.time().toMillis();
    getProcessingTimeService()
        .registerTimer(
            at,
            time -> {
              if (bundle.tick()) {
                endBundle();
              }
              nextTimer();
            });
  }

  /** The key is set where state is touched, not for every record. */
  @Override
  @SuppressWarnings("rawtypes")
  public void setKeyContextElement1(StreamRecord record) {}

  @Override
  public void processElement(StreamRecord<KeyedBytes> element) throws Exception {
    KeyedBytes event = element.getValue();
    CaseEntry entry = cases.get(event.key());
    byte[] merged =
        CaseState.merge(entry.events, event.bytes(), conflict -> report(event, conflict));
    if (merged != entry.events) {
      entry.events = merged;
      cases.touch(event.key(), entry);
    }
    if (bundle.add(cases.touched())) {
      endBundle();
    }
  }

  private void report(KeyedBytes event, CaseState.Conflict conflict) {
    long recordedAt = EventCodec.decode(event.bytes()).recordedAt().toEpochMilli();
    output.collect(
        CONFLICTS, new StreamRecord<>(ConflictRow.of(event.key(), conflict, recordedAt)));
  }

  private void endBundle() throws Exception {
    bundle.end();
    if (cases.touched() == 0) {
      return;
    }
    Map<CubeKey, CubeCell> addends = new HashMap<>();
    cases.settle((caseId, entry) -> fold(caseId, entry, addends));
    addends.forEach(
        (key, sum) ->
            output.collect(new StreamRecord<>(new KeyedBytes(CellAddress.of(key), sum.encode()))));
  }

  private void fold(String caseId, CaseEntry entry, Map<CubeKey, CubeCell> addends) {
    List<RecordedEvent> events = CaseState.events(entry.events);
    CaseFacts facts = CaseFold.fold(caseId, events, rules);
    output.collect(ROWS, new StreamRecord<>(row(facts, events)));
    List<CubeContribution> now = CubeContribution.of(facts);
    byte[] encoded = ContributionCodec.encode(now);
    if (Arrays.equals(encoded, entry.contribution)) {
      return;
    }
    List<CubeContribution> before =
        ContributionCodec.decode(entry.contribution, 0, entry.contribution.length);
    for (CubeContribution each : before) {
      if (!now.contains(each)) {
        addends.computeIfAbsent(each.key(), key -> new CubeCell()).subtract(each);
      }
    }
    for (CubeContribution each : now) {
      if (!before.contains(each)) {
        addends.computeIfAbsent(each.key(), key -> new CubeCell()).add(each);
      }
    }
    entry.contribution = encoded;
  }

  private CaseRow row(CaseFacts facts, List<RecordedEvent> events) {
    CaseRow row = new CaseRow();
    row.row = rowEncoder.encode(facts);
    row.latestRecordedAt = facts.latestRecordedAt().toEpochMilli();
    for (RecordedEvent each : events) {
      row.latestEventAt = Math.max(row.latestEventAt, each.event().time().toEpochMilli());
    }
    return row;
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    endBundle();
    cases.save();
    super.prepareSnapshotPreBarrier(checkpointId);
  }

  @Override
  public void endInput() throws Exception {
    endBundle();
    cases.save();
  }

  /** What leaves it: sums to add, by {@link CellAddress}. */
  public static TypeInformation<KeyedBytes> outputType() {
    return KeyedBytesType.INSTANCE;
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
