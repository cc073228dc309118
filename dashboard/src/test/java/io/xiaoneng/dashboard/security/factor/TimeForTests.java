package io.xiaoneng.dashboard.security.factor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A clock that a test puts forward. */
@TestConfiguration(proxyBeanMethods = false)
class TimeForTests {

  @Bean
  @Primary
  Time time() {
    return new Time();
  }

  static final class Time extends Clock {

    private final Clock real = Clock.systemUTC();
    // The middle of a step, so that none ends in the middle of a test.
    private volatile Instant now =
        Instant.ofEpochSecond(Totp.step(real.instant()) * Totp.STEP_SECONDS + 15);

    void pass(Duration duration) {
      now = now.plus(duration);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
