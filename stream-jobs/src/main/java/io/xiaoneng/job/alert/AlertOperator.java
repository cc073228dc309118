package io.xiaoneng.job.alert;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.job.BundleLimits;
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
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Raises the alerts of cases when their moment comes, whether an event comes then or not, and says
 * what becomes of those it raised. Which alerts there are is the fold's to say; this only wakes up.
 *
 * <p>Nothing is raised until the job has caught up: while what arrives was recorded long ago, the
 * event that ends a case may still be on its way. So it may where somebody sends a history now:
 * what was due before its case was heard of waits until nothing more of the past comes, or until
 * the case itself has been quiet for a while. What becomes due meanwhile does not wait. An alert's
 * row is the same however often it is raised, so that a replay raises none twice.
 */
public final class AlertOperator extends KeyedProcessFunction<String, KeyedBytes, byte[]> {

  private static final long serialVersionUID = 1L;

  /** What was recorded longer ago when it was folded says that the job has not caught up. */
  private static final long LATE = Duration.ofMinutes(1).toMillis();

  /** So long after a start, and after something late, nothing is raised. */
  private static final long CALM = Duration.ofSeconds(10).toMillis();

  /** What the job is behind with it gathers, at most so long: then the next plans come. */
  private static final long GATHERED = BundleLimits.DEFAULT.longest().toMillis();

  /** What was due longer than this before its case's last event came is of the past. */
  private static final long PAST = Duration.ofMinutes(1).toMillis();

  /** So long after its case's last event, what is of the past waits no more. */
  private static final long PATIENCE = Duration.ofMinutes(2).toMillis();

  private final AlertTable table;
  private final Map<Integer, Instant> inForceFrom;

  private transient ValueState<byte[]> state;
  private transient ValueState<Long> heard;
  private transient InForce inForce;
  private transient long calmFrom;
  private transient long pastToldUntil;

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
    heard = getRuntimeContext().getState(new ValueStateDescriptor<>("heard", Types.LONG));
    inForce = InForce.of(table, getRuntimeContext().getTaskInfo());
    calmFrom = Long.MIN_VALUE;
    pastToldUntil = Long.MIN_VALUE;
  }

  @Override
  public void processElement(KeyedBytes message, Context context, Collector<byte[]> rows)
      throws Exception {
    long now = context.timerService().currentProcessingTime();
    AlertPlan plan = AlertPlan.decode(message.key(), message.bytes());
    long calm = now + CALM + Math.min(plan.behindMillis(), GATHERED);
    if (calmFrom == Long.MIN_VALUE) {
      calmFrom = now + CALM;
    }
    if (plan.behindMillis() > LATE) {
      calmFrom = calm;
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
    Watch watch = new Watch(plan, raised);
    if (toCome(watch).stream().anyMatch(each -> isPast(each, now))) {
      pastToldUntil = Math.max(pastToldUntil, calm);
    }
    keep(watch, now, now, context);
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
    Long last = heard.value();
    long heardAt = last == null ? Long.MIN_VALUE : last;
    for (AlertPlan.Entry each : toCome(watch)) {
      if (raisedFrom(each, heardAt) <= now) {
        Instant at = Instant.ofEpochMilli(now);
        watch.raised().put(each.alert().id(), at);
        rows.collect(row(watch.plan(), each, at, now));
      }
    }
    keep(watch, heardAt, now, context);
  }

  private static boolean isPast(AlertPlan.Entry entry, long heardAt) {
    return entry.alert().moment().toEpochMilli() < heardAt - PAST;
  }

  /** When an alert may be raised, by what is known now. */
  private long raisedFrom(AlertPlan.Entry entry, long heardAt) {
    return heardAt != Long.MIN_VALUE && isPast(entry, heardAt)
        ? Math.min(pastToldUntil, heardAt + PATIENCE)
        : entry.alert().moment().toEpochMilli();
  }

  /** What was raised after the checkpoint that the job goes on from. */
  private void recall(String caseId, AlertPlan plan, Map<String, Instant> raised) {
    inForce
        .take(caseId, plan.version())
        .forEach(each -> raised.putIfAbsent(each.alert().id(), each.at()));
  }

  /**
   * @param heardAt when the case's last event came
   */
  private void keep(Watch watch, long heardAt, long now, Context context) throws Exception {
    List<AlertPlan.Entry> toCome = toCome(watch);
    if (toCome.isEmpty() && watch.raised().isEmpty()) {
      state.clear();
      heard.clear();
      return;
    }
    state.update(watch.encode());
    heard.update(heardAt);
    toCome.stream()
        .map(each -> raisedFrom(each, heardAt))
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
