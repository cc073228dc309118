package io.xiaoneng.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** Letters refused while a registry was closed, replayed where everything is known. */
class ReplayTest extends ApiTestBase {

  private static final String GOOD =
      "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/terminal/7\",\"type\":\"case.withdrawn\","
          + "\"subject\":\"案-7\",\"time\":\"2026-03-02T09:15:04+08:00\"}";

  @Autowired ClickHouse clickHouse;
  @Autowired RememberingLog log;

  @BeforeEach
  @AfterEach
  void forget() {
    log.away(false);
    log.taken();
    execute("TRUNCATE TABLE dead_letter");
    execute("TRUNCATE TABLE dead_letter_replay");
  }

  private void execute(String sql) {
    clickHouse.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        });
  }

  private void letter(char hash, String raw, String origin, boolean imported, int cutOff) {
    execute(
        "INSERT INTO dead_letter (sha256, reason, detail, origin, source, id, length, recorded_at,"
            + " raw, imported) VALUES ('%s', 'unknown-reference', 'd', '%s', '', '', %d, now64(3),"
                .formatted(
                    Character.toString(hash).repeat(64),
                    origin,
                    raw.getBytes(StandardCharsets.UTF_8).length + cutOff)
            + " '"
            + raw
            + "', "
            + imported
            + ")");
  }

  private ResultActions replay(String query) throws Exception {
    return http.perform(post("/api/v1/dead-letters/replay" + query).with(admin()));
  }

  private ResultActions open() throws Exception {
    return http.perform(get("/api/v1/dead-letters").with(admin()));
  }

  @Test
  void whatIsGoodByNowIsPublishedAsItCameAndIsOpenNoLonger() throws Exception {
    letter('a', GOOD.formatted("1"), "http", true, 0);
    letter('b', GOOD.formatted("2"), "xiaoneng.events.hall", false, 0);
    letter('c', GOOD.formatted("3").replace("time", "tim"), "http", false, 0);
    letter('d', GOOD.formatted("4"), "http", false, 1_000_000);

    replay("")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.read").value(4))
        .andExpect(jsonPath("$.accepted").value(2))
        .andExpect(jsonPath("$.stillRefused").value(1))
        .andExpect(jsonPath("$.cutOff").value(1))
        .andExpect(jsonPath("$.next").isEmpty());

    List<EventLog.Entry> taken = log.taken();
    assertThat(taken)
        .extracting(EventLog.Entry::topic)
        .containsExactly("xiaoneng.events.terminal", "xiaoneng.events.hall");
    assertThat(taken).allMatch(each -> each.key().equals("案-7"));
    assertThat(taken)
        .extracting(each -> new String(each.value(), StandardCharsets.UTF_8))
        .containsExactly(GOOD.formatted("1"), GOOD.formatted("2"));
    assertThat(taken)
        .extracting(EventLog.Entry::headers)
        .containsExactly(Map.of("import", "1"), Map.of());
    open()
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.replayed").value(2))
        .andExpect(jsonPath("$.letters.length()").value(2));

    replay("").andExpect(jsonPath("$.read").value(2)).andExpect(jsonPath("$.accepted").value(0));
    assertThat(log.taken()).isEmpty();
  }

  @Test
  void aCallHasALimitAndTheNextOneGoesOn() throws Exception {
    for (char hash : "abcde".toCharArray()) {
      letter(hash, GOOD.formatted(hash).replace("time", "tim"), "http", false, 0);
    }
    replay("?limit=3")
        .andExpect(jsonPath("$.read").value(3))
        .andExpect(jsonPath("$.next").value("c".repeat(64)));
    replay("?limit=3&after=" + "c".repeat(64))
        .andExpect(jsonPath("$.read").value(2))
        .andExpect(jsonPath("$.next").isEmpty());
  }

  @Test
  void whatTheLogDoesNotConfirmStaysOpen() throws Exception {
    letter('a', GOOD.formatted("1"), "http", false, 0);
    log.away(true);
    replay("")
        .andExpect(jsonPath("$.accepted").value(0))
        .andExpect(jsonPath("$.unconfirmed").value(1));
    open().andExpect(jsonPath("$.total").value(1));
    log.away(false);
    replay("").andExpect(jsonPath("$.accepted").value(1));
  }

  @Test
  void whatATokenMayNotWriteNoReplayWritesForIt() throws Exception {
    replay("?reason=source-forbidden")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("reason"));
    replay("?limit=0").andExpect(jsonPath("$.field").value("limit"));
    replay("?after=x").andExpect(jsonPath("$.field").value("after"));
  }
}
