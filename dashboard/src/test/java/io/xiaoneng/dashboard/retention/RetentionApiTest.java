package io.xiaoneng.dashboard.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.supervision.AttachmentFiles;
import io.xiaoneng.event.ApplicantSeal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;

class RetentionApiTest extends ApiTestBase {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String REFERENCE = "11010519491231002X";

  @Autowired private ClickHouse clickHouse;
  @Autowired private JdbcClient jdbc;
  @Autowired private ApplicantSeal seal;
  @Autowired private AuditReader audit;
  @Autowired private AttachmentFiles files;
  @Autowired private OldAttachments attachments;

  @AfterEach
  void clean() {
    clickHouse.execute("TRUNCATE TABLE event_archive", List.of(), LIMIT);
    clickHouse.execute("TRUNCATE TABLE dead_letter", List.of(), LIMIT);
    jdbc.sql("delete from erasure").update();
    // Other tests share the store, and know no task without a stage.
    jdbc.sql("delete from supervision_attachment where name = 'f.txt'").update();
    jdbc.sql(
            "delete from supervision_task_step where task in (select id from supervision_task where"
                + " code like 'old-%')")
        .update();
    jdbc.sql("delete from supervision_task where code like 'old-%'").update();
  }

  private void event(String subject, int number, String data) {
    String raw =
        "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/hall/1\",\"type\":\"case.returned\",\"subject\":\"%s\",\"time\":\"2026-03-02T01:00:00Z\",\"data\":{%s}}"
            .formatted(number, subject, data);
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, raw) VALUES (?, '/hall/1', ?, 0, ?, 'UPSERT', 'case.returned',"
            + " '2026-03-02 01:00:00', '2026-03-02 01:00:01', ?)",
        List.of(subject, Integer.toString(number), number, raw),
        LIMIT);
  }

  private void letter(String sha, String raw, int daysAgo) {
    clickHouse.execute(
        "INSERT INTO dead_letter (sha256, reason, detail, origin, length, recorded_at, raw) VALUES"
            + " (?, 'bad-value', 'it was \"x\"', 'http', 9, fromUnixTimestamp64Milli(?), ?)",
        List.of(sha.repeat(64), Instant.now().minus(Duration.ofDays(daysAgo)).toEpochMilli(), raw),
        LIMIT);
  }

  private String archive(String subject) {
    return String.join(
        "\n",
        clickHouse.query(
            "SELECT raw FROM event_archive WHERE subject = ? ORDER BY id",
            List.of(subject),
            row -> row.getString(1)));
  }

  private List<String> letters() {
    return clickHouse.query(
        "SELECT concat(substring(sha256, 1, 1), ':', raw, ':', detail, ':', reason) FROM dead_letter"
            + " FINAL ORDER BY sha256",
        List.of(),
        row -> row.getString(1));
  }

  private ResultActions erase(String body) throws Exception {
    return http.perform(
        post("/api/v1/erasures")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(admin()));
  }

  private List<String> logged(String action) {
    return audit
        .search(new AuditReader.Search(null, action, null, null, null), Long.MAX_VALUE, 50)
        .stream()
        .map(each -> each.subject() + " " + each.detail())
        .toList();
  }

  @Test
  void aDryRunSaysWhatWouldGoAndChangesNothing() throws Exception {
    event("dry", 1, "\"reason\":\"WORDS\",\"applicant\":\"" + seal.hash(REFERENCE) + "\"");
    event("dry", 2, "\"reason\":\"\"");
    String before = archive("dry");
    erase("{\"caseId\":\"dry\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.dryRun").value(true))
        .andExpect(jsonPath("$.cases[0].caseId").value("dry"))
        .andExpect(jsonPath("$.cases[0].events").value(1));
    assertThat(archive("dry")).isEqualTo(before);
    assertThat(logged("case.erased")).noneMatch(line -> line.contains("case/dry"));
  }

  @Test
  void everyCaseOfAnApplicantIsErasedAndWhatComesBackGoesTheNextNight() throws Exception {
    String hash = seal.hash(REFERENCE);
    event("one", 1, "\"reason\":\"WORDS\",\"applicant\":\"" + hash + "\"");
    event("one", 2, "\"unit\":\"u\"");
    event("two", 1, "\"note\":\"" + hash + "\"");
    event("other", 1, "\"reason\":\"STAYS\"");
    letter("a", "{\"subject\":\"x\",\"idCard\":\"" + REFERENCE + "\"}", 0);
    letter("b", "{\"subject\":\"two\"", 0);
    letter("c", "{\"subject\":\"other\"}", 0);
    String hashes =
        "SELECT groupArray(toString(hash)) FROM (SELECT hash FROM event_archive ORDER BY ALL)";
    String before = clickHouse.query(hashes, List.of(), row -> row.getString(1)).get(0);

    erase("{\"applicant\":\"" + REFERENCE + "\",\"dryRun\":false}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("reason"));
    erase("{\"applicant\":\"" + REFERENCE + "\",\"reason\":\"request 7\",\"dryRun\":false}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.cases.length()").value(2))
        .andExpect(jsonPath("$.deadLetters").value(1));

    assertThat(archive("one"))
        .contains("\"erased\"", "\"subject\":\"one\"")
        .doesNotContain("WORDS", hash);
    assertThat(archive("two")).doesNotContain(hash, "note");
    assertThat(archive("other")).contains("STAYS");
    assertThat(letters())
        .containsExactly(
            "a:::bad-value",
            "b:{\"subject\":\"two\":it was \"x\":bad-value",
            "c:{\"subject\":\"other\"}:it was \"x\":bad-value");
    assertThat(clickHouse.query(hashes, List.of(), row -> row.getString(1)).get(0))
        .as("the identity of the contents, which versions of cases are made of")
        .isEqualTo(before);
    assertThat(logged("case.erased"))
        .anyMatch(line -> line.equals("case/one 1 events; request 7"))
        .noneMatch(line -> line.contains(REFERENCE) || line.contains(hash));

    // The same event is delivered once more.
    event("one", 1, "\"reason\":\"WORDS\",\"applicant\":\"" + hash + "\"");
    http.perform(get("/api/v1/retention").with(admin()))
        .andExpect(jsonPath("$.due.erasedAgain").value(1));
    http.perform(post("/api/v1/retention/run").with(admin()))
        .andExpect(jsonPath("$.erasedAgain").value(1));
    assertThat(archive("one")).doesNotContain("WORDS", hash);
    http.perform(get("/api/v1/retention").with(admin()))
        .andExpect(jsonPath("$.due.erasedAgain").value(0));
  }

  @Test
  void whatIsAskedForWronglyIsNamed() throws Exception {
    erase("{}").andExpect(status().isBadRequest()).andExpect(jsonPath("$.field").value("caseId"));
    erase("{\"caseId\":\"a\",\"applicant\":\"b\"}").andExpect(status().isBadRequest());
    erase("{\"caseId\":\"no-such\"}").andExpect(status().isNotFound());
  }

  @Test
  void oldLettersLoseTheirBytesAndStayCounted() throws Exception {
    letter("d", "OLD", 400);
    letter("e", "YOUNG", 300);
    http.perform(get("/api/v1/retention").with(admin()))
        .andExpect(jsonPath("$.deadLetterDays").value(365))
        .andExpect(jsonPath("$.due.deadLetters").value(1));
    http.perform(post("/api/v1/retention/run").with(admin()))
        .andExpect(jsonPath("$.deadLetters").value(1));
    assertThat(letters()).containsExactly("d:::bad-value", "e:YOUNG:it was \"x\":bad-value");
  }

  @Test
  void filesOfWhatWasClosedLongAgoGoUnlessSomethingElseNeedsThem() throws Exception {
    long old = task("old-1", "DONE", 900);
    long open = task("old-2", "RUNNING", 900);
    attach(old, "a");
    attach(old, "b");
    attach(open, "b");
    Instant now = Instant.now();
    Instant before = now.minus(Duration.ofDays(800));
    assertThat(attachments.count(before)).isEqualTo(2);
    assertThat(attachments.count(now.minus(Duration.ofDays(1_000)))).isZero();
    assertThat(attachments.erase(before, now)).isEqualTo(2);
    assertThat(files.path("a".repeat(64))).doesNotExist();
    assertThat(files.path("b".repeat(64))).as("an open task has it, too").exists();
    assertThat(attachments.erase(before, now)).isZero();
  }

  private long task(String code, String state, int daysAgo) {
    OffsetDateTime then = OffsetDateTime.now().minusDays(daysAgo);
    jdbc.sql(
            "insert into supervision_task (code, title_zh, title_en, source, leads, supports, state,"
                + " version, registered_at) values (?, 't', 't', 's', 'l', '', ?, 1, ?)")
        .params(code, state, then)
        .update();
    long id =
        jdbc.sql("select id from supervision_task where code = ?")
            .param(code)
            .query(Long.class)
            .single();
    jdbc.sql(
            "insert into supervision_task_step (task, number, step, party, author, at, said, stage)"
                + " values (?, 1, 'REGISTER', 'SUPERVISOR', 'wang', ?, '', 0)")
        .params(id, then)
        .update();
    return id;
  }

  private void attach(long task, String hash) throws Exception {
    Path file = files.path(hash.repeat(64));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "content");
    jdbc.sql(
            "insert into supervision_attachment (matter, name, media_type, size, sha256, author, at)"
                + " values (?, 'f.txt', 'text/plain', 7, ?, 'wang', ?)")
        .params("task/" + task, hash.repeat(64), OffsetDateTime.now())
        .update();
  }

  @Test
  void theLogIsNeverKeptForLessThanSixMonths() {
    Duration year = Duration.ofDays(365);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetentionSettings(Duration.ofDays(183), year, year))
        .withMessageContaining("xiaoneng.retention.audit is 183 days, must be at least 184 days");
    assertThat(new RetentionSettings(Duration.ofDays(184), year, year).audit().toDays())
        .isEqualTo(184);
  }
}
