package io.xiaoneng.job.intake;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Keeps what the intake needs of a Kafka record. */
public final class RawRecordReader implements KafkaRecordDeserializationSchema<RawRecord> {

  private static final long serialVersionUID = 1L;

  /** Marks records from import tokens and mappings. */
  static final String IMPORT_HEADER = "import";

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
    RawRecord raw = new RawRecord();
    raw.topic = record.topic();
    raw.partition = record.partition();
    raw.offset = record.offset();
    raw.timestamp = record.timestamp();
    raw.imported = imported(record.headers().lastHeader(IMPORT_HEADER));
    raw.value = record.value();
    out.collect(raw);
  }

  static boolean imported(@org.jspecify.annotations.Nullable Header header) {
    return header != null
        && header.value() != null
        && header.value().length == 1
        && header.value()[0] == '1';
  }

  @Override
  public TypeInformation<RawRecord> getProducedType() {
    return TypeInformation.of(RawRecord.class);
  }
}
