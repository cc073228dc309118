package io.xiaoneng.dashboard.supervision.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.alert.AlertLevel;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.PostedNotice;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Four alerts of two units, and the open cases of the made-up city. */
class AlertsTest extends CityTestBase {

  private static boolean filled;

  @Autowired private ClickHouse clickHouse;
  @Autowired private CityClock clock;
  @Autowired private RegistryView registry;
  @Autowired private AlertReader alerts;
  @Autowired private DueCaseReader dueCases;
  @Autowired private AlertNews news;
  @Autowired private NoticeBoard board;

  private String one = "";
  private String other = "";

  @BeforeEach
  void raise() {
    List<UnitNode> units = registry.children(registry.roots().get(0).code());
    one = units.get(0).code();
    other = units.get(1).code();
    if (filled) {
      return;
    }
    filled = true;
    alert("A/1", "past-promise", "YELLOW", "", one, "RAISED", "", 3);
    alert("A/1", "past-statutory", "RED", "", one, "RAISED", "", 2);
    alert("<b>2", "step-overdue", "YELLOW", "审查", other, "ENDED", "step-finished", 30);
    alert("A3", "due-soon", "BLUE", "", one, "RAISED", "", 5);
    // Withdrawn afterwards: the row with the higher version counts.
    alert("A3", "past-promise", "YELLOW", "", one, "RAISED", "", 50);
    alert("A3", "past-promise", "YELLOW", "", one, "WITHDRAWN", "ended-before", 50);
  }

