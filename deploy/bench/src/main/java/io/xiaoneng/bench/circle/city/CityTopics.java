package io.xiaoneng.bench.circle.city;

import io.xiaoneng.bench.BenchException;
import io.xiaoneng.bench.live.EventProducer;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.registry.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Says to an installation what the city is, and what its points do. For one thread. */
final class CityTopics implements AutoCloseable {

  private static final String REGISTRY = "xiaoneng.registry";
  private static final String EVENTS = "xiaoneng.events.terminal";
  private static final String SOURCE = "/bench/terminals/";

  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long number;

  CityTopics(String kafka) {
    this.producer = EventProducer.of(kafka, 0);
  }

  /** The whole registry; returns when it is in the topic. */
  void publish(StreetCity city) {
    registry(
        "source/" + SOURCE,
        "{\"kind\":\"source\",\"prefix\":\"%s\",\"reportsHeartbeats\":false}".formatted(SOURCE));
    for (Unit unit : city.units()) {
      String parent = unit.parent() == null ? "" : ",\"parent\":\"" + unit.parent() + "\"";
      registry(
          "unit/" + unit.code(),
          "{\"kind\":\"unit\",\"code\":\"%s\",\"nameZh\":\"%s\",\"level\":\"%s\",\"urban\":true%s}"
              .formatted(unit.code(), unit.code(), unit.level(), parent));
    }
    for (Cell cell : city.map().cells()) {
      registry(
          "cell/" + cell.id(),
          String.format(
              Locale.ROOT,
              "{\"kind\":\"cell\",\"id\":\"%s\",\"lon\":%.6f,\"lat\":%.6f,\"community\":\"%s\","
                  + "\"population\":%d}",
              cell.id(),
              cell.lon(),
              cell.lat(),
              cell.community(),
              cell.population()));
    }
    for (int point = 0; point < city.points(); point++) {
      StreetCity.Position place = city.position(point);
      registry(
          "point/" + StreetCity.name(point),
          String.format(
              Locale.ROOT,
              "{\"kind\":\"point\",\"id\":\"%s\",\"pointKind\":\"TERMINAL\",\"unit\":\"%s\","
                  + "\"lon\":%.6f,\"lat\":%.6f,\"hours\":\"24/7\",\"items\":[]}",
              StreetCity.name(point),
              StreetCity.CODE,
              place.lon(),
              place.lat()));
    }
    flush();
  }

  private void registry(String key, String body) {
    send(REGISTRY, key, body);
  }

  /** A point comes up or fails now; on its way when this returns. */
  void say(int point, boolean up) {
    String name = StreetCity.name(point);
    send(
        EVENTS,
        name,
        ("{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"%s1\",\"type\":\"point.%s\","
                + "\"subject\":\"%s\",\"time\":\"%s\",\"data\":{}}")
            .formatted(
                number++,
                SOURCE,
                up ? "up" : "down",
                name,
                Instant.ofEpochMilli(System.currentTimeMillis())));
  }

  private void send(String topic, String key, String body) {
    producer.send(
        new ProducerRecord<>(topic, key, body.getBytes(StandardCharsets.UTF_8)),
        (sent, failed) -> {
          if (failed != null) {
            failure.compareAndSet(null, failed);
          }
        });
  }

  /** Returns when everything said is in its topic. */
  void flush() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new BenchException("Kafka does not take what is said: " + failed, failed);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
