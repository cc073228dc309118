package io.xiaoneng.job.registry;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the registry topic for its table. */
public final class RegistryRowReader implements KafkaRecordDeserializationSchema<RegistryRow> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(RegistryRowReader.class);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RegistryRow> out) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    int slash = key.indexOf('/');
    if (slash < 1) {
      LOG.warn("registry record at offset {} has the key '{}'; passed over", record.offset(), key);
      return;
    }
    RegistryRow row = new RegistryRow();
    row.kind = key.substring(0, slash);
    row.key = key;
    row.offset = record.offset();
    row.body = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    row.recordedAt = record.timestamp();
    out.collect(row);
  }

  @Override
  public TypeInformation<RegistryRow> getProducedType() {
    return TypeInformation.of(RegistryRow.class);
  }
}
