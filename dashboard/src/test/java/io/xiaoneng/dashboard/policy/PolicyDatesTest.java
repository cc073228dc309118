package io.xiaoneng.dashboard.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.path.DatedGoal;
import io.xiaoneng.dashboard.path.DatedGoals;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.flag.rebase.Rebases;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Dates that explain a figure's course, from the form to the chart. */
class PolicyDatesTest extends CityTestBase {

  private static final Actor ASSESSOR = new Actor("zhao", Set.of(Role.ASSESSOR), null);
  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final String TITLE = "容缺受理<b>全面推行";
  private static final String SHOWN = "容缺受理&lt;b&gt;全面推行";

  @Autowired private PolicyDates dates;
  @Autowired private TrendMarks marks;
  @Autowired private Rebases rebases;
  @Autowired private SchemeBook schemes;
  @Autowired private List<DatedGoals> goals;
  @Autowired private AuditReader audit;
  @Autowired private CityClock clock;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    jdbc.sql("delete from policy_date where made_by <> 'demo'").update();
    jdbc.sql("delete from chart_rebase").update();
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private static MetricDefinition metric(String id) {
    return Objects.requireNonNull(MetricCatalogue.find(id));
  }

  private LocalDate day() {
    return clock.today().minusDays(10);
  }

  private Map<String, String> fields(String... more) {
    Map<String, String> fields =
        new HashMap<>(
            Map.of(
                "day",
                day().toString(),
                "titleZh",
                TITLE,
                "titleEn",
                "Incomplete applications are taken",
                "document",
                "市政办发〔2026〕9号"));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  @Test
  void whatAnAssessorEntersStandsInChartListAndTableAndInTheLog() throws Exception {
    http.perform(
            post("/policy-dates")
                .with(as(ASSESSOR))
                .with(csrf())
                .param("day", day().toString())
                .param("titleZh", TITLE)
                .param("titleEn", "Incomplete applications are taken")
                .param("document", "市政办发〔2026〕9号")
                .param("metric", "on-time"))
        .andExpect(status().is3xxRedirection());
    String page = body("/metrics/on-time?lang=zh");
    assertThat(page).contains(SHOWN, "市政办发〔2026〕9号").doesNotContain(TITLE);
    assertThat(page).contains("\"label\":\"" + day() + "\"");
    assertThat(body("/metrics/on-time?lang=en")).contains("Incomplete applications are taken");
    assertThat(body("/metrics/online-rate?lang=zh")).doesNotContain(SHOWN);
    assertThat(body("/policy-dates?lang=zh")).contains(SHOWN, "zhao");
    assertThat(
            audit.search(
                new AuditReader.Search(null, "policy-date.entered", null, null, null),
                Long.MAX_VALUE,
                10))
        .anySatisfy(each -> assertThat(each.actor()).isEqualTo("zhao"));
  }

  @Test
  void aDateOfAllFiguresStandsInEveryChart() throws Exception {
    dates.enter(fields("titleEn", ""), ASSESSOR);
    assertThat(body("/metrics/online-rate?lang=en")).contains(SHOWN);
    assertThat(dates.standing("online-rate")).extracting(PolicyDate::titleEn).contains(TITLE);
  }

  @Test
  void whatIsMissingOrWrongIsRefusedByName() throws Exception {
    for (Map.Entry<String, String> each :
        Map.of("day", "2026-02-30", "titleZh", " ", "document", "", "metric", "nothing")
            .entrySet()) {
      assertThatThrownBy(() -> dates.enter(fields(each.getKey(), each.getValue()), ASSESSOR))
          .isInstanceOfSatisfying(
              BadParameterException.class,
              failure -> assertThat(failure.field()).isEqualTo(each.getKey()));
    }
    dates.enter(fields(), ASSESSOR);
    assertThatThrownBy(() -> dates.enter(fields(), ASSESSOR))
        .isInstanceOf(BadParameterException.class);
    http.perform(
            post("/api/v1/policy-dates")
                .with(as(SUPERVISOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isForbidden());
    http.perform(
            post("/api/v1/policy-dates")
                .with(as(ASSESSOR))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("day"));
  }

  @Test
  void whatIsWithdrawnLeavesTheChartAndStaysInTheList() throws Exception {
    dates.enter(fields(), ASSESSOR);
    long id = dates.standing("on-time").get(0).id();
    assertThatThrownBy(() -> dates.withdraw(id, " ", ASSESSOR))
        .isInstanceOf(BadParameterException.class);
    dates.withdraw(id, "日期有误", ASSESSOR);
    assertThatThrownBy(() -> dates.withdraw(id, "再次", ASSESSOR))
        .isInstanceOf(BadParameterException.class);
    assertThat(body("/metrics/on-time?lang=zh")).doesNotContain(SHOWN);
    assertThat(body("/policy-dates?lang=zh")).contains(SHOWN, "日期有误");
  }

  @Test
  void chartsThatBeginAnewAreToldWithTheirUnitAlone() {
    YearMonth month = YearMonth.from(clock.today()).minusMonths(1);
    rebases.record(
        Map.of(
            "metric", "on-time",
            "unit", "610112",
            "from", month.toString(),
            "reason", "流程再造",
            "document", "效能办〔2026〕3号"),
        SUPERVISOR);
    LocalDate first = month.atDay(1);
    assertThat(marks.of(metric("on-time"), "610112", first, first))
        .extracting(TrendMark::kind)
        .contains(TrendMark.Kind.REBASE);
    for (String other : new String[] {null, "610113"}) {
      assertThat(marks.of(metric("on-time"), other, first, first))
          .extracting(TrendMark::kind)
          .doesNotContain(TrendMark.Kind.REBASE);
    }
  }

  @Test
  void schemesAndTargetsMarkTheDaysTheyAreOf() {
    schemes
        .all()
        .all()
        .forEach(
            scheme -> {
              String id = scheme.classes().get(0).lines().get(0).metric();
              assertThat(marks.of(metric(id), null, scheme.from(), scheme.from()))
                  .anySatisfy(
                      each -> {
                        assertThat(each.kind()).isEqualTo(TrendMark.Kind.SCHEME);
                        assertThat(each.version()).isEqualTo(scheme.version());
                      });
            });
    List<DatedGoal> all = goals.stream().flatMap(each -> each.all().stream()).toList();
    assertThat(all).isNotEmpty();
    all.stream()
        .filter(each -> MetricCatalogue.find(each.metric()) != null)
        .forEach(
            goal ->
                assertThat(marks.of(metric(goal.metric()), goal.unit(), goal.by(), goal.by()))
                    .anySatisfy(
                        each -> {
                          assertThat(each.kind()).isEqualTo(TrendMark.Kind.TARGET);
                          assertThat(each.value()).isEqualTo(goal.value());
                        }));
  }

  @Test
  void theDemosDatesNameTheirPublicSources() {
    assertThat(dates.all())
        .filteredOn(each -> each.madeBy().equals("demo"))
        .extracting(each -> each.day().toString())
        .containsExactly("2019-04-28", "2019-01-22", "2018-09-14");
    assertThat(dates.all()).allSatisfy(each -> assertThat(each.document()).isNotBlank());
  }
}
