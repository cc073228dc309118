package io.xiaoneng.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends CityTestBase {

  @ParameterizedTest
  @CsvSource({
    "/, 全市政务服务, 'Public services, whole city'",
    "/units, 下级单位, Units below",
    "/units/610113, 雁塔区, Yanta",
    "/units/610113001, 长安路街道, Sub-district 1",
    "/units/610113001001, 长安路第1社区, Community 1-1",
    "/units/610113/radar, 线索不是结论, A hint is not a proof",
    "/quality, 拒收事件, Refused events",
    "/metrics, 按时办结率, On time by the promise"
  })
  void everyPageSpeaksBothLanguages(String path, String chinese, String english) throws Exception {
    http.perform(page(path))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("lang=\"zh-CN\"")))
        .andExpect(content().string(containsString(chinese)));
    http.perform(page(path).param("lang", "en"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("lang=\"en\"")))
        .andExpect(content().string(containsString(english)))
        .andExpect(header().exists("Set-Cookie"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/units",
        "/units/610113",
        "/units/610113/radar",
        "/halls",
        "/circle/units",
        "/circle/points",
        "/quality",
        "/metrics",
        "/login"
      })
  void noMessageIsMissingAndNoTemplateLeavesATrace(String path) throws Exception {
    for (String lang : new String[] {"zh", "en"}) {
      assertThat(body(path + "?lang=" + lang))
          .doesNotContain("??")
          .doesNotContain("th:")
          .doesNotContain("/metrics/null")
          .doesNotContain("${");
    }
  }

  @Test
  void theCityIsLabelledAsSynthetic() throws Exception {
    assertThat(body("/")).contains("演示数据");
  }

  @Test
  void aThemeIsRememberedInACookie() throws Exception {
    http.perform(page("/metrics").param("theme", "dark"))
        .andExpect(header().string("Set-Cookie", containsString("theme=dark")))
        .andExpect(content().string(containsString("data-theme=\"dark\"")));
    http.perform(page("/metrics").param("theme", "\"><script>"))
        .andExpect(content().string(containsString("data-theme=\"auto\"")));
  }

  @Test
  void whoHasNotSignedInIsSentToTheForm() throws Exception {
    http.perform(get("/")).andExpect(status().is3xxRedirection());
    http.perform(get("/login"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("name=\"_csrf\"")));
  }

  @Test
  void theSearchBoxLeadsToTheCase() throws Exception {
    http.perform(page("/cases").param("q", " 610113-2026-1 "))
        .andExpect(redirectedUrl("/cases/610113-2026-1"));
    http.perform(page("/cases").param("q", "")).andExpect(redirectedUrl("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "/cases/nobody, 没有这个办件",
    "/units/nowhere, 没有这个单位",
    "/units/nowhere/radar, 没有这个单位",
    "/metrics/nothing, 没有这个指标"
  })
  void whatIsNotThereIsSaidToBeMissing(String path, String words) throws Exception {
    http.perform(page(path))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString(words)));
  }

  @Test
  void aFigureThatHasNoCaseIsNotWrittenAsZero() throws Exception {
    http.perform(page("/units/610197"))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("NaN"))));
  }

  @Test
  void assetsAreKeptForAYearUnderAnAddressThatChangesWithThem() throws Exception {
    Matcher style =
        Pattern.compile("href=\"(/assets/[0-9a-f]{12}/css/pages.css)\"").matcher(body("/"));
    assertThat(style.find()).isTrue();
    http.perform(get(style.group(1)))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", containsString("max-age=31536000")));
    http.perform(get(style.group(1).replace("css/pages.css", "vendor/echarts/echarts.esm.min.js")))
        .andExpect(status().isOk())
        .andExpect(header().string("Cache-Control", containsString("immutable")));
  }

  @Test
  void nothingOnAPageComesFromElsewhere() throws Exception {
    assertThat(body("/").replace("http://www.w3.org", ""))
        .doesNotContainPattern("(src|href)=\"(https?:)?//");
  }
}
