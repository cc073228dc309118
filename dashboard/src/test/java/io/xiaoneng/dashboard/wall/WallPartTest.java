package io.xiaoneng.dashboard.wall;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.SetClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class WallPartTest {

  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private final SetClock clock = new SetClock(START);
  private final List<Runnable> begun = new ArrayList<>();
  private final Executor later = begun::add;
  private int figure = 1;
  private boolean away;
  private int reads;

  private final WallPart<Integer, String> part =
      new WallPart<>(
          "test",
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          () -> {
            reads++;
            if (away) {
              throw new IllegalStateException("away");
            }
            return figure;
          },
          any -> clock.instant(),
          any -> "f" + any,
          clock);

  private void run() {
    part.refresh(later);
    List<Runnable> now = List.copyOf(begun);
    begun.clear();
    now.forEach(Runnable::run);
  }

  @Test
  void itIsReadAtItsOwnCadenceAndNeverTwiceAtATime() {
    part.refresh(later);
    part.refresh(later);
    assertThat(begun).hasSize(1);
    begun.remove(0).run();
    run();
    assertThat(reads).isEqualTo(1);
    clock.go(Duration.ofSeconds(2));
    run();
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void whatCannotBeReadKeepsItsLastFiguresAndTheirAge() {
    run();
    away = true;
    clock.go(Duration.ofMinutes(5));
    run();
    assertThat(part.told()).isEqualTo(new Told<>(START, 20, true, "f1"));
    away = false;
    clock.go(Duration.ofSeconds(2));
    run();
    assertThat(part.told().failing()).isFalse();
    assertThat(part.told().at()).isEqualTo(clock.instant());
  }

  @Test
  void whatNeverWasReadIsSaidToBeUnknown() {
    away = true;
    run();
    assertThat(part.told()).isEqualTo(new Told<>(null, 20, true, null));
  }

  @Test
  void onlyAnotherFigureOrAFailureIsNews() {
    run();
    long known = part.version();
    clock.go(Duration.ofSeconds(2));
    run();
    assertThat(part.version()).isEqualTo(known);
    figure = 2;
    clock.go(Duration.ofSeconds(2));
    run();
    assertThat(part.version()).isGreaterThan(known);
    known = part.version();
    away = true;
    clock.go(Duration.ofSeconds(2));
    run();
    assertThat(part.version()).isGreaterThan(known);
  }
}
