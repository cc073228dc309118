package io.xiaoneng.dashboard.clickhouse;

import io.xiaoneng.schema.SchemaException;
import io.xiaoneng.schema.SchemaMigrations;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Applies the ClickHouse schema before the program calls itself ready. ClickHouse may still be
 * starting, so it is waited for; when it does not come in time the program serves what it can, says
 * so in its health, and goes on trying. A schema newer than the program ends the program.
 */
@Component
public class SchemaAtStart implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaAtStart.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final ClickHouse clickHouse;
  private final Duration patience;
  private volatile boolean applied;

  /**
   * @param patience how long ClickHouse may take to come up
   */
  SchemaAtStart(
      ClickHouse clickHouse, @Value("${xiaoneng.clickhouse-patience:60s}") Duration patience) {
    this.clickHouse = clickHouse;
    this.patience = patience;
  }

  /** Whether the schema is that of this program. */
  public boolean applied() {
    return applied;
  }

  /**
   * @throws SchemaException where the database is newer than the program
   */
  @Override
  public void run(@Nullable ApplicationArguments arguments) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!apply()) {
      if (System.nanoTime() - deadline >= 0) {
        LOG.error("ClickHouse did not answer within {}; going on without figures", patience);
        return;
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** Goes on trying. */
  @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
  void retry() {
    if (!applied) {
      apply();
    }
  }

  private synchronized boolean apply() {
    try {
      List<String> done =
          clickHouse.with(connection -> SchemaMigrations.clickHouse().apply(connection));
      done.forEach(each -> LOG.info("schema: applied {}", each));
      applied = true;
    } catch (ClickHouseUnavailableException e) {
      LOG.info("waiting for ClickHouse");
    }
    return applied;
  }
}
