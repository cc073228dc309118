package io.xiaoneng.job.casefile;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventReader;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.job.BundleLimits;
import io.xiaoneng.job.BundlingOperator;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import io.xiaoneng.job.alert.AlertPlanner;
import io.xiaoneng.job.alert.AlertSettings;
import io.xiaoneng.job.alert.InForce;
import io.xiaoneng.job.registry.RegistryAccess;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.row.CaseRowEncoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the set of events of each case. At the end of a bundle it folds the cases that changed,
 * sends their rows, and what the cube must add: the new contribution less the last one, summed over
 * the bundle. A cell whose sum is zero is sent all the same: what stands in the table may come from
 * a run that bundled otherwise.
 *
 * <p>Nothing is ever evicted from state: an event corrects the past however late it comes.
 */
public final class CaseOperator extends BundlingOperator<CaseEntry, KeyedBytes> {

  /** Rows of case_row. */
  public static final OutputTag<CaseRow> ROWS =
      new OutputTag<>("case-rows", TypeInformation.of(CaseRow.class));

  /** Conflicting duplicates. */
  public static final OutputTag<ConflictRow> CONFLICTS =
      new OutputTag<>("conflicts", TypeInformation.of(ConflictRow.class));

  /** Plans of alerts, by case. */
  public static final OutputTag<KeyedBytes> ALERTS =
      new OutputTag<>("alert-plans", KeyedBytesType.INSTANCE);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CaseOperator.class);
  private static final Duration REGISTRY_LIMIT = Duration.ofSeconds(5);

  private final RulesAccess rulesAccess;
  private final RegistryAccess registryAccess;
  private final AlertSettings alertSettings;

  private transient RegistryView registry;
  private transient Rules rules;
  private transient long rulesEpoch;
  private transient EventReader reader;
  private transient CaseRowEncoder rowEncoder;
  private transient ContributionCodec contributions;
  private transient Addends addends;
  private transient AlertPlanner alerts;
  private transient InForce inForce;

  /**
   * @param alertSettings what alerts are planned by
   * @param cachedCases so many cases of a subtask are held in memory
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public CaseOperator(
      RulesAccess rulesAccess,
      RegistryAccess registryAccess,
      AlertSettings alertSettings,
      BundleLimits limits,
      int cachedCases) {
    super("case", limits, cachedCases);
    this.rulesAccess = rulesAccess;
    this.registryAccess = registryAccess;
    this.alertSettings = alertSettings;
  }

  @Override
  public void open() throws Exception {
    registry = registryAccess.open();
    rulesEpoch = registry.registry().epoch();
    rules = rulesAccess.with(registry.registry());
    reader = new EventReader();
    rowEncoder = new CaseRowEncoder();
    contributions = new ContributionCodec();
    addends = new Addends();
    alerts = new AlertPlanner(alertSettings.rules());
    inForce = InForce.of(alertSettings.table(), getRuntimeContext().getTaskInfo());
    super.open();
  }

  @Override
  protected CaseEntry decode(String caseId, byte @Nullable [] bytes) {
    return CaseEntry.decode(caseId, bytes);
  }

  @Override
  protected byte[] encode(CaseEntry entry) {
    return entry.encode();
  }

  @Override
  protected boolean take(CaseEntry entry, KeyedBytes event) throws Exception {
    if (Refold.is(event.bytes())) {
      awaitRegistry(Refold.epoch(event.bytes()));
      return entry.events.length > 0;
    }
    byte[] merged =
        CaseState.merge(entry.events, event.bytes(), conflict -> report(event, conflict));
    boolean changed = merged != entry.events;
    entry.events = merged;
    return changed;
  }

  /**
   * The one who asks sees by the row's version whether the fold knew that epoch, and asks again:
   * going on without it loses nothing.
   */
  private void awaitRegistry(long epoch) throws InterruptedException {
    long deadline = System.nanoTime() + REGISTRY_LIMIT.toNanos();
    while (registry.registry().epoch() < epoch) {
      if (System.nanoTime() - deadline >= 0) {
        LOG.warn("registry is at epoch {}, asked for {}", registry.registry().epoch(), epoch);
        return;
      }
      registry.refresh();
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  /** The rules of now: a calendar may have been issued since. */
  private Rules rules() {
    long epoch = registry.registry().epoch();
    if (epoch != rulesEpoch) {
      rules = rulesAccess.with(registry.registry());
      rulesEpoch = epoch;
    }
    return rules;
  }

  private void report(KeyedBytes event, CaseState.Conflict conflict) {
    long recordedAt = EventCodec.decode(event.bytes()).recordedAt().toEpochMilli();
    output.collect(
        CONFLICTS, new StreamRecord<>(ConflictRow.of(event.key(), conflict, recordedAt)));
  }

  @Override
  protected void settle(CaseEntry entry) {
    List<RecordedEvent> events = CaseState.events(entry.events, reader);
    CaseFacts facts = CaseFold.fold(entry.key(), events, rules());
    output.collect(ROWS, new StreamRecord<>(row(facts, events), youngest()));
    plan(entry, events, facts);
    List<CubeContribution> now = CubeContribution.of(facts);
    byte[] encoded = contributions.encode(now);
    if (Arrays.equals(encoded, entry.contribution)) {
      return;
    }
    List<CubeContribution> before = contributions.decode(entry.contribution);
    for (CubeContribution each : before) {
      if (!now.contains(each)) {
        addends.subtract(each);
      }
    }
    for (CubeContribution each : now) {
      if (!before.contains(each)) {
        addends.add(each);
      }
    }
    entry.contribution = encoded;
  }

  private void plan(CaseEntry entry, List<RecordedEvent> events, CaseFacts facts) {
    long youngest = youngest();
    long behind = youngest == Long.MIN_VALUE ? 0 : Math.max(0, now() - youngest);
    AlertPlanner.Planned planned =
        alerts.plan(
            entry.alerts,
            inForce.take(entry.key(), facts.version()),
            events,
            facts,
            rules(),
            behind);
    entry.alerts = planned.given();
    byte[] message = planned.message();
    if (message != null) {
      output.collect(ALERTS, new StreamRecord<>(new KeyedBytes(entry.key(), message), youngest));
    }
  }

  @Override
  protected void settled() {
    long recordedAt = youngest();
    addends.drain(
        (address, sum) ->
            output.collect(new StreamRecord<>(new KeyedBytes(address, sum), recordedAt)));
  }

  private CaseRow row(CaseFacts facts, List<RecordedEvent> events) {
    CaseRow row = new CaseRow();
    row.row = rowEncoder.encode(facts);
    row.events = facts.events();
    row.latestRecordedAt = facts.latestRecordedAt().toEpochMilli();
    for (RecordedEvent each : events) {
      row.latestEventAt = Math.max(row.latestEventAt, each.event().time().toEpochMilli());
    }
    return row;
  }

  /** What leaves it: sums to add, by {@link io.xiaoneng.job.cube.CellAddress}. */
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
