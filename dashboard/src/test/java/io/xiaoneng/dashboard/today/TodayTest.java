package io.xiaoneng.dashboard.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** What is told first of the made-up city. */
class TodayTest extends CityTestBase {

  @Autowired TodayService today;
  @Autowired List<MatterSource> sources;
  @Autowired MetricService metrics;
  @Autowired CityClock clock;
  @Autowired ClickHouse clickHouse;
  @Autowired ITemplateEngine templates;

  @Test
  void everySentenceIsWholeInBothLanguagesAndItsProofCanBeOpenedByALeader() throws Exception {
    List<Candidate> found =
        sources.stream().flatMap(each -> each.find(clock.now(), clock.today()).stream()).toList();
    assertThat(found).extracting(Candidate::kind).contains(MatterKind.TASKS_UNASSIGNED);
    for (Candidate each : found) {
      for (Text text : List.of(each.sentence(), each.wall())) {
        assertThat(Stream.of(text.zh(), text.en()))
            .allSatisfy(
                said -> assertThat(said).isNotBlank().doesNotContain("{", "??", "null", "NaN"));
        assertThat(text.zh()).endsWith("。");
        assertThat(text.en()).endsWith(".");
      }
      String path = each.path().replaceAll("#.*", "");
      assertThat(
              http.perform(get(path).with(user("boss").roles("LEADER")))
                  .andReturn()
                  .getResponse()
                  .getStatus())
          .as(path)
          .isEqualTo(200);
    }
  }

  /** What the page's script looks for: an empty value would leave no attribute behind. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPictureThatIsDueTellsThePageToAskAgainInAMoment(boolean due) {
    Map<String, Object> model = Map.of("tAway", false, "tDue", due, "tFailing", false);
    String part =
        templates.process("today-bits", Set.of("today"), new Context(Locale.CHINA, model));
    assertThat(part).contains("正在汇总");
    assertThat(part.contains("data-pending=\"yes\"")).isEqualTo(due);
  }

  @Test
  void everyKindIsLookedForByOneSourceAndHasAName() {
    assertThat(sources.stream().flatMap(each -> each.kinds().stream()))
        .containsExactlyInAnyOrder(MatterKind.values());
  }

  @Test
  void bothClocksAreOfTheSameCasesOfTheThirtyDaysThatAreOver() {
    Today.Clocks clocks = today.city().clocks();
    assertThat(clocks.to()).isEqualTo(clock.today().minusDays(1));
    assertThat(ChronoUnit.DAYS.between(clocks.from(), clocks.to())).isEqualTo(29);
    List<CaseLengths> both = both(clocks);
    assertThat(both).hasSizeGreaterThan(20);
    assertThat(clocks.cases()).isEqualTo(both.size());
    assertThat(clocks.waited()).isCloseTo(mean(both, CaseLengths::waited), Offset.offset(1e-3));
    assertThat(clocks.counted()).isCloseTo(mean(both, CaseLengths::counted), Offset.offset(1e-9));
    assertThat(clocks.longest()).isEqualTo(Math.max(clocks.waited(), clocks.counted()));
    // More were decided than have a promise: they are no part of either clock.
    assertThat((double) clocks.decided())
        .isEqualTo(row("cases-decided", clocks).figure("value"))
        .isGreaterThan(clocks.cases());
    assertThat(row("end-to-end-days", clocks).figure("n")).isGreaterThan(clocks.cases());
  }

  /** The two lengths of a case. */
  private record CaseLengths(double waited, double counted) {}

  /** The plain way, from the rows of the cases themselves: no SQL of the metrics is in it. */
  private List<CaseLengths> both(Today.Clocks clocks) {
    ZoneId zone = clock.zone();
    return clickHouse
        .query(
            "SELECT toUnixTimestamp64Milli(applied_at), toUnixTimestamp64Milli(accepted_at),"
                + " toUnixTimestamp64Milli(decided_at), toUnixTimestamp64Milli(delivered_at), d1,"
                + " kind = 'COMMITTED' FROM case_row FINAL WHERE identified"
                + " AND NOT quarantined AND NOT test",
            List.of(),
            row -> {
              Long applied = row.getObject(1) == null ? null : row.getLong(1);
              Long decided = row.getObject(3) == null ? null : row.getLong(3);
              if (applied == null
                  || decided == null
                  || row.getObject(2) == null
                  || row.getObject(5) == null
                  || !row.getBoolean(6)) {
                return List.<CaseLengths>of();
              }
              LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(decided), zone);
              long end = row.getObject(4) == null ? decided : row.getLong(4);
              return day.isBefore(clocks.from()) || day.isAfter(clocks.to())
                  ? List.<CaseLengths>of()
                  : List.of(new CaseLengths((end - applied) / 86_400_000.0, row.getInt(5)));
            })
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static double mean(List<CaseLengths> all, ToDoubleFunction<CaseLengths> length) {
    return all.stream().mapToDouble(length).average().orElseThrow();
  }

