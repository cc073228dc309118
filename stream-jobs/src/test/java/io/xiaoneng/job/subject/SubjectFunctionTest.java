package io.xiaoneng.job.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.cube.MendCommand;
import io.xiaoneng.job.Envelope;
import io.xiaoneng.job.FixedRegistry;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.casefile.Refold;
import io.xiaoneng.job.casefile.RefoldReader;
import io.xiaoneng.job.casefile.RulesAccess;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.TicketRows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What the job keeps of tickets and contracts, and how it is mended where an event was lost. */
class SubjectFunctionTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final Instant RECORDED = Instant.parse("2026-03-20T00:00:00Z");
  private static final FixedRegistry REGISTRY = FixedRegistry.of(CITY, Map.of());
  private static final RulesAccess RULES = new RulesAccess(CITY, "cn");

  private static final KeyedBytes TAKEN = ticket("1", "queue.taken", "01:00");
  private static final KeyedBytes CALLED = ticket("2", "queue.called", "01:10");
  private static final KeyedBytes SERVED = ticket("3", "queue.served", "01:20");
  private static final KeyedBytes CONTRACTED =
      event(
          "K",
          "1",
          "agency.contracted",
          "01:00",
          "\"agency\":\"a\",\"dueAt\":\"2026-03-09T00:00:00Z\"");
  private static final KeyedBytes FINISHED =
      event("K", "2", "agency.finished", "02:00", "\"agency\":\"a\"");

  private static KeyedBytes ticket(String id, String type, String time) {
    return event("Q", id, type, time, "\"servicePoint\":\"P\",\"window\":\"7\"");
  }

  private static KeyedBytes event(
      String subject, String id, String type, String time, String data) {
    return Envelope.of(subject, id, type, "2026-03-02T" + time + ":00Z", data).encoded(RECORDED);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, KeyedBytes, byte[]> harness(
      SubjectFunction function) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(function), KeyedBytes::key, Types.STRING);
  }

  private static byte[] fold(SubjectFold fold, KeyedBytes... events) {
    byte[] state = null;
    for (KeyedBytes each : events) {
      state = CaseState.merge(state, each.bytes());
    }
    return fold.row(
        events[0].key(), CaseState.events(state), RULES.with(REGISTRY.open().registry()));
  }

  /** The commands as they come out of the topic. */
  private static List<StreamRecord<KeyedBytes>> given(KeyedBytes... events) {
    List<StreamRecord<KeyedBytes>> commands = new ArrayList<>();
    for (KeyedBytes each : events) {
      new RefoldReader()
          .deserialize(
              new ConsumerRecord<>(
                  MendCommand.TOPIC,
                  0,
                  0,
                  each.key().getBytes(StandardCharsets.UTF_8),
                  MendCommand.event(each.bytes()).getBytes(StandardCharsets.US_ASCII)),
              new Collector<>() {
                @Override
                public void collect(KeyedBytes command) {
                  commands.add(new StreamRecord<>(command));
                }

                @Override
                public void close() {}
              });
    }
    return commands;
  }

  @Test
  void aTicketThatLostAnEventIsRightAgainOnceItIsGivenItsEvents() throws Exception {
    OperatorSubtaskState wrong;
    try (var harness = harness(SubjectFunction.tickets(RULES, REGISTRY))) {
      harness.open();
      harness.processElement(new StreamRecord<>(TAKEN));
      wrong = harness.snapshot(1, 1);
    }
    try (var harness = harness(SubjectFunction.tickets(RULES, REGISTRY))) {
      harness.initializeState(wrong);
      harness.open();
      for (StreamRecord<KeyedBytes> each : given(TAKEN, CALLED)) {
        assertThat(Refold.ofTicket(each.getValue())).isTrue();
        harness.processElement(each);
      }
      assertThat(harness.extractOutputValues())
          .containsExactly(fold(TicketRows::row, TAKEN, CALLED));
      // What comes next is folded with it.
      harness.processElement(new StreamRecord<>(SERVED));
      assertThat(harness.extractOutputValues())
          .last()
          .isEqualTo(fold(TicketRows::row, TAKEN, CALLED, SERVED));
    }
  }

  @Test
  void aContractThatLostAnEventIsRightAgainOnceItIsGivenItsEvents() throws Exception {
    try (var harness = harness(SubjectFunction.contracts(RULES, REGISTRY))) {
      harness.open();
      harness.processElement(new StreamRecord<>(FINISHED));
      for (StreamRecord<KeyedBytes> each : given(CONTRACTED, FINISHED)) {
        assertThat(Refold.ofContract(each.getValue())).isTrue();
        harness.processElement(each);
      }
      assertThat(harness.extractOutputValues())
          .containsExactly(
              fold(ContractRows::row, FINISHED), fold(ContractRows::row, FINISHED, CONTRACTED));
    }
  }

  @Test
  void whatWasNotLostChangesNothing() throws Exception {
    try (var harness = harness(SubjectFunction.tickets(RULES, REGISTRY))) {
      harness.open();
      harness.processElement(new StreamRecord<>(TAKEN));
      for (StreamRecord<KeyedBytes> each : given(TAKEN, TAKEN)) {
        harness.processElement(each);
      }
      assertThat(harness.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void aCommandGoesToWhatItIsFor() {
    KeyedBytes applied =
        event(
            "C", "1", "case.applied", "01:00", "\"unit\":\"U\",\"item\":\"I\",\"channel\":\"WEB\"");
    assertThat(List.of(applied, Refold.of("C", 3)))
        .allMatch(Refold::ofCase)
        .noneMatch(Refold::ofTicket)
        .noneMatch(Refold::ofContract)
        .noneMatch(Refold::ofPoint);
    assertThat(List.of(TAKEN, CONTRACTED)).noneMatch(Refold::ofCase).noneMatch(Refold::ofPoint);
    assertThat(List.of(event("T", "1", "point.down", "01:00", "")))
        .allMatch(Refold::ofPoint)
        .noneMatch(Refold::ofCase)
        .noneMatch(Refold::ofTicket)
        .noneMatch(Refold::ofContract);
    assertThat(Refold.ofContract(TAKEN) || Refold.ofTicket(CONTRACTED)).isFalse();
  }
}
