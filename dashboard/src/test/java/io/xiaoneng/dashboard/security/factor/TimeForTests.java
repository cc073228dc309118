package io.xiaoneng.dashboard.security.factor;

import io.xiaoneng.dashboard.SetClock;
import java.time.Clock;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The clock of codes, put forward by the test. */
@TestConfiguration(proxyBeanMethods = false)
class TimeForTests {

  /** Begins in the middle of a step, so that none ends in the middle of a test. */
  @Bean
  @Primary
  SetClock time() {
    long step = Totp.step(Clock.systemUTC().instant());
    return new SetClock(Instant.ofEpochSecond(step * Totp.STEP_SECONDS + 15));
  }
}
