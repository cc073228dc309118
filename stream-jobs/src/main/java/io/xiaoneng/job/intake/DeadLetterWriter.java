package io.xiaoneng.job.intake;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A dead letter as a record: the bytes unchanged, everything about them in the headers. */
public final class DeadLetterWriter implements KafkaRecordSerializationSchema<DeadLetter> {

  private static final long serialVersionUID = 1L;

  private final String topic;

  public DeadLetterWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, @Nullable Long timestamp) {
    Headers headers = new RecordHeaders();
    headers.add("reason", utf8(letter.reason));
    headers.add("detail", utf8(letter.detail));
    headers.add("origin", utf8(letter.origin));
    headers.add("sha256", utf8(letter.sha256));
    headers.add("source", utf8(letter.source));
    headers.add("id", utf8(letter.id));
    headers.add("length", utf8(Integer.toString(letter.length)));
    if (letter.imported) {
      headers.add(RawRecordReader.IMPORT_HEADER, utf8("1"));
    }
    return new ProducerRecord<>(topic, null, utf8(letter.sha256), letter.bytes, headers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
