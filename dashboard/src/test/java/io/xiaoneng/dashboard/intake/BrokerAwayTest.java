package io.xiaoneng.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

class BrokerAwayTest {

  @Test
  void withoutABrokerNothingIsConfirmedAndTheWaitHasAnEnd() {
    EventLog.Entry entry = new EventLog.Entry("xiaoneng.events.hall", "k", new byte[1], Map.of());
    List<EventLog.Entry> many = Collections.nCopies(1_000, entry);
    long start = System.nanoTime();
    try (KafkaEventLog log =
        new KafkaEventLog(new KafkaProducer<>(KafkaEventLog.settings("127.0.0.1:1")))) {
      assertThat(log.append(many)).hasSize(1_000).containsOnly(EventLog.Outcome.UNCONFIRMED);
    }
    assertThat(System.nanoTime() - start).isLessThan(15_000_000_000L);
  }
}
