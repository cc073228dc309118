package io.xiaoneng.job.cube;

import io.xiaoneng.cube.MendCommand;
import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.casefile.CaseOperator;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what cells are given to be right again; other commands of the topic are not for it. */
public final class CellMendReader implements KafkaRecordDeserializationSchema<KeyedBytes> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CellMendReader.class);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KeyedBytes> out) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    try {
      MendCommand.CellAddend cell =
          MendCommand.cell(
              new String(record.key(), StandardCharsets.UTF_8),
              new String(record.value(), StandardCharsets.US_ASCII));
      if (cell != null) {
        out.collect(new KeyedBytes(CellAddress.of(cell.key()), cell.addend()));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
      LOG.warn("command at offset {} passed over: {}", record.offset(), e.toString());
    }
  }

  @Override
  public TypeInformation<KeyedBytes> getProducedType() {
    return CaseOperator.outputType();
  }
}
