package io.xiaoneng.dashboard.radar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.metric.Indicator;
import io.xiaoneng.metric.Radar;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RadarPageTest extends CityTestBase {

  private static final JsonMapper JSON = new JsonMapper();

  private JsonNode api(String path) throws Exception {
    return JSON.readTree(
        http.perform(page(path))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8));
  }

  /** Summed from every unit of the city, as the metric itself counts the subtree. */
  @ParameterizedTest
  @ValueSource(strings = {"610124", "610113001", "610100"})
  void everyFigureIsThatOfItsMetric(String unit) throws Exception {
    JsonNode radar = api("/api/v1/units/" + unit + "/radar");
    assertThat(radar.get("indicators")).hasSameSizeAs(Radar.all());
    String period =
        "?from=%s&to=%s&asOf=%s"
            .formatted(
                radar.get("from").asString(),
                radar.get("to").asString(),
                radar.get("asOf").asString());
    for (JsonNode each : radar.get("indicators")) {
      String metric = each.get("metric").asString();
      same(metric, each.get("own"), api("/api/v1/metrics/" + metric + period + "&unit=" + unit));
      same(metric, each.get("city"), api("/api/v1/metrics/" + metric + period));
    }
  }

  private static void same(String metric, JsonNode rate, JsonNode answer) {
    JsonNode row = answer.get("rows").get(0);
    assertThat(rate.get("n").asLong()).as(metric).isEqualTo(row.get("denominator").asLong());
    assertThat(rate.get("numerator").asLong()).as(metric).isEqualTo(row.get("numerator").asLong());
    assertThat(rate.get("low").isNull()).as(metric).isEqualTo(row.get("low").isNull());
    if (!rate.get("low").isNull()) {
      assertThat(rate.get("low").asDouble())
          .as(metric)
          .isCloseTo(row.get("low").asDouble(), within(1e-12));
    }
  }

  @Test
  void theBarsOfADistributionAreTheCasesThatCount() throws Exception {
    int drawn = 0;
    for (JsonNode each : api("/api/v1/units/610124/radar").get("indicators")) {
      if (each.get("distribution").get(0).get("label").asString().equals("0")) {
        long bars = 0;
        long marked = 0;
        for (JsonNode bar : each.get("distribution")) {
          bars += bar.get("n").asLong();
          marked += bar.get("marked").asBoolean() ? bar.get("n").asLong() : 0;
        }
        String metric = each.get("metric").asString();
        assertThat(bars).as(metric).isEqualTo(each.get("own").get("n").asLong());
        assertThat(marked).as(metric).isEqualTo(each.get("own").get("numerator").asLong());
        drawn++;
      }
    }
    assertThat(drawn).isEqualTo(4);
  }

  @Test
  void everyHintTellsWhatElseCouldExplainIt() throws Exception {
    String zh = HtmlUtils.htmlUnescape(body("/units/610124/radar?lang=zh"));
    String en = HtmlUtils.htmlUnescape(body("/units/610124/radar?lang=en"));
    for (Indicator each : Radar.all()) {
      assertThat(zh).contains(each.otherwise().zh());
      assertThat(en).contains(each.metric().name().en());
      assertThat(each.metric().definition().en()).contains(each.otherwise().en());
    }
  }

  @Test
  void theUnitsPageLeadsThereAndShowsBothClocks() throws Exception {
    assertThat(body("/units/610124"))
        .contains("/units/610124/radar")
        .contains("两个时钟之差")
        .contains("计时办理");
  }

  @Test
  void aUnitWithoutCasesSaysSo() throws Exception {
    assertThat(body("/units/619998/radar")).contains("近期没有可看的办件");
  }

  @Test
  void anUnknownUnitIsNotFound() throws Exception {
    http.perform(page("/api/v1/units/nowhere/radar")).andExpect(status().isNotFound());
  }
}
