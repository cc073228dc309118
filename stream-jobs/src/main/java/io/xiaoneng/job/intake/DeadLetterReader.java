package io.xiaoneng.job.intake;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the intake refused, over HTTP and Kafka alike. */
public final class DeadLetterReader implements KafkaRecordDeserializationSchema<DeadLetterRow> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterReader.class);
  private static final int HEX_DIGITS = 64;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<DeadLetterRow> out) {
    DeadLetterRow row = new DeadLetterRow();
    row.sha256 = header(record, "sha256");
    row.reason = header(record, "reason");
    if (row.sha256.length() != HEX_DIGITS || row.reason.isEmpty()) {
      LOG.warn(
          "record {}-{}@{} carries no dead letter: sha256 '{}', reason '{}'; passed over",
          record.topic(),
          record.partition(),
          record.offset(),
          row.sha256,
          row.reason);
      return;
    }
    row.detail = header(record, "detail");
    row.origin = header(record, "origin");
    row.source = header(record, "source");
    row.id = header(record, "id");
    row.recordedAt = record.timestamp();
    row.imported =
        RawRecordReader.imported(record.headers().lastHeader(RawRecordReader.IMPORT_HEADER));
    row.raw = record.value() == null ? new byte[0] : record.value();
    row.length = length(header(record, "length"), row.raw.length);
    out.collect(row);
  }

  private static long length(String sent, long bytes) {
    try {
      return Long.parseLong(sent);
    } catch (NumberFormatException e) {
      return bytes;
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<DeadLetterRow> getProducedType() {
    return TypeInformation.of(DeadLetterRow.class);
  }
}
