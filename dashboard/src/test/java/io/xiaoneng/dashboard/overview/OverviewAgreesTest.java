package io.xiaoneng.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.dashboard.page.CityTestBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the overview and the unit pages show is what the metrics' own interface answers. */
class OverviewAgreesTest extends CityTestBase {

  private String api(String path, Object... variables) throws Exception {
    return http.perform(get(path, variables).with(httpBasic("admin", PASSWORD)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private static Double number(String json, String path) {
    Number number = JsonPath.read(json, path);
    return number == null ? null : number.doubleValue();
  }

  @ParameterizedTest
  @CsvSource({
    "online-rate, online, value",
    "on-time, onTime, value",
    "handling-days, handling, mean",
    "handling-days, handling, p90",
    "handling-days, handling, n"
  })
  void thePeriodIsThatOfTheMetrics(String metric, String field, String figure) throws Exception {
    String overview = api("/api/v1/overview");
    String from = JsonPath.read(overview, "$.period.from");
    String to = JsonPath.read(overview, "$.period.to");
    String answer = api("/api/v1/metrics/{m}?from={f}&to={t}", metric, from, to);
    assertThat(number(overview, "$.period." + field + "." + figure))
        .isNotNull()
        .isCloseTo(number(answer, "$.rows[0]." + figure), within(1e-9));
  }

  @Test
  void everyDistrictIsThatOfTheMetrics() throws Exception {
    String overview = api("/api/v1/overview");
    String from = JsonPath.read(overview, "$.period.from");
    String to = JsonPath.read(overview, "$.period.to");
    String answer = api("/api/v1/metrics/on-time?by=unit-level:DISTRICT&from={f}&to={t}", from, to);
    List<String> districts = JsonPath.read(overview, "$.districts[?(@.onTime.n > 0)].code");
    assertThat(districts).hasSizeGreaterThan(15);
    for (String code : districts) {
      List<Number> shown =
          JsonPath.read(overview, "$.districts[?(@.code == '" + code + "')].onTime.value");
      List<Number> answered =
          JsonPath.read(answer, "$.rows[?(@.key.unit == '" + code + "')].value");
      assertThat(shown.get(0).doubleValue())
          .as(code)
          .isCloseTo(answered.get(0).doubleValue(), within(1e-12));
    }
  }

  @Test
  void aUnitsPageShowsTheMetricsOfItsSubtree() throws Exception {
    String overview = api("/api/v1/overview");
    String from = JsonPath.read(overview, "$.period.from");
    String to = JsonPath.read(overview, "$.period.to");
    String answer = api("/api/v1/metrics/on-time?unit={u}&from={f}&to={t}", "610113", from, to);
    double value = number(answer, "$.rows[0].value");
    assertThat(body("/units/610113"))
        .contains(">%.1f<".formatted(Math.round(value * 1000) / 10.0))
        .contains("n = %d ".formatted(number(answer, "$.rows[0].n").longValue()));
  }

  @Test
  void theStockIsThatOfTheMetrics() throws Exception {
    String overview = api("/api/v1/overview");
    assertThat(number(overview, "$.stock.open"))
        .isEqualTo(number(api("/api/v1/metrics/cases-open"), "$.rows[0].value"));
    assertThat(number(overview, "$.stock.overdue"))
        .isEqualTo(number(api("/api/v1/metrics/overdue"), "$.rows[0].open"));
  }
}
