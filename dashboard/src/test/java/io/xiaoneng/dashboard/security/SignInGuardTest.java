package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInGuardTest {

  private static final String HERE = "10.0.0.1";
  private static final String THERE = "10.0.0.2";

  private Instant now = Instant.parse("2026-03-02T01:00:00Z");
  private final SignInGuard guard =
      new SignInGuard(
          new Clock() {
            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }

            @Override
            public Instant instant() {
              return now;
            }
          });

  private void fail(String user, String address, int times) {
    for (int i = 0; i < times; i++) {
      guard.failed(user, address);
    }
  }

  @Test
  void theFifthWrongPasswordInARowLocksForAQuarterOfAnHour() {
    fail("mei", HERE, 4);
    assertThat(guard.holdsUp("mei", HERE)).isFalse();
    assertThat(guard.failed("mei", HERE)).isTrue();
    assertThat(guard.holdsUp("mei", HERE)).isTrue();
    assertThat(guard.holdsUp("MEI", THERE)).isTrue();
    assertThat(guard.holdsUp("wu", HERE)).isFalse();
    now = now.plus(SignInGuard.LOCKED).minusMillis(1);
    assertThat(guard.holdsUp("mei", HERE)).isTrue();
    now = now.plusMillis(1);
    assertThat(guard.holdsUp("mei", HERE)).isFalse();
    assertThat(guard.failed("mei", HERE)).isFalse();
    assertThat(guard.holdsUp("mei", HERE)).isFalse();
  }

  @Test
  void aRightOneInBetweenBeginsAnew() {
    fail("mei", HERE, 4);
    guard.succeeded("mei", HERE);
    fail("mei", HERE, 4);
    assertThat(guard.holdsUp("mei", HERE)).isFalse();
  }

  @Test
  void strangersDoNotLockOutTheUserWhereTheyAreKnown() {
    guard.succeeded("mei", HERE);
    fail("mei", THERE, 5);
    assertThat(guard.holdsUp("mei", THERE)).isTrue();
    assertThat(guard.holdsUp("mei", HERE)).isFalse();
    fail("mei", HERE, 5);
    assertThat(guard.holdsUp("mei", HERE)).isTrue();
  }

  @Test
  void oneAddressTriesOnlySoMany() {
    for (int i = 0; i < SignInGuard.TRIES; i++) {
      assertThat(guard.holdsUp("user" + i, HERE)).isFalse();
      guard.failed("user" + i, HERE);
    }
    assertThat(guard.holdsUp("another", HERE)).isTrue();
    assertThat(guard.holdsUp("another", THERE)).isFalse();
    now = now.plus(SignInGuard.WINDOW).plus(Duration.ofMillis(1));
    assertThat(guard.holdsUp("another", HERE)).isFalse();
  }

  @Test
  void aNewPasswordLetsInAtOnce() {
    guard.succeeded("mei", HERE);
    fail("mei", HERE, 5);
    fail("mei", THERE, 5);
    guard.release("mei");
    assertThat(guard.holdsUp("mei", HERE)).isFalse();
    assertThat(guard.holdsUp("mei", THERE)).isFalse();
  }
}
