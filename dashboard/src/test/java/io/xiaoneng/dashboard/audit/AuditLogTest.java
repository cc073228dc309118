package io.xiaoneng.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditLogTest {

  private static final Actor MEI = new Actor("mei", Set.of(Role.SUPERVISOR, Role.LEADER), null);
  private static final Actor WU = new Actor("wu", Set.of(Role.UNIT), "610113");

  private final JdbcConnectionPool store =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  private final JdbcClient jdbc = JdbcClient.create(store);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(store));
  private final AuditLog log =
      new AuditLog(jdbc, Clock.fixed(Instant.parse("2026-03-02T01:15:04.5678Z"), ZoneOffset.UTC));
  private final AuditReader reader = new AuditReader(jdbc);

  @BeforeEach
  void tables() {
    Flyway.configure().dataSource(store).load().migrate();
  }

  @AfterEach
  void close() throws SQLException {
    jdbc.sql("shutdown").update();
    store.dispose();
  }

  private void write(Actor actor, String action, String subject, String detail) {
    transaction.executeWithoutResult(status -> log.record(actor, action, subject, detail));
  }

  private List<AuditEntry> all() {
    List<AuditEntry> entries = new ArrayList<>();
    reader.forEach(new AuditReader.Search(null, null, null, null, null), entries::add);
    return entries;
  }

  @Test
  void linesComeBackAsTheyWereWrittenAndTheChainIsWhole() {
    write(MEI, "card.signed", "card/1", "黄牌 \uD842\uDFB7");
    write(WU, "case.viewed", "case/c-1", "");
    assertThat(all())
        .extracting(
            AuditEntry::id,
            AuditEntry::at,
            AuditEntry::actor,
            AuditEntry::roles,
            AuditEntry::unit,
            AuditEntry::action,
            AuditEntry::subject,
            AuditEntry::detail)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                1L,
                Instant.parse("2026-03-02T01:15:04.567Z"),
                "mei",
                "LEADER,SUPERVISOR",
                null,
                "card.signed",
                "card/1",
                "黄牌 \uD842\uDFB7"),
            org.assertj.core.groups.Tuple.tuple(
                2L,
                Instant.parse("2026-03-02T01:15:04.567Z"),
                "wu",
                "UNIT",
                "610113",
                "case.viewed",
                "case/c-1",
                ""));
    AuditReader.Verdict verdict = reader.verify();
    assertThat(verdict.whole()).isTrue();
    assertThat(verdict.lines()).isEqualTo(2);
    assertThat(verdict.head()).isEqualTo(all().get(1).hash());
  }

  @Test
  void anEmptyLogIsWhole() {
    assertThat(reader.verify())
        .isEqualTo(new AuditReader.Verdict(0, "0".repeat(64), null, null, 0));
  }

  @Test
  void whatIsRolledBackLeavesNoLine() {
    write(MEI, "a.first", "", "");
    transaction.executeWithoutResult(
        status -> {
          log.record(MEI, "a.undone", "", "");
          status.setRollbackOnly();
        });
    write(MEI, "a.second", "", "");
    assertThat(all()).extracting(AuditEntry::action).containsExactly("a.first", "a.second");
    assertThat(reader.verify().whole()).isTrue();
  }

  @Test
  void aChangedLineShows() {
    for (String column : List.of("actor", "roles", "unit", "action", "subject", "detail")) {
      write(MEI, "a.line", "s", "d");
      long last = all().size();
      jdbc.sql("update audit_entry set " + column + " = 'x' where id = ?").param(last).update();
      AuditReader.Verdict verdict = reader.verify();
      assertThat(verdict.brokenAt()).as(column).isEqualTo(last);
      assertThat(verdict.problem()).contains("not as it was written");
      jdbc.sql(
              "update audit_entry set actor = 'mei', roles = 'LEADER,SUPERVISOR', unit = null,"
                  + " action = 'a.line', subject = 's', detail = 'd' where id = ?")
          .param(last)
          .update();
      assertThat(reader.verify().whole()).isTrue();
    }
  }

  @Test
  void aLineTakenOutShowsInTheMiddleAndAtTheEnd() {
    for (int i = 0; i < 3; i++) {
      write(MEI, "a.line", "s", "d");
    }
    jdbc.sql("delete from audit_entry where id = 3").update();
    assertThat(reader.verify().brokenAt()).isEqualTo(3);
    jdbc.sql("delete from audit_entry where id = 1").update();
    assertThat(reader.verify().brokenAt()).isEqualTo(1);
  }

  @Test
  void aLineWrittenAnewWithARightHashBreaksTheNext() {
    write(MEI, "a.first", "", "");
    write(MEI, "a.second", "", "");
    AuditEntry forged =
        AuditEntry.after(1, "0".repeat(64), Instant.EPOCH, WU, "a.first", "", "forged");
    jdbc.sql("delete from audit_entry where id = 1").update();
    jdbc.sql(
            "insert into audit_entry values (1, 0, 'wu', 'UNIT', '610113', 'a.first', '',"
                + " 'forged', ?, ?)")
        .params(forged.previous(), forged.hash())
        .update();
    AuditReader.Verdict verdict = reader.verify();
    assertThat(verdict.brokenAt()).isEqualTo(2);
    assertThat(verdict.problem()).contains("does not follow");
  }

  @Test
  void whatIsTooLongIsCutAndStillVerifies() {
    write(
        Actor.program("n".repeat(500)),
        "a.long",
        "\uD842\uDFB7".repeat(300),
        "\0" + "d".repeat(9_000));
    AuditEntry entry = all().get(0);
    assertThat(entry.actor()).hasSize(AuditEntry.LONGEST_ACTOR).endsWith("…");
    assertThat(entry.subject()).hasSizeLessThanOrEqualTo(AuditEntry.LONGEST_SUBJECT).endsWith("…");
    assertThat(entry.detail()).hasSize(AuditEntry.LONGEST_DETAIL).doesNotContain("\0");
    assertThat(reader.verify().whole()).isTrue();
  }

  @Test
  void anActionHasAName() {
    assertThatThrownBy(() -> log.record(MEI, "", "s", "d")).hasMessageContaining("no action");
  }

  @Test
  void manyAtOnceMakeOneChain() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        done.add(writers.submit(() -> write(MEI, "a.line", "", "")));
      }
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      writers.shutdownNow();
    }
    assertThat(reader.verify()).matches(AuditReader.Verdict::whole);
    assertThat(all()).hasSize(40);
  }

  @Test
  void linesAreFoundByWhoWhatAndWords() {
    write(MEI, "card.signed", "card/1", "100% sure");
    write(WU, "card.read", "card/1", "");
    write(WU, "cards.odd", "card/2", "100 sure");
    assertThat(found("wu", null, null)).containsExactly("cards.odd", "card.read");
    assertThat(found(null, "card.", null)).containsExactly("card.read", "card.signed");
    assertThat(found(null, "card.read", null)).containsExactly("card.read");
    assertThat(found(null, null, "100% S")).containsExactly("card.signed");
    assertThat(found(null, null, "card/1")).containsExactly("card.read", "card.signed");
    assertThat(found("mei", "card.read", null)).isEmpty();
  }

  private List<String> found(String actor, String action, String text) {
    return reader
        .search(new AuditReader.Search(actor, action, text, null, null), Long.MAX_VALUE, 10)
        .stream()
        .map(AuditEntry::action)
        .toList();
  }
}
