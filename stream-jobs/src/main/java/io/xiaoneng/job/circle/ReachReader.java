package io.xiaoneng.job.circle;

import io.xiaoneng.job.KeyedBytes;
import io.xiaoneng.job.KeyedBytesType;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what points reach. */
public final class ReachReader implements KafkaRecordDeserializationSchema<KeyedBytes> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ReachReader.class);
  private static final byte[] NOTHING = new byte[0];

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KeyedBytes> out) {
    if (record.key() == null || record.key().length == 0) {
      LOG.warn("reach at offset {} names no point; passed over", record.offset());
      return;
    }
    out.collect(
        CircleRecords.reach(
            new String(record.key(), StandardCharsets.UTF_8),
            record.value() == null ? NOTHING : record.value()));
  }

  @Override
  public TypeInformation<KeyedBytes> getProducedType() {
    return KeyedBytesType.INSTANCE;
  }
}
