package io.xiaoneng.job.casefile;

import io.xiaoneng.job.KeyedBytes;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the commands to fold cases again: key = case, value = the registry's epoch as digits. */
public final class RefoldReader implements KafkaRecordDeserializationSchema<KeyedBytes> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RefoldReader.class);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KeyedBytes> out) {
    String epoch =
        record.value() == null ? "" : new String(record.value(), StandardCharsets.US_ASCII);
    if (record.key() == null || !epoch.matches("[0-9]{1,18}")) {
      LOG.warn("command at offset {} of {} passed over", record.offset(), record.topic());
      return;
    }
    out.collect(Refold.of(new String(record.key(), StandardCharsets.UTF_8), Long.parseLong(epoch)));
  }

  @Override
  public TypeInformation<KeyedBytes> getProducedType() {
    return CaseOperator.outputType();
  }
}
