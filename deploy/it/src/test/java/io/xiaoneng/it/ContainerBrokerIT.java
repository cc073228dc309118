package io.xiaoneng.it;

import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.kafka.KafkaContainer;

/** The Kafka part on a broker in a container, where a Docker engine answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerBrokerIT extends KafkaPart {
  private final String image = "apache/kafka:" + System.getProperty("kafka-broker.version");
  private final KafkaContainer broker = new KafkaContainer(image);

  @BeforeAll
  void startBroker() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      skip("no Docker engine answers");
    }
    try {
      broker.getDockerImageName();
    } catch (ContainerFetchException e) {
      skip("the Docker engine has no image " + image + " and cannot fetch it");
    }
    broker.start();
  }

  private static void skip(String why) {
    System.err.println("SKIPPED: " + why + ", the Kafka part runs on the local broker only");
    abort(why);
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
