package io.xiaoneng.dashboard.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FigurePageTest extends CityTestBase {

  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private ClickHouse clickHouse;

  static Stream<String> metrics() {
    return MetricCatalogue.all().stream().map(MetricDefinition::id);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everyMetricOfTheCatalogueHasAPageInBothLanguages(String id) throws Exception {
    for (String lang : List.of("zh", "en")) {
      String body = body("/metrics/" + id + "?lang=" + lang);
      assertThat(body).contains("id=\"h-definition\"", "</html>");
      assertThat(body).doesNotContain("??", "th:", "${", "role=\"alert\"><svg class=\"icon\"");
    }
  }

  @Test
  void theCourseAddsUpToTheFigure() throws Exception {
    String body = body("/metrics/cases-applied");
    long sum = 0;
    for (JsonNode point : picture(body).get("points")) {
      sum += point.get("value").get("value").asLong();
    }
    assertThat(sum).isPositive();
    assertThat(figure(body)).isEqualTo(String.format("%,d", sum));
  }

  @Test
  void aCourseOfMonthsAddsUpToTheSame() throws Exception {
    String days = body("/metrics/cases-applied?step=day");
    String months = body("/metrics/cases-applied?step=month");
    assertThat(picture(months).get("points").size()).isLessThan(picture(days).get("points").size());
    assertThat(figure(months)).isEqualTo(figure(days));
  }

  @Test
  void theListBehindTheFigureHasAsManyCases() throws Exception {
    String body = body("/metrics/on-time?unit=610113");
    MatchResult link =
        Pattern.compile("href=\"([^\"]*part=numerator)\"><span>([0-9,]+)")
            .matcher(body)
            .results()
            .findFirst()
            .orElseThrow();
    String list = body(address(link.group(1)));
    assertThat(list)
        .containsPattern("class=\"num\">[^<]*" + Pattern.quote(link.group(2)) + "[^0-9,]");
  }

  @Test
  void aRowLeadsToThePageOfItsPartWithTheSameFigure() throws Exception {
    String body = body("/metrics/cases-applied?by=channel&sort=largest");
    MatchResult row =
        Pattern.compile(
                "<a href=\"([^\"]*channel=WEB[^\"]*)\"><span>[^<]*</span></a></th>.*?"
                    + "class=\"behind\"[^>]*>([0-9,]+)",
                Pattern.DOTALL)
            .matcher(body)
            .results()
            .findFirst()
            .orElseThrow();
    assertThat(figure(body(address(row.group(1))))).isEqualTo(row.group(2));
  }

  @Test
  void rowsStandInTheOrderAskedFor() throws Exception {
    List<Long> values =
        Pattern.compile("class=\"behind\"[^>]*>([0-9,]+)</a></span></div></td>")
            .matcher(body("/metrics/cases-applied?by=channel&sort=smallest"))
            .results()
            .map(match -> Long.valueOf(match.group(1).replace(",", "")))
            .toList();
    assertThat(values).hasSizeGreaterThan(3).isSorted();
  }

  /** Other classes share the city. */
  @AfterEach
  void forget() {
    clickHouse.execute(
        "DELETE FROM case_row WHERE case_id = 'refused-in-time'",
        List.of(),
        Duration.ofSeconds(20));
  }

  /** Refused in time, long before everything else: out, and by the shadow on time. */
  private void refusedInTime() {
    clickHouse.execute(
        "INSERT INTO case_row (case_id, version, identified, unit, channel, kind, first_at,"
            + " accepted_at, refused_at, due_promise, first_date, accepted_date, due_date) SELECT"
            + " 'refused-in-time', 1, true, '610113', 'WEB', 'COMMITTED', accepted, accepted, due"
            + " - INTERVAL 2 DAY, due, toDate32(accepted), toDate32(accepted), toDate32(due) FROM"
            + " (SELECT toDateTime64('1991-01-02 02:00:00', 3, 'UTC') AS accepted,"
            + " toDateTime64('1991-01-10 02:00:00', 3, 'UTC') AS due)",
        List.of(),
        Duration.ofSeconds(10));
  }

  @Test
  void aShadowStandsBesideTheFigureInForceAndLeavesItAlone() throws Exception {
    refusedInTime();
    for (String lang : List.of("zh", "en")) {
      String body = body("/metrics/on-time?from=1991-01-01&to=1991-01-31&lang=" + lang);
      assertThat(body).contains("id=\"h-shadow-2\"", lang.equals("zh") ? "未生效" : "not in force");
      MatchResult list =
          Pattern.compile("href=\"([^\"]*part=otherwise[^\"]*)\">[^0-9<]*([0-9,]+)")
              .matcher(body)
              .results()
              .findFirst()
              .orElseThrow();
      assertThat(body(address(list.group(1))))
          .containsPattern("class=\"num\">[^<]*" + Pattern.quote(list.group(2)) + "[^0-9,]");
    }
    assertThat(body("/metrics/cases-applied")).doesNotContain("h-shadow");
    assertThat(body("/metrics/on-time/definition")).doesNotContain("h-shadow");
  }

  @Test
  void aPageIsNeverToldByAShadow() throws Exception {
    http.perform(page("/metrics/on-time?version=2"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("version is for lists and answers")));
  }

  @Test
  void aShadowWithoutCasesSaysSo() throws Exception {
    assertThat(body("/metrics/on-time?from=1990-01-01&to=1990-01-31"))
        .contains("id=\"h-shadow-2\"", "没有计法不同的件")
        .doesNotContain("part=otherwise");
  }

  @Test
  void aPeriodWithoutCasesIsNoDataAndNotZero() throws Exception {
    http.perform(page("/metrics/on-time?from=1990-01-01&to=1990-01-31"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("这个范围内没有数据")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "from=2026-02-01&to=2026-01-01",
        "channel=PIGEON",
        "source=/hall/1",
        "colour=red",
        "knownAt=2999-01-01T00:00:00Z"
      })
  void whatIsAskedWrongIsNamedAndTheDefinitionStillStands(String question) throws Exception {
    http.perform(page("/metrics/on-time?" + question))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString(question.substring(0, question.indexOf('=')))))
        .andExpect(content().string(containsString("id=\"h-definition\"")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"by=nothing", "step=century", "sort=colour", "by=unit-level:STREET"})
  void aWayOfShowingThatIsNotKnownIsTheUsualOne(String form) throws Exception {
    http.perform(page("/metrics/on-time?" + form)).andExpect(status().isOk());
  }

  @Test
  void emptyFieldsOfTheFormAskForNothing() throws Exception {
    assertThat(figure(body("/metrics/on-time?unit=&channel=&by=&step=")))
        .isEqualTo(figure(body("/metrics/on-time")));
  }

  /** A link as a request takes it, which does the escaping again. */
  private static String address(String link) {
    return URLDecoder.decode(link.replace("&amp;", "&"), StandardCharsets.UTF_8);
  }

  private static JsonNode picture(String body) {
    int at = body.indexOf(">", body.indexOf("id=\"picture\"")) + 1;
    return JSON.readTree(body.substring(at, body.indexOf("</script>", at)));
  }

  private static String figure(String body) {
    return Pattern.compile("<p class=\"value\"><span>([^<]*)</span>")
        .matcher(body)
        .results()
        .findFirst()
        .orElseThrow()
        .group(1);
  }
}