  private MetricRow row(String metric, Today.Clocks clocks) {
    return metrics
        .read(
            new MetricQuery(
                metric, clocks.from(), clocks.to(), List.of(), Map.of(), clock.now(), null))
        .get(0);
  }

  @Test
  void theStockSaysSinceWhenAndWhoHoldsMost() {
    Candidate told =
        sources.stream()
            .filter(each -> each.kinds().contains(MatterKind.STOCK))
            .flatMap(each -> each.find(clock.now(), clock.today()).stream())
            .findFirst()
            .orElseThrow();
    Long oldest =
        clickHouse
            .query(
                "SELECT min(toUnixTimestamp64Milli(due_promise)) FROM case_row FINAL WHERE"
                    + " decided_at IS NULL AND refused_at IS NULL AND closed_at IS NULL AND"
                    + " identified AND NOT quarantined AND NOT test",
                List.of(),
                row -> row.getLong(1))
            .get(0);
    assertThat(told.since()).isNotNull().isEqualTo(Instant.ofEpochMilli(oldest));
    assertThat(told.due()).isEqualTo(told.since());
    assertThat(told.holder()).isNotNull().isEqualTo(told.unit());
    LocalDate day = clock.dateOf(Objects.requireNonNull(told.since()));
    assertThat(told.sentence().zh())
        .contains(
            "最早的一件%d年%d月%d日到期".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
            "手里最多");
    assertThat(told.sentence().en()).contains("the first fell due on " + day.getDayOfMonth() + " ");
  }

  @Test
  void aPictureIsKeptForAllWhoAskAndLeavesNothingOut() {
    TodayService.Snapshot first = today.current();
    assertThat(today.current()).isSameAs(first);
    assertThat(first.failing()).isFalse();
    assertThat(first.today().unread()).isEmpty();
    assertThat(first.today().matters()).isNotEmpty();
    assertThat(first.today().day()).isEqualTo(clock.today());
    assertThat(first.today().targets())
        .isSortedAccordingTo(
            (a, b) -> Objects.requireNonNull(a.by()).compareTo(Objects.requireNonNull(b.by())));
  }

  @Test
  void theOverviewBeginsWithTheSentencesOfTheApi() throws Exception {
    TodayService.Snapshot before;
    String zh;
    String en;
    ResultActions answer;
    do {
      // All of one picture: it may be renewed meanwhile.
      before = today.current();
      zh = HtmlUtils.htmlUnescape(body("/?lang=zh"));
      en = HtmlUtils.htmlUnescape(body("/today?lang=en"));
      answer = http.perform(page("/api/v1/today"));
    } while (today.current() != before);
    Today said = before.today();
    assertThat(zh.indexOf("data-today")).isPositive().isLessThan(zh.indexOf("class=\"glance\""));
    answer
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.matters.length()").value(said.matters().size()))
        .andExpect(
            jsonPath("$.matters[0].sentence.en").value(said.matters().get(0).sentence().en()))
        .andExpect(jsonPath("$.clocks.to").value(clock.today().minusDays(1).toString()));
    for (Today.Matter each : said.matters()) {
      assertThat(zh).contains(each.sentence().zh());
      assertThat(en).contains(each.sentence().en());
    }
  }

  @Test
  void thePartThatIsRenewedIsThatOfThePageAlone() throws Exception {
    String part = body("/today");
    assertThat(part).startsWith("<div").contains("data-today").doesNotContain("<html", "??");
  }

  @Test
  void linksStandWhereTheReaderMayOpenThem() throws Exception {
    // An administrator reads figures and sentences, but not the ledger of tasks.
    assertThat(today.city().matters())
        .extracting(Today.Matter::path)
        .contains("/supervision/tasks");
    assertThat(body("/today")).doesNotContain("href=\"/supervision/tasks\"");
    assertThat(
            http.perform(get("/today").with(user("boss").roles("LEADER")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("href=\"/supervision/tasks\"");
  }
}
