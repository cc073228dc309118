package io.xiaoneng.launcher.child;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.launcher.child.RestartPolicy.Decision;
import io.xiaoneng.launcher.child.RestartPolicy.GiveUp;
import io.xiaoneng.launcher.child.RestartPolicy.StartAgain;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
  private static final int KILLED = 137;
  private static final int FAILED = 1;
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(10);

  private final RestartPolicy policy = new RestartPolicy();

  @Test
  void theFirstRestartIsQuickAndLaterOnesSlowDownToALimit() {
    Duration before = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      Duration delay = ((StartAgain) policy.ended(KILLED, SHORT)).delay();
      assertThat(delay)
          .isGreaterThanOrEqualTo(before)
          .isBetween(RestartPolicy.FIRST_DELAY, RestartPolicy.LONGEST_DELAY);
      before = delay;
    }
    assertThat(before).isEqualTo(RestartPolicy.LONGEST_DELAY);
  }

  @Test
  void oneThatFailsAtOnceAgainAndAgainIsGivenUp() {
    for (int i = 1; i < RestartPolicy.FAILURES_ALLOWED; i++) {
      assertThat(policy.ended(FAILED, SHORT)).isInstanceOf(StartAgain.class);
    }
    assertThat(policy.ended(FAILED, SHORT)).isEqualTo(new GiveUp(RestartPolicy.FAILURES_ALLOWED));
  }

  @Test
  void killsFromOutsideAreNeverTheChildsFault() {
    Decision last = new GiveUp(0);
    for (int i = 0; i < 100; i++) {
      last = policy.ended(KILLED, SHORT);
    }
    assertThat(last).isInstanceOf(StartAgain.class);
  }

  @Test
  void aLongLifeWipesOutWhatWasBefore() {
    for (int i = 1; i < RestartPolicy.FAILURES_ALLOWED; i++) {
      policy.ended(FAILED, SHORT);
    }
    assertThat(policy.ended(FAILED, LONG)).isEqualTo(new StartAgain(RestartPolicy.FIRST_DELAY));
  }
}
