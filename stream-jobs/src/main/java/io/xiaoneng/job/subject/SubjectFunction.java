package io.xiaoneng.job.subject;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.casefile.CaseOperator;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.job.registry.RegistryAccess;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.TicketRows;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the set of events of each subject and sends its row whenever the set changes: order,
 * repetition and lateness make no difference. These subjects are short; nothing is bundled.
 */
public final class SubjectFunction extends KeyedProcessFunction<String, KeyedBytes, byte[]> {

  private static final long serialVersionUID = 1L;

  private final SubjectFold fold;
  private final RulesAccess rulesAccess;
  private final RegistryAccess registryAccess;

  private transient RegistryView registry;
  private transient Rules rules;
  private transient ValueState<byte[]> state;

  @SuppressWarnings("NullAway.Init") // open() sets the transient fields, in the task.
  private SubjectFunction(
      SubjectFold fold, RulesAccess rulesAccess, RegistryAccess registryAccess) {
    this.fold = fold;
    this.rulesAccess = rulesAccess;
    this.registryAccess = registryAccess;
  }

  /** Rows of ticket_row. */
  public static SubjectFunction tickets(RulesAccess rules, RegistryAccess registry) {
    return new SubjectFunction(TicketRows::row, rules, registry);
  }

  /** Rows of contract_row. */
  public static SubjectFunction contracts(RulesAccess rules, RegistryAccess registry) {
    return new SubjectFunction(ContractRows::row, rules, registry);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    registry = registryAccess.open();
    rules = rulesAccess.with(registry.registry());
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "events", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
  }

  @Override
  public void processElement(KeyedBytes event, Context context, Collector<byte[]> rows)
      throws Exception {
    byte[] before = state.value();
    byte[] merged =
        CaseState.merge(
            before,
            event.bytes(),
            conflict ->
                context.output(
                    CaseOperator.CONFLICTS,
                    ConflictRow.of(
                        event.key(),
                        conflict,
                        EventCodec.decode(event.bytes()).recordedAt().toEpochMilli())));
    if (merged != before) {
      state.update(merged);
      rows.collect(fold.row(event.key(), CaseState.events(merged), rules));
    }
  }

  @Override
  public void close() throws Exception {
    @Nullable RegistryView open = registry;
    if (open != null) {
      open.close();
    }
  }
}
