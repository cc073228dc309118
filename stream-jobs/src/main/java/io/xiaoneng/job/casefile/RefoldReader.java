package io.xiaoneng.job.casefile;

import io.xiaoneng.cube.MendCommand;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.job.KeyedBytes;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the commands to fold cases again (key = case, value = the registry's epoch as digits) and
 * events that are given to their case, ticket, contract or service point once more; other commands
 * of the topic are not for it.
 */
public final class RefoldReader implements KafkaRecordDeserializationSchema<KeyedBytes> {

  private static final long serialVersionUID = 1L;
  private static final Pattern EPOCH = Pattern.compile("[0-9]{1,18}");
  private static final Logger LOG = LoggerFactory.getLogger(RefoldReader.class);

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<KeyedBytes> out) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    String subject = new String(record.key(), StandardCharsets.UTF_8);
    String command = new String(record.value(), StandardCharsets.US_ASCII);
    try {
      byte[] event = MendCommand.event(command);
      if (event != null) {
        EventCodec.decode(event);
        out.collect(new KeyedBytes(subject, event));
      } else if (EPOCH.matcher(command).matches()) {
        out.collect(Refold.of(subject, Long.parseLong(command)));
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException | BufferUnderflowException e) {
      LOG.warn("command at offset {} passed over: {}", record.offset(), e.toString());
    }
  }

  @Override
  public TypeInformation<KeyedBytes> getProducedType() {
    return CaseOperator.outputType();
  }
}
