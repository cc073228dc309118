package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.intake.LogForTests;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole program at a time that the test sets. A test says in which database of ClickHouse its
 * year of events is.
 */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.zone=Asia/Shanghai",
      "xiaoneng.circle.keep=false",
      "xiaoneng.kafka=127.0.0.1:1"
    })
@AutoConfigureMockMvc
@Import({LogForTests.class, ClosingTestBase.Told.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ClosingTestBase {

  /** The time that is told to the program, and what is done to the months of the year. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Told {

    @Bean
    @Primary
    SetClock setClock() {
      return new SetClock(Instant.parse("2019-04-01T02:00:00Z"));
    }

    @Bean
    DemoClosings demoClosings(
        Closing closing,
        Objections objections,
        ClickHouse clickHouse,
        RegistryView registry,
        RecordStore records,
        SetClock clock) {
      return new DemoClosings(closing, objections, clickHouse, registry, records, clock);
    }
  }

  @Autowired DemoClosings year;

  @DynamicPropertySource
  static void directory(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", ClosingTestBase::directory);
  }

  private static String directory() {
    try {
      return Files.createTempDirectory("dashboard").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
