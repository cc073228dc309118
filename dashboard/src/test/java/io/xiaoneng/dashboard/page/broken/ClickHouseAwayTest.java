package io.xiaoneng.dashboard.page.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.intake.LogForTests;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.UserRequestPostProcessor;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** A program that was started while ClickHouse was away. */
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

  /** Nothing was ever read, so there is no kept answer. */
  static Stream<Line> pages() throws IOException {
    return Line.all().filter(Line::failing).filter(line -> line.whole() != Line.UNAVAILABLE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void aPageSaysThatFiguresCannotBeHadAndShowsNone(Line line) throws Exception {
    String address =
        line.address()
            .replace("{case}", "1")
            .replace("{yesterday}", Instant.now().minus(Duration.ofDays(1)).toString());
    UserRequestPostProcessor reader =
        line.page().equals("/supervision/claims/new")
            ? user("wu").authorities(Authorities.of(Set.of(Role.UNIT), "610113"))
            : user("admin").roles("ADMIN", "SUPERVISOR", "ASSESSOR");
    http.perform(get(URI.create(address)).with(reader))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().exists("Retry-After"))
        .andExpect(content().string(containsString("<h1>数据库暂时连不上</h1>")))
        .andExpect(content().string(containsString("data-again")))
        .andExpect(content().string(not(containsString("<table"))));
  }

  @Test
  void aWallSaysSoAndStaysToComeBackByItself() throws Exception {
    http.perform(get("/wall").with(user("admin").roles("ADMIN")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("数据库暂时连不上")))
        .andExpect(content().string(containsString("data-view=\"wall\"")));
  }

  @Test
  void whatAPageSaysIsStillOpenIsOpen() throws Exception {
    UserRequestPostProcessor reader =
        user("admin").roles("ADMIN", "SUPERVISOR", "ASSESSOR", "AUDITOR");
    String page =
        http.perform(get("/units").with(reader)).andReturn().getResponse().getContentAsString();
    Matcher list = Pattern.compile("<ul class=\"holds\">(.*?)</ul>", Pattern.DOTALL).matcher(page);
    assertThat(list.find()).isTrue();
    List<String> open =
        Pattern.compile("href=\"([^\"]+)\"")
            .matcher(list.group(1))
            .results()
            .map(each -> each.group(1))
            .toList();
    assertThat(open).contains("/metrics", "/supervision/cards", "/audit");
    for (String address : open) {
      assertThat(http.perform(get(address).with(reader)).andReturn().getResponse().getStatus())
          .as(address)
          .isEqualTo(200);
    }
  }

  @Test
  void whatNeedsNoFigureIsStillShown() throws Exception {
    http.perform(get("/metrics").with(user("admin").roles("ADMIN"))).andExpect(status().isOk());
    http.perform(get("/login")).andExpect(status().isOk());
  }
}
