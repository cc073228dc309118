package io.xiaoneng.job.alert;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.job.KeyedBytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Raises the alerts of cases when their moment comes, whether an event comes then or not, and says
 * what becomes of those it raised. Which alerts there are is the fold's to say; this only wakes up.
 *
 * <p>Nothing is raised until the job has caught up: while what arrives was recorded long ago, the
 * event that ends a case may still be on its way. An alert's row is the same however often it is
 * raised, so that a replay raises none twice.
 */
public final class AlertOperator extends KeyedProcessFunction<String, KeyedBytes, byte[]> {

  private static final long serialVersionUID = 1L;

  /** What was recorded longer ago when it was folded says that the job has not caught up. */
  private static final long LATE = Duration.ofMinutes(1).toMillis();

  /** So long after a start, and after something late, nothing is raised. */
  private static final long CALM = Duration.ofSeconds(10).toMillis();

  private final AlertTable table;
  private final Map<Integer, Instant> inForceFrom;

  private transient ValueState<byte[]> state;
  private transient InForce inForce;
  private transient long calmFrom;

  /**
   * @param settings what alerts are raised by
   */
  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  public AlertOperator(AlertSettings settings) {
    this.table = settings.table();
    this.inForceFrom =
        new TreeMap<>(
            settings.rules().stream()
                .collect(Collectors.toMap(AlertRules::version, AlertRules::inForceFrom)));
  }

  @Override
  public void open(OpenContext context) throws Exception {
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "alerts", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    inForce = InForce.of(table, getRuntimeContext().getTaskInfo());
    calmFrom = Long.MIN_VALUE;
  }

  @Override
  public void processElement(KeyedBytes message, Context context, Collector<byte[]> rows)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    AlertPlan plan = AlertPlan.decode(message.key(), message.bytes());
    if (calmFrom == Long.MIN_VALUE || plan.behindMillis() > LATE) {
      calmFrom = now + CALM;
    }
    byte[] known = state.value();
    Map<String, Instant> raised =
        known == null ? new TreeMap<>() : Watch.decode(message.key(), known).raised();
    recall(message.key(), plan, raised);
    for (AlertPlan.Entry each : plan.entries()) {
      Instant since = raised.get(each.alert().id());
      if (since != null) {
        rows.collect(row(plan, each, since, now));
        if (!each.given()) {
          raised.remove(each.alert().id());
        }
      }
    }
    keep(new Watch(plan, raised), now, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<byte[]> rows)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    if (calmFrom == Long.MIN_VALUE) {
      calmFrom = now + CALM;
    }
    if (now < calmFrom) {
      context.timerService().registerProcessingTimeTimer(calmFrom);
      return;
    }
    byte[] known = state.value();
    if (known == null) {
      return;
    }
    Watch watch = Watch.decode(context.getCurrentKey(), known);
    recall(context.getCurrentKey(), watch.plan(), watch.raised());
    for (AlertPlan.Entry each : toCome(watch)) {
      if (each.alert().moment().toEpochMilli() <= now) {
        Instant at = Instant.ofEpochMilli(now);
        watch.raised().put(each.alert().id(), at);
        rows.collect(row(watch.plan(), each, at, now));
      }
    }
    keep(watch, now, context);
  }

  /** What was raised after the checkpoint that the job goes on from. */
  private void recall(String caseId, AlertPlan plan, Map<String, Instant> raised) {
    inForce
        .take(caseId, plan.version())
        .forEach(each -> raised.putIfAbsent(each.alert().id(), each.at()));
  }

  private void keep(Watch watch, long now, Context context) throws Exception {
    List<AlertPlan.Entry> toCome = toCome(watch);
    if (toCome.isEmpty() && watch.raised().isEmpty()) {
      state.clear();
      return;
    }
    state.update(watch.encode());
    toCome.stream()
        .map(each -> each.alert().moment().toEpochMilli())
        .min(Long::compare)
        .ifPresent(
            first ->
                context
                    .timerService()
                    .registerProcessingTimeTimer(Math.max(first, Math.max(now, calmFrom))));
  }

  /** Given, not raised yet, and to be raised when its moment comes. */
  private List<AlertPlan.Entry> toCome(Watch watch) {
    boolean open = watch.plan().endedAt() == null;
    List<AlertPlan.Entry> toCome = new ArrayList<>();
    for (AlertPlan.Entry each : watch.plan().entries()) {
      Alert alert = each.alert();
      Instant from = inForceFrom.get(alert.version());
      boolean over = !open || each.standing().state() != AlertStanding.State.RAISED;
      boolean wanted = !over || isSince(alert, from);
      if (each.given() && wanted && !watch.raised().containsKey(alert.id())) {
        toCome.add(each);
      }
    }
    return toCome;
  }

  private static boolean isSince(Alert alert, @Nullable Instant from) {
    return from != null && !alert.moment().isBefore(from);
  }

  private static byte[] row(AlertPlan plan, AlertPlan.Entry entry, Instant raisedAt, long now) {
    return AlertRow.of(
        entry.alert(),
        entry.standing(),
        plan.version(),
        plan.item(),
        raisedAt,
        Instant.ofEpochMilli(now));
  }
}
