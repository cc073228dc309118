package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.launcher.service.KafkaAdmin;
import io.xiaoneng.launcher.service.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** What the project needs of a Kafka broker, whoever runs it. */
abstract class KafkaPart {
  private static final String HALL = "xiaoneng.events.hall";
  private static final String GROUP = "xiaoneng-case-job";
  private static final Instant LONG_AGO = Instant.parse("2011-10-11T11:42:22Z");

  /** The broker's address. */
  abstract String bootstrap();

  private void applyTopics() throws Exception {
    try (KafkaAdmin admin = new KafkaAdmin(bootstrap())) {
      Stack.await(Duration.ofMinutes(2), "the broker", admin::answers);
      admin.apply(Topics.read(Project.ROOT.resolve("deploy/kafka/topics.properties")));
    }
  }

  private Properties client() {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", bootstrap());
    return settings;
  }

  private void send(String topic, String key, Instant time) throws Exception {
    Properties settings = client();
    settings.put("acks", "all");
    settings.put("enable.idempotence", "true");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      producer
          .send(new ProducerRecord<>(topic, null, time.toEpochMilli(), bytes, bytes))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> readAll(String topic) throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(part -> new TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(o -> o).sum();
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      Stack.await(
          Duration.ofSeconds(30),
          "the records of " + topic,
          () -> {
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            return records.size() >= end;
          });
      return records;
    }
  }

  @Test
  void oldEventsGetTheTimeOfTheirArrivalSoThatRetentionDoesNotTakeThem() throws Exception {
    applyTopics();
    Instant before = Instant.now();
    send(HALL, "old", LONG_AGO);
    assertThat(readAll(HALL))
        .filteredOn(found -> new String(found.key(), StandardCharsets.UTF_8).equals("old"))
        .isNotEmpty()
        .allMatch(
            found -> !Instant.ofEpochMilli(found.timestamp()).isBefore(before.minusSeconds(5)));
  }

  @Test
  void aTopicThatSomebodyChangedIsSetRightByTheNextStart() throws Exception {
    applyTopics();
    ConfigResource hall = new ConfigResource(ConfigResource.Type.TOPIC, HALL);
    try (Admin admin = Admin.create(client())) {
      AlterConfigOp wrong =
          new AlterConfigOp(
              new ConfigEntry("message.timestamp.type", "CreateTime"), AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(hall, List.of(wrong))).all().get(30, TimeUnit.SECONDS);
      applyTopics();
      String type =
          admin
              .describeConfigs(Set.of(hall))
              .all()
              .get(30, TimeUnit.SECONDS)
              .get(hall)
              .get("message.timestamp.type")
              .value();
      assertThat(type).isEqualTo("LogAppendTime");
    }
  }

  @Test
  void anEventIsMissingUntilTheJobHasCommittedItsOffset() throws Exception {
    applyTopics();
    send(HALL, "counted", Instant.now());
    try (KafkaAdmin launcher = new KafkaAdmin(bootstrap());
        Admin admin = Admin.create(client())) {
      Map<TopicPartition, Long> ends = launcher.eventEnds();
      long events = ends.values().stream().mapToLong(Long::longValue).sum();
      assertThat(launcher.missing(ends)).hasValue(events);
      Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
      ends.forEach((part, end) -> done.put(part, new OffsetAndMetadata(end)));
      admin.alterConsumerGroupOffsets(GROUP, done).all().get(30, TimeUnit.SECONDS);
      assertThat(launcher.missing(ends)).hasValue(0);
      admin.deleteConsumerGroups(Set.of(GROUP)).all().get(30, TimeUnit.SECONDS);
    }
  }
}
