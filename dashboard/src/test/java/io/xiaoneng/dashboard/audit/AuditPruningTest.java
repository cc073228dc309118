package io.xiaoneng.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.SetClock;
import io.xiaoneng.dashboard.security.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditPruningTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Actor MEI = Actor.program("mei");

  private final JdbcConnectionPool store =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  private final JdbcClient jdbc = JdbcClient.create(store);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(store));
  private final SetClock clock = new SetClock(START);
  private final AuditLog log = new AuditLog(jdbc, clock);
  private final AuditReader reader = new AuditReader(jdbc);
  private final AuditPruning pruning = new AuditPruning(jdbc, log);

  @BeforeEach
  void tables() {
    Flyway.configure().dataSource(store).load().migrate();
    for (int day = 0; day < 10; day++) {
      clock.set(START.plus(Duration.ofDays(day)));
      transaction.executeWithoutResult(status -> log.record(MEI, "a.line", "s", ""));
    }
  }

  @AfterEach
  void close() {
    jdbc.sql("shutdown").update();
    store.dispose();
  }

  private long prune(int day) {
    Long gone = transaction.execute(status -> pruning.prune(START.plus(Duration.ofDays(day))));
    return gone == null ? -1 : gone;
  }

  private List<Long> ids() {
    List<Long> ids = new ArrayList<>();
    reader.forEach(
        new AuditReader.Search(null, null, null, null, null), entry -> ids.add(entry.id()));
    return ids;
  }

  @Test
  void whatIsOlderGoesAndWhatStaysCanStillBeVerified() {
    assertThat(pruning.older(START.plus(Duration.ofDays(4)))).isEqualTo(4);
    assertThat(prune(4)).isEqualTo(4);
    assertThat(ids()).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L);
    AuditReader.Verdict verdict = reader.verify();
    assertThat(verdict.whole()).as(verdict.problem()).isTrue();
    assertThat(verdict.pruned()).isEqualTo(4);
    assertThat(verdict.lines()).isEqualTo(11);
    assertThat(
            reader.search(
                new AuditReader.Search(null, "audit.pruned", null, null, null), Long.MAX_VALUE, 9))
        .singleElement()
        .satisfies(line -> assertThat(line.subject()).isEqualTo("lines up to 4"));
  }

  @Test
  void nothingOldIsNothingToTell() {
    assertThat(prune(0)).isZero();
    assertThat(ids()).hasSize(10);
    assertThat(pruning.older(START)).isZero();
  }

  @Test
  void againAndAgainUntilNothingButTheLastWordIsLeft() {
    assertThat(prune(4)).isEqualTo(4);
    assertThat(prune(4)).isZero();
    assertThat(prune(7)).isEqualTo(3);
    clock.set(START.plus(Duration.ofDays(400)));
    assertThat(prune(300)).isEqualTo(5);
    assertThat(ids()).containsExactly(13L);
    assertThat(reader.verify().whole()).isTrue();
    transaction.executeWithoutResult(status -> log.record(MEI, "a.line", "s", ""));
    assertThat(reader.verify().whole()).isTrue();
  }

  @Test
  void takingMoreAwayIsFoundOutAlsoWhereTheMarkIsMovedWithIt() {
    prune(4);
    jdbc.sql("delete from audit_entry where id = 5").update();
    assertThat(reader.verify().brokenAt()).isEqualTo(5);
    jdbc.sql(
            "update audit_checkpoint set id = 5, hash = (select previous from audit_entry where id"
                + " = 6)")
        .update();
    AuditReader.Verdict verdict = reader.verify();
    assertThat(verdict.brokenAt()).isEqualTo(5);
    assertThat(verdict.problem()).contains("no line says");
  }

  @Test
  void aMarkWithoutAnyCutIsFoundOut() {
    jdbc.sql("update audit_checkpoint set id = 3, hash = (select hash from audit_entry where id=3)")
        .update();
    assertThat(reader.verify().brokenAt()).isEqualTo(3);
  }
}
