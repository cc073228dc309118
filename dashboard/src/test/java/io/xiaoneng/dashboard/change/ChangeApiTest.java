package io.xiaoneng.dashboard.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.page.CityTestBase;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The change and the path over HTTP, and on the metric's page. */
class ChangeApiTest extends CityTestBase {

  private static final JsonMapper JSON = new JsonMapper();
  private static final YearMonth LAST = YearMonth.now(ZoneId.of("Asia/Shanghai")).minusMonths(1);

  @Test
  void partsAndItemsSumToTheChange() throws Exception {
    for (String path :
        new String[] {
          "/api/v1/metrics/handling-days/change",
          "/api/v1/metrics/on-time/change?unit=610113&month=" + LAST,
          "/api/v1/metrics/cases-applied/change?channel=WEB"
        }) {
      JsonNode answer = JSON.readTree(body(path));
      assertThat(answer.get("month").asString()).isEqualTo(LAST.toString());
      double change = answer.get("change").asDouble();
      assertThat(change)
          .isCloseTo(answer.get("to").asDouble() - answer.get("from").asDouble(), within(1e-9));
      double parts = 0;
      double late = 0;
      for (JsonNode part : answer.get("parts")) {
        parts += part.get("value").asDouble();
        late += part.get("cause").asString().equals("late-data") ? part.get("value").asDouble() : 0;
      }
      assertThat(parts).isCloseTo(change, within(1e-9));
      double items = 0;
      for (JsonNode item : answer.get("items")) {
        items += item.get("effect").asDouble();
      }
      assertThat(items).isCloseTo(change - late, within(1e-9));
    }
  }

  @Test
  void theFigureIsThatOfTheMetric() throws Exception {
    JsonNode change = JSON.readTree(body("/api/v1/metrics/supplement-rate/change"));
    JsonNode metric =
        JSON.readTree(
            body(
                "/api/v1/metrics/supplement-rate?month="
                    + LAST
                    + "&asOf="
                    + change.get("after").get("asOf").asString()));
    assertThat(change.get("to").asDouble())
        .isCloseTo(metric.get("rows").get(0).get("value").asDouble(), within(1e-12));
    assertThat(change.get("after").get("weight").asDouble())
        .isEqualTo(metric.get("rows").get(0).get("n").asDouble());
  }

  @Test
  void whatIsWrongIsNamed() throws Exception {
    refused("/api/v1/metrics/on-time/change?month=" + LAST.plusMonths(1), "month");
    refused("/api/v1/metrics/on-time/change?month=2026", "month");
    refused("/api/v1/metrics/on-time/change?month=1800-01", "month");
    refused("/api/v1/metrics/on-time/change?from=2026-01-01", "from");
    refused("/api/v1/metrics/on-time/change?window=3", "window");
    refused("/api/v1/metrics/cases-open/change", "id");
    refused("/api/v1/metrics/on-time/path?unit=610113,610112", "unit");
    http.perform(page("/api/v1/metrics/no-such/change")).andExpect(status().isNotFound());
    http.perform(page("/api/v1/metrics/no-such/path")).andExpect(status().isNotFound());
  }

  private void refused(String path, String field) throws Exception {
    http.perform(page(path))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void aMetricWithoutDatedTargetsHasNoPaths() throws Exception {
    JsonNode answer = JSON.readTree(body("/api/v1/metrics/online-rate/path?unit=610113"));
    assertThat(answer.get("unit").asString()).isEqualTo("610113");
    assertThat(answer.get("goals")).isEmpty();
  }

  @Test
  void thePlansTargetsArePast() throws Exception {
    JsonNode goals = JSON.readTree(body("/api/v1/metrics/terminals-street/path")).get("goals");
    for (JsonNode goal : goals) {
      assertThat(goal.get("source").asString()).isEqualTo("task");
      assertThat(goal.get("state").asString()).isEqualTo("date-passed");
    }
    assertThat(goals).hasSize(2);
    assertThat(goals.get(0).get("by").asString()).isEqualTo("2020-12-31");
    assertThat(body("/metrics/terminals-street")).contains("id=\"h-path\"");
  }

  @Test
  void thePageDrawsTheChangeWhereItCanBeSplit() throws Exception {
    for (String lang : new String[] {"zh", "en"}) {
      assertThat(body("/metrics/handling-days?lang=" + lang))
          .contains("id=\"h-change\"", "class=\"step")
          .doesNotContain("??", "th:");
    }
    assertThat(body("/metrics/cases-open")).doesNotContain("h-change");
    assertThat(body("/metrics/on-time?knownAt=2026-01-05T00:00:00Z")).doesNotContain("h-change");
  }
}
