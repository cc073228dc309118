package io.xiaoneng.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.event.Json;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whatever a sender writes into names, numbers and reasons is text on every page. */
class HostileTextTest extends ApiTestBase {

  private static final String UNIT = "hostile-1";
  private static final String NAME =
      "</script><script>alert('unit')</script>\"'><img src=x onerror=alert(1)>";
  private static final String CASE = "\"><script>alert('case')</script>\u202e😀" + "x".repeat(150);
  private static final String REASON = "<svg/onload=alert('reason')>";

  @Autowired ClickHouse clickHouse;

  @BeforeEach
  void write() {
    insert(
        "INSERT INTO registry_row (kind, key, `offset`, body, recorded_at) VALUES ('unit', ?, 9000, ?, now64(3))",
        "unit/" + UNIT,
        Json.write(
            Map.of(
                "kind",
                "unit",
                "code",
                UNIT,
                "nameZh",
                NAME,
                "nameEn",
                NAME,
                "level",
                "DISTRICT")));
    insert(
        "INSERT INTO case_row (case_id, version, identified, unit, district, item, channel, kind, first_at,"
            + " applied_at, accepted_at, due_promise, first_date, applied_date, accepted_date,"
            + " due_date, flags) SELECT ?, 1, true, ?, ?, ?, 'WEB', 'COMMITTED', now64(3) - INTERVAL 9 DAY,"
            + " now64(3) - INTERVAL 9 DAY, now64(3) - INTERVAL 9 DAY, now64(3) - INTERVAL 2 DAY,"
            + " today() - 9, today() - 9, today() - 9, today() - 2, ['<b>flag</b>']",
        CASE,
        UNIT,
        UNIT,
        REASON);
    archive("1", "case.applied", Map.of("unit", UNIT, "item", REASON, "channel", "WEB"));
    archive("2", "case.refused", Map.of("reason", REASON));
    insert(
        "INSERT INTO dead_letter (sha256, reason, detail, origin, source, id, length, recorded_at, raw)"
            + " SELECT lower(hex(SHA256('hostile'))), 'bad-value', ?, 'http', ?, '1', 9, now64(3), ?",
        REASON,
        NAME,
        NAME);
  }

  @AfterEach
  void clear() {
    for (String table : List.of("case_row", "event_archive", "dead_letter")) {
      clickHouse.with(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute("TRUNCATE TABLE " + table);
            }
          });
    }
  }

  private void archive(String id, String type, Map<String, Object> data) {
    String raw =
        Json.write(
            Map.of(
                "specversion", "1.0",
                "id", id,
                "source", "/hostile",
                "type", type,
                "subject", CASE,
                "time", "2026-03-0" + id + "T10:00:00+08:00",
                "data", data));
    insert(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) SELECT ?, '/hostile', ?, 0, toUInt128(?), 'UPSERT', ?, now64(3), now64(3), ?",
        CASE,
        id,
        id,
        type,
        raw);
  }

  private void insert(String sql, String... values) {
    clickHouse.with(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
          }
        });
  }

  private MockHttpServletResponse shown(String path, Object... variables) {
    try {
      return http.perform(get(path, variables).with(user("admin").roles("ADMIN")))
          .andReturn()
          .getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(MockHttpServletResponse page) {
    return new String(page.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private static void assertHarmless(String page) {
    assertThat(page)
        .doesNotContain("<script>")
        .doesNotContain("<img")
        .doesNotContain("<svg/")
        .doesNotContain("<b>flag");
  }

  @Test
  void aUnitsNameIsTextInItsPageAndInTheDataOfItsScripts() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(text(shown("/units/" + UNIT))).contains("&lt;script&gt;alert"));
    assertHarmless(text(shown("/units/" + UNIT)));
    assertHarmless(text(shown("/units")));
  }

  @Test
  void aCasesNumberAndReasonsAreText() {
    assertThat(text(shown("/units/" + UNIT))).contains("/cases?q=%22%3E%3Cscript%3E");
    MockHttpServletResponse page = shown("/cases?q={id}", CASE);
    assertThat(page.getStatus()).isEqualTo(200);
    assertThat(text(page)).contains("&lt;svg/onload=alert").contains("&lt;script&gt;alert");
    assertHarmless(text(page));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/quality"})
  void noOtherPageRunsWhatASenderWrote(String path) {
    assertHarmless(text(shown(path)));
  }

  @Test
  void anAddressThatLeadsNowhereIsRepeatedAsText() {
    MockHttpServletResponse page = shown("/cases?q={id}", "<script>alert(2)</script>");
    assertThat(page.getStatus()).isEqualTo(404);
    assertThat(text(page)).contains("&lt;script&gt;alert(2)");
    assertHarmless(text(page));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/units", "/quality", "/metrics", "/login"})
  void theBrowserIsToldToRunNothingInline(String path) {
    assertThat(shown(path).getHeader("Content-Security-Policy"))
        .contains("default-src 'self'")
        .doesNotContain("unsafe");
  }
}
