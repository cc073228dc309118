package io.xiaoneng.dashboard.retention;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.event.ApplicantSeal;
import java.time.Clock;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erasure for tests of other packages. */
public final class ErasureForTests implements AutoCloseable {

  private final JdbcConnectionPool store =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  private final ClickHouse clickHouse;
  private final Erasure erasure;

  public ErasureForTests(String jdbcUrl) {
    Flyway.configure().dataSource(store).load().migrate();
    clickHouse = ClickHouseTesting.open(jdbcUrl);
    erasure =
        new Erasure(
            clickHouse, JdbcClient.create(store), ApplicantSeal.withoutKey(), Clock.systemUTC());
  }

  /** Erases a case; how many of its events held something. */
  public long erase(String caseId) {
    return erasure.erase(caseId);
  }

  @Override
  public void close() {
    clickHouse.close();
    store.dispose();
  }
}