  private void alert(
      String caseId,
      String kind,
      String level,
      String step,
      String unit,
      String state,
      String reason,
      int hoursAgo) {
    Instant moment = clock.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(hoursAgo));
    clickHouse.execute(
        "INSERT INTO case_alert SELECT ?, toUInt128(?), ?, ?, ?, 1, ?,"
            + " fromUnixTimestamp64Milli(?), fromUnixTimestamp64Milli(?), ?, ?, 'I', ?, ?, NULL,"
            + " now64(3), now64(3)",
        List.of(
            caseId + "|" + kind,
            reason.isEmpty() ? 1 : 2,
            caseId,
            kind,
            level,
            step,
            moment.minusMillis(1).toEpochMilli(),
            moment.toEpochMilli(),
            unit,
            one,
            state,
            reason),
        Duration.ofSeconds(10));
  }

  private static AlertFilter asked(String... pairs) {
    Map<String, String[]> parameters = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(pairs[i], new String[] {pairs[i + 1]});
    }
    return AlertFilter.of(parameters);
  }

  private static List<String> told(Alerts found) {
    return found.alerts().stream().map(each -> each.kind() + " " + each.state()).toList();
  }

  @Test
  void thoseInForceComeFirstTheGravestBefore() {
    assertThat(told(alerts.read(asked())))
        .containsExactly(
            "past-statutory RAISED",
            "past-promise RAISED",
            "due-soon RAISED",
            "step-overdue ENDED",
            "past-promise WITHDRAWN");
  }

  @Test
  void countsAreOfEveryStateWhateverIsAskedFor() {
    Alerts found = alerts.read(asked("state", "RAISED", "level", "RED"));
    assertThat(told(found)).containsExactly("past-statutory RAISED");
    assertThat(found.total()).isEqualTo(1);
    assertThat(found.count("RAISED", "YELLOW")).isEqualTo(1);
    assertThat(found.counts().get(AlertStanding.State.WITHDRAWN))
        .isEqualTo(Map.of(AlertLevel.YELLOW, 1L));
  }

  @Test
  void aUnitStandsForItsSubtreeAndIsTheOneThatIsCharged() {
    assertThat(told(alerts.read(asked("unit", other)))).containsExactly("step-overdue ENDED");
    assertThat(alerts.read(asked("unit", registry.roots().get(0).code())).total()).isEqualTo(5);
    AlertLine step = alerts.read(asked("unit", other)).alerts().get(0);
    assertThat(step.step()).isEqualTo("审查");
    assertThat(step.lead()).isEqualTo(one);
    assertThat(step.reasonZh()).isEqualTo("环节已完成");
  }

  @Test
  void pagesDoNotOverlap() {
    Alerts first = alerts.read(asked("size", "2"));
    Alerts last = alerts.read(asked("size", "2", "page", "3"));
    assertThat(first.pages()).isEqualTo(3);
    assertThat(told(first)).containsExactly("past-statutory RAISED", "past-promise RAISED");
    assertThat(told(last)).containsExactly("past-promise WITHDRAWN");
  }

  @ParameterizedTest
  @CsvSource({
    "state, OPEN, RAISED",
    "level, GREEN, BLUE",
    "kind, late, past-promise",
    "from, yesterday, 2026-03-02",
    "size, 0, 1000",
    "colour, red, colour is not known"
  })
  void aBadParameterIsNamed(String name, String value, String said) throws Exception {
    http.perform(page("/api/v1/alerts").param(name, value))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString(name)))
        .andExpect(jsonPath("$.detail").value(containsString(said)));
  }

  @Test
  void theAnswerIsTheList() throws Exception {
    http.perform(page("/api/v1/alerts").param("case", "A/1"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.counts.RAISED.RED").value(1))
        .andExpect(jsonPath("$.alerts[0].kindEn").value("past the statutory term"))
        .andExpect(jsonPath("$.alerts[0].unit").value(one));
  }

  @ParameterizedTest
  @CsvSource({"zh, 办件预警, 未经核实", "en, Case alerts, a lead to be verified"})
  void thePageSpeaksBothLanguages(String lang, String title, String words) throws Exception {
    String shown = body("/supervision/alerts?state=&lang=" + lang);
    assertThat(shown)
        .contains(title)
        .contains(words)
        .contains("&lt;b&gt;2")
        .doesNotContain("??")
        .doesNotContain("${");
    http.perform(page("/supervision/alerts").param("level", "GREEN"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("must be one of")));
    assertThat(body("/supervision/alerts?case=nobody&lang=" + lang)).contains("state");
  }

  @Test
  void openCasesAreListedByWhatIsLeft() {
    DueCases all = dueCases.read(DueFilter.of(Map.of("within", new String[] {"60"})));
    assertThat(all.complete()).isTrue();
    assertThat(all.cases()).isNotEmpty();
    assertThat(all.cases()).extracting(DueCases.Line::due).isSorted();
    long open =
        clickHouse
            .query(
                "SELECT count() FROM case_row FINAL WHERE identified AND NOT test AND NOT"
                    + " quarantined AND accepted_at IS NOT NULL AND NOT deemed AND decided_at IS"
                    + " NULL AND refused_at IS NULL AND closed_at IS NULL AND due_promise IS NOT"
                    + " NULL",
                List.of(),
                row -> row.getLong(1))
            .get(0);
    assertThat(all.total()).isLessThanOrEqualTo(open).isPositive();
    DueCases.Line first = all.cases().get(0);
    assertThat(first.hoursLeft() < 0).isEqualTo(first.due().isBefore(clock.now()));
    DueCases soon = dueCases.read(DueFilter.of(Map.of("within", new String[] {"0"})));
    assertThat(soon.total()).isLessThan(all.total());
    assertThat(soon.cases()).allMatch(each -> each.daysLeft() <= 0);
  }

  @Test
  void theStepThatGoesOnTellsWhoHoldsTheCaseInWhichRole() {
    DueFilter everything = DueFilter.of(Map.of("within", new String[] {"60"}));
    String caseId = dueCases.read(everything).cases().get(0).caseId();
    step(caseId, "1", 0, "UPSERT", "case.step-started", 10, "受理", one, "窗口");
    step(caseId, "2", 0, "UPSERT", "case.step-finished", 9, "受理", one, "窗口");
    step(caseId, "3", 0, "UPSERT", "case.step-started", 8, "审查", one, "首席");
    step(caseId, "3", 1, "UPSERT", "case.step-started", 8, "审查", other, "审查员");
    step(caseId, "4", 0, "UPSERT", "case.step-started", 7, "决定", one, "分管");
    step(caseId, "4", 1, "DELETE", "case.step-started", 7, "", "", "");
    DueCases.Line line = dueCases.read(everything).cases().get(0);
    assertThat(line.step()).isEqualTo("审查");
    assertThat(line.holder()).isEqualTo(other);
    assertThat(line.role()).isEqualTo("审查员");
    DueCases byRole =
        dueCases.read(
            DueFilter.of(Map.of("within", new String[] {"60"}, "role", new String[] {"审查员"})));
    assertThat(byRole.cases()).extracting(DueCases.Line::caseId).containsExactly(caseId);
    assertThat(byRole.roles()).contains("审查员");
  }

  private void step(
      String caseId,
      String id,
      int revision,
      String operation,
      String type,
      int hoursAgo,
      String step,
      String unit,
      String role) {
    clickHouse.execute(
        "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
            + " recorded_at, test, topic, partition, offset, raw) SELECT ?, '/steps', ?, ?,"
            + " toUInt128(1), ?, ?, fromUnixTimestamp64Milli(?), now64(3), false, 't', 0, 0, ?",
        List.of(
            caseId,
            id,
            revision,
            operation,
            type,
            clock.now().minus(Duration.ofHours(hoursAgo)).toEpochMilli(),
            "{\"data\":{\"step\":\"%s\",\"unit\":\"%s\",\"handlerRole\":\"%s\"}}"
                .formatted(step, unit, role)),
        Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void theDuePageSpeaksBothLanguages(String lang) throws Exception {
    assertThat(body("/supervision/due?within=10&lang=" + lang))
        .contains(lang.equals("zh") ? "即将到期" : "Due soon")
        .doesNotContain("??")
        .doesNotContain("${");
    http.perform(page("/api/v1/due-cases").param("within", "61"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("within")));
  }

  @Test
  void supervisorsHearOnceADayHowManyAlertsStand() {
    Actor supervisor = new Actor("wang", Set.of(Role.SUPERVISOR), null);
    LocalDate day = LocalDate.of(2039, 5, 4);
    long before = board.count(supervisor);
    news.tell(day);
    news.tell(day);
    assertThat(board.count(supervisor)).isEqualTo(before + 1);
    long standing = alerts.read(AlertFilter.of(Map.of("state", new String[] {"RAISED"}))).total();
    assertThat(board.of(supervisor).stream().map(PostedNotice::notice))
        .filteredOn(each -> each.key().equals("alerts/" + day))
        .singleElement()
        .satisfies(
            each -> assertThat(each.titleZh()).startsWith("现有 %d 条预警待核".formatted(standing)));
  }
}
