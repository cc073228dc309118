package io.xiaoneng.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.job.casefile.CaseRow;
import io.xiaoneng.job.casefile.ConflictRow;
import io.xiaoneng.job.intake.DeadLetter;
import io.xiaoneng.job.intake.DeadLetterRow;
import io.xiaoneng.job.intake.RawRecord;
import io.xiaoneng.job.intake.SourceSeen;
import io.xiaoneng.job.registry.RegistryChange;
import io.xiaoneng.job.registry.RegistryRow;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTypesTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        RawRecord.class,
        DeadLetter.class,
        DeadLetterRow.class,
        SourceSeen.class,
        CaseRow.class,
        ConflictRow.class,
        RegistryChange.class,
        RegistryRow.class
      })
  void noWireTypeFallsToKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }

  @Test
  void keyedBytesSurviveTheWire() throws Exception {
    KeyedBytes sent = new KeyedBytes("610113-办件-1", new byte[] {0, -1, 127});
    DataOutputSerializer wire = new DataOutputSerializer(64);
    KeyedBytesSerializer.INSTANCE.serialize(sent, wire);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    KeyedBytesSerializer.INSTANCE.copy(new DataInputDeserializer(wire.getCopyOfBuffer()), copied);

    assertThat(
            KeyedBytesSerializer.INSTANCE.deserialize(
                new DataInputDeserializer(copied.getCopyOfBuffer())))
        .isEqualTo(sent);
  }
}
