package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.dashboard.page.CityTestBase;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Lists of cases over HTTP: as pages, JSON and files. */
class ListPageTest extends CityTestBase {

  private String api(String path) throws Exception {
    return http.perform(get(URI.create(path)).with(httpBasic("admin", PASSWORD)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private static long number(String json, String path) {
    Number number = JsonPath.read(json, path);
    return number.longValue();
  }

  @Test
  void aListTellsItsFigureAndLinksEachCase() throws Exception {
    String figure = api("/api/v1/metrics/on-time?unit=610113");
    String list = api("/api/v1/metrics/on-time/cases?unit=610113&part=denominator&size=5");
    assertThat(number(list, "$.count")).isEqualTo(number(figure, "$.rows[0].denominator"));
    assertThat(JsonPath.<List<?>>read(list, "$.rows")).hasSize(5);
    String href = JsonPath.read(list, "$.rows[0].href");
    assertThat(href).isEqualTo("/cases/" + JsonPath.read(list, "$.rows[0].case"));
  }

  @Test
  void everyNumberOfAUnitsPageOpensAListOfThatMany() throws Exception {
    String unit = body("/units/610113");
    Matcher links =
        Pattern.compile(
                "href=\"(/metrics/[^\"]+/cases\\?[^\"]+)\"[^>]*>(.{0,900}?)</a>", Pattern.DOTALL)
            .matcher(unit);
    int checked = 0;
    while (links.find() && checked < 12) {
      String path = HtmlUtils.htmlUnescape(links.group(1));
      // A share shows how many it is made of in small; every other link shows the number itself.
      Matcher number =
          Pattern.compile(
                  links.group(2).contains("class=\"n\"")
                      ? "class=\"n\"[^>]*>([\\d,]+)"
                      : ">(?:n = )?([\\d,]+)")
              .matcher(links.group(2));
      assertThat(number.find()).as(links.group(2)).isTrue();
      String list = api("/api/v1" + path);
      assertThat(number(list, "$.count"))
          .as(path)
          .isEqualTo(Long.parseLong(number.group(1).replace(",", "")));
      checked++;
    }
    assertThat(checked).isGreaterThan(8);
  }

  @Test
  void aPageShowsTheCasesInBothLanguages() throws Exception {
    assertThat(body("/metrics/on-time/cases?part=late&unit=610113&sort=due&order=desc&lang=zh"))
        .contains("办件清单", "超期", "/cases/610113-", "format=xlsx", "aria-sort=\"descending\"");
    assertThat(body("/metrics/handling-days/cases?lang=en"))
        .contains("Handling time · cases", "Numerator", "page=1");
    assertThat(body("/metrics?lang=en")).contains("/metrics/on-time/cases");
    http.perform(page("/metrics/on-time/cases?part=half"))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(org.hamcrest.Matchers.containsString("half")));
    http.perform(page("/metrics/feed-quality/cases")).andExpect(status().isOk());
    http.perform(page("/metrics/happiness/cases")).andExpect(status().isNotFound());
  }

  @Test
  void filesHoldTheWholeList() throws Exception {
    long count = number(api("/api/v1/metrics/cases-decided/cases?unit=610113"), "$.count");
    String csv = api("/api/v1/metrics/cases-decided/cases?unit=610113&format=csv");
    assertThat(csv).startsWith("\uFEFFcase,unit,");
    assertThat(csv.lines()).hasSize((int) count + 1);
    http.perform(
            get("/api/v1/metrics/cases-decided/cases?unit=610113")
                .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .with(httpBasic("admin", PASSWORD)))
        .andExpect(status().isOk())
        .andExpect(
            header()
                .string(
                    "Content-Disposition", "attachment; filename=\"cases-decided-numerator.xlsx\""))
        .andExpect(
            result ->
                assertThat(result.getResponse().getContentAsByteArray()).startsWith('P', 'K'));
  }

  @Test
  void aWrongArgumentIsNamedOverTheApi() throws Exception {
    http.perform(get("/api/v1/metrics/on-time/cases?format=pdf").with(httpBasic("admin", PASSWORD)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("format"));
    http.perform(get("/api/v1/metrics/happiness/cases").with(httpBasic("admin", PASSWORD)))
        .andExpect(status().isNotFound());
    http.perform(get("/api/v1/metrics/on-time/cases")).andExpect(status().isUnauthorized());
  }
}
