package io.xiaoneng.dashboard.page;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptyCityTest extends ApiTestBase {

  @ParameterizedTest
  @CsvSource({
    "/, 还没有办件",
    "/circle, 还没有人口网格",
    "/units, 近期没有办件",
    "/quality, 还没有来源",
    "/circle/units, 暂时无法给出覆盖率",
    "/circle/points, 还没有登记网点",
    "/wall, 第一件办件到来后"
  })
  void aCityWithoutCasesSaysSo(String path, String words) throws Exception {
    http.perform(get(path).with(user("admin").roles("ADMIN")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(words)));
  }

  @Test
  void ratesOfNothingAreNull() throws Exception {
    http.perform(get("/api/v1/overview").with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.empty").value(true))
        .andExpect(jsonPath("$.period.onTime.value").isEmpty())
        .andExpect(jsonPath("$.period.handling.mean").isEmpty());
  }
}
