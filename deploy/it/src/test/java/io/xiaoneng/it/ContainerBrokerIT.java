package io.xiaoneng.it;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** The Kafka part on a broker in a container, where a Docker engine answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerBrokerIT extends KafkaPart {
  private final KafkaContainer broker = new KafkaContainer("apache/kafka:4.3.1");

  @BeforeAll
  void startBroker() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      System.err.println(
          "SKIPPED: no Docker engine answers, the Kafka part runs on the local broker only");
      abort("no Docker engine answers");
    }
    broker.start();
  }

  @AfterAll
  void stopBroker() {
    broker.stop();
  }

  @Override
  String bootstrap() {
    return broker.getBootstrapServers();
  }
}
