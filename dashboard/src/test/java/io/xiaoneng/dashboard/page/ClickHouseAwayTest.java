package io.xiaoneng.dashboard.page;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.intake.LogForTests;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.clickhouse=jdbc:clickhouse://127.0.0.1:1/default",
      "xiaoneng.clickhouse-patience=1ms"
    })
@AutoConfigureMockMvc
@Import(LogForTests.class)
@DirtiesContext
class ClickHouseAwayTest {

  @TempDir static Path data;

  @Autowired MockMvc http;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.data", data::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/units", "/cases/1", "/quality"})
  void aPageSaysThatFiguresCannotBeHadAndShowsNone(String path) throws Exception {
    http.perform(get(path).with(user("admin").roles("ADMIN")))
        .andExpect(status().isServiceUnavailable())
        .andExpect(content().string(containsString("数据库暂时连不上")));
  }

  @Test
  void whatNeedsNoFigureIsStillShown() throws Exception {
    http.perform(get("/metrics").with(user("admin").roles("ADMIN"))).andExpect(status().isOk());
    http.perform(get("/login")).andExpect(status().isOk());
  }
}
