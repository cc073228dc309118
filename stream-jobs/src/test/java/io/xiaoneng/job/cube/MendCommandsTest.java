package io.xiaoneng.job.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.cube.MendCommand;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.casefile.RefoldReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Each reader of the topic takes its own commands, and damaged ones are passed over. */
class MendCommandsTest {

  private static final CubeKey KEY =
      new CubeKey(
          CubeKey.Cohort.DUE, LocalDate.parse("2026-03-02"), "D/1", "WEB", "行政许可", "COMMITTED");
  private static final CubeCell ADDEND =
      CubeCell.of(new long[] {-1, 0, 2, 0, 0, 0, -1, -4, 0, -86_400_000, 1}, Map.of(4, -1L));

  private static List<KeyedBytes> read(
      KafkaRecordDeserializationSchema<KeyedBytes> reader, String key, String value)
      throws Exception {
    List<KeyedBytes> out = new ArrayList<>();
    reader.deserialize(
        new ConsumerRecord<>(
            MendCommand.TOPIC,
            0,
            0,
            key.getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.US_ASCII)),
        new Collector<>() {
          @Override
          public void collect(KeyedBytes each) {
            out.add(new KeyedBytes(each.key(), each.bytes()));
          }

          @Override
          public void close() {}
        });
    return out;
  }

  @Test
  void aCellIsGivenJustWhatWasSent() throws Exception {
    String key = MendCommand.cellKey(KEY);
    String value = MendCommand.cell(ADDEND);
    assertThat(read(new CellMendReader(), key, value))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(CellAddress.parse(each.key())).isEqualTo(KEY);
              assertThat(CubeCell.decode(each.bytes())).isEqualTo(ADDEND);
            });
    assertThat(read(new RefoldReader(), key, value)).isEmpty();
  }

  @Test
  void otherCommandsAndDamagedOnesAreNotForTheCube() throws Exception {
    CellMendReader reader = new CellMendReader();
    assertThat(read(reader, "case-1", "17")).isEmpty();
    assertThat(read(reader, "case-1", "event:AAAA")).isEmpty();
    assertThat(read(reader, "no cell", MendCommand.cell(ADDEND))).isEmpty();
    assertThat(read(reader, MendCommand.cellKey(KEY), "cell:%%%")).isEmpty();
    assertThat(read(reader, MendCommand.cellKey(KEY), "cell:")).isEmpty();
  }

  @Test
  void aCaseIsFoldedAgainByItsEpochAndDamagedEventsArePassedOver() throws Exception {
    RefoldReader reader = new RefoldReader();
    assertThat(read(reader, "case-1", "17")).hasSize(1);
    assertThat(read(reader, "case-1", "event:")).isEmpty();
    assertThat(read(reader, "case-1", "event:AAAA")).isEmpty();
    assertThat(read(reader, "case-1", "seventeen")).isEmpty();
  }
}
