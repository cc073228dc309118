package io.xiaoneng.job.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.registry.RegistryAccess;
import io.xiaoneng.job.registry.RegistryView;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A code that is registered right before its first event is known, however busy it just was. */
class JustRegisteredTest {

  /** What stands in the topic; a refresh brings it into the registry. */
  private static final class Topic implements RegistryAccess {
    private static final long serialVersionUID = 1L;
    static final List<String> WAITING = new ArrayList<>();

    @Override
    public RegistryView open() {
      MutableRegistry registry = new MutableRegistry(ZoneId.of("Asia/Shanghai"));
      return new RegistryView() {
        @Override
        public Registry registry() {
          return registry;
        }

        @Override
        public boolean refresh() {
          for (String code : WAITING) {
            byte[] unit =
                "{\"kind\":\"unit\",\"code\":\"%s\",\"level\":\"DISTRICT\"}"
                    .formatted(code)
                    .getBytes(StandardCharsets.UTF_8);
            registry.apply("unit/" + code, unit, registry.epoch() + 1);
            byte[] item =
                "{\"kind\":\"item\",\"code\":\"%s\",\"version\":1}"
                    .formatted(code)
                    .getBytes(StandardCharsets.UTF_8);
            registry.apply("item/" + code + "/1", item, registry.epoch() + 1);
          }
          WAITING.clear();
          return true;
        }

        @Override
        public boolean announce(String key) {
          return false;
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void noEventIsRefusedWhoseUnitWasRegisteredBeforeIt() throws Exception {
    try (OneInputStreamOperatorTestHarness<RawRecord, KeyedBytes> harness =
        new OneInputStreamOperatorTestHarness<>(new IntakeOperator(new Topic(), false))) {
      harness.open();
      for (int i = 0; i < 5; i++) {
        harness.processElement(applied("nobody", i));
        Topic.WAITING.add("D" + i);
        harness.processElement(applied("D" + i, i));
      }
      assertThat(harness.getSideOutput(IntakeOperator.DEAD_LETTERS)).hasSize(5);
      assertThat(harness.extractOutputValues()).hasSize(5);
    }
  }

  private static StreamRecord<RawRecord> applied(String code, int offset) {
    RawRecord raw = new RawRecord();
    raw.topic = "xiaoneng.events.hall";
    raw.offset = offset;
    raw.timestamp = 1_772_000_000_000L;
    raw.value =
        """
        {"specversion":"1.0","id":"1","source":"/a","type":"case.applied","subject":"c-%1$s",
         "time":"2026-02-02T09:00:00+08:00","data":{"unit":"%1$s","item":"%1$s","channel":"WEB"}}"""
            .formatted(code)
            .getBytes(StandardCharsets.UTF_8);
    return new StreamRecord<>(raw, raw.timestamp);
  }
}
