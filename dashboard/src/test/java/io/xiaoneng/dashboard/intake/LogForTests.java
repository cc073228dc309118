package io.xiaoneng.dashboard.intake;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts the {@link RememberingLog} in Kafka's place. */
@TestConfiguration(proxyBeanMethods = false)
public class LogForTests {

  @Bean
  @Primary
  RememberingLog rememberingLog() {
    return new RememberingLog();
  }
}
