package io.xiaoneng.dashboard.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.clickhouse.ClickHouseQueryException;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityClockTesting;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A picture of which a part, or all, cannot be read. */
class TodayFailingTest extends CityTestBase {

  @Autowired TargetList targets;
  @Autowired BothClocks clocks;
  @Autowired Instructions instructions;
  @Autowired CityClock clock;

  /** Says one thing, or throws what it is told to. */
  private static final class Source implements MatterSource {
    final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    @Override
    public Set<MatterKind> kinds() {
      return Set.of(MatterKind.STOCK);
    }

    @Override
    public List<Candidate> find(Instant now, LocalDate day) {
      RuntimeException thrown = failure.get();
      if (thrown != null) {
        throw thrown;
      }
      Text text = new Text("有。", "There is.");
      return List.of(
          new Candidate(MatterKind.STOCK, text, null, null, null, null, null, "/metrics/overdue"));
    }
  }

  private TodayService service(MatterSource... sources) {
    return new TodayService(List.of(sources), targets, clocks, instructions, clock);
  }

  @Test
  void whatCannotBeReadIsNamedAndTheRestTold() {
    Source broken = new Source();
    broken.failure.set(
        new ClickHouseQueryException("out of memory", 241, new IllegalStateException()));
    TodayService service = service(broken);
    Today today = service.city();
    assertThat(today.matters()).isEmpty();
    assertThat(today.unread()).containsExactly("stock");
    assertThat(today.clocks().cases()).isPositive();
    service.stop();
  }

  @Test
  void withoutAnyPictureItSaysThatTheDatabaseIsAway() {
    Source away = new Source();
    away.failure.set(new ClickHouseUnavailableException("away", new IllegalStateException()));
    TodayService service = service(away);
    assertThatExceptionOfType(ClickHouseUnavailableException.class).isThrownBy(service::city);
    // Once it is back, it is told.
    away.failure.set(null);
    assertThat(service.city().matters()).hasSize(1);
    service.stop();
  }

  @Test
  void whoeverIsInAHurryIsToldThatItIsNotThereYet() throws InterruptedException {
    CountDownLatch slow = new CountDownLatch(1);
    MatterSource waiting =
        new MatterSource() {
          @Override
          public Set<MatterKind> kinds() {
            return Set.of(MatterKind.STOCK);
          }

          @Override
          public List<Candidate> find(Instant now, LocalDate day) {
            try {
              assertThat(slow.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return List.of();
          }
        };
    TodayService service = service(waiting);
    assertThat(service.within(Duration.ofMillis(1))).isEmpty();
    slow.countDown();
    assertThat(service.city().matters()).isEmpty();
    assertThat(service.within(Duration.ofMillis(1))).isPresent();
    service.stop();
  }

  @Test
  void aPictureStaysWhileNoNewerOneCanBeHadAndSaysSo() {
    SetClock moved = new SetClock(clock.now());
    Source source = new Source();
    TodayService service =
        new TodayService(
            List.of(source),
            targets,
            clocks,
            instructions,
            CityClockTesting.of(moved, clock.zone()));
    Today first = service.city();
    assertThat(first.matters()).hasSize(1);
    source.failure.set(new ClickHouseUnavailableException("away", new IllegalStateException()));
    moved.go(TodayService.TICK);
    await(() -> service.current().failing());
    assertThat(service.city()).isSameAs(first);
    source.failure.set(null);
    moved.go(TodayService.TICK);
    await(() -> !service.current().failing());
    assertThat(service.city().computedAt()).isAfter(first.computedAt());
    service.stop();
  }

  @Test
  void whatWasSoWhenNobodyLookedForAWhileIsNotShownAsTodays() {
    SetClock moved = new SetClock(clock.now());
    TodayService service =
        new TodayService(
            List.of(new Source()),
            targets,
            clocks,
            instructions,
            CityClockTesting.of(moved, clock.zone()));
    Today first = service.city();
    TodayService.Snapshot known = service.current();
    assertThat(service.isDue(known)).isFalse();
    moved.go(TodayService.PATIENCE);
    assertThat(service.isDue(known)).isTrue();
    assertThat(service.city().computedAt()).isAfter(first.computedAt());
    service.stop();
  }

  private static void await(BooleanSupplier there) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come in time").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
