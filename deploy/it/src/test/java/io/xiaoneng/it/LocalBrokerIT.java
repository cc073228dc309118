package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.launcher.Console;
import io.xiaoneng.launcher.Options;
import io.xiaoneng.launcher.child.Supervisor;
import io.xiaoneng.launcher.data.DataDirectory;
import io.xiaoneng.launcher.data.Ports;
import io.xiaoneng.launcher.data.Settings;
import io.xiaoneng.launcher.service.Installation;
import io.xiaoneng.launcher.service.Kafka;
import io.xiaoneng.launcher.service.Memory;
import io.xiaoneng.launcher.service.Program;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The Kafka part on the broker that the launcher runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalBrokerIT extends KafkaPart {
  private Installation installation;
  private Supervisor supervisor;

  @BeforeAll
  void startBroker(@TempDir Path directory) {
    DataDirectory data = DataDirectory.prepare(directory.resolve("data"));
    Options options = Options.parse(List.of("--empty"), data.root(), directory);
    installation =
        new Installation(
            new Program(Project.ROOT),
            data,
            Settings.of(data, options),
            Ports.choose(data, Stack.base(), options.port()),
            Memory.ofThisMachine());
    Kafka kafka = new Kafka(installation);
    kafka.prepare();
    supervisor = new Supervisor(data.logs(), data.run(), new Console(System.out, System.err));
    supervisor.keep(kafka.spec());
  }

  @AfterAll
  void stopBroker() {
    supervisor.close();
    assertThat(supervisor.failure()).isNull();
  }

  @Override
  String bootstrap() {
    return installation.kafka();
  }
}
