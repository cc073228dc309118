package io.xiaoneng.dashboard.page.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.dev.DevCity;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every page while the broker is gone all along, and ClickHouse is there, gone, there again, silent
 * and there again. {@code broken/pages.csv} has a line for each: an address, what it answers when
 * all is well, and what without ClickHouse; a page without a line fails.
 */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.demo=true",
      "xiaoneng.demo-assessments=false",
      "xiaoneng.circle.keep=false",
      "xiaoneng.kafka=127.0.0.1:1",
      "xiaoneng.clickhouse-patience=1m"
    })
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import(BrokenBackendTest.Impatience.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokenBackendTest {

  private static final int CASES = 1_500;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final String AWAY = "数据库暂时连不上";
  private static final String UNKNOWN = "暂时不知道数据截至何时";
  private static final String SLOW = "数据库来不及回答";

  /** What no reader should see: traces, and numbers that are none. */
  private static final Pattern UNSEEMLY =
      Pattern.compile(
          "(?:Exception|Error):|\\tat |io\\.xiaoneng|com\\.clickhouse|NaN|Infinity|>null<|\\?\\?|\\$\\{");

  @TempDir static Path data;

  private static final String UNIT = "610113";
  private static final String APPLIED = "610113-APPLIED";
  private static final String EVENT =
      "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type, time,"
          + " recorded_at, test, raw) VALUES (?, '/hall/610113-01', 'applied', 0, 1, 'UPSERT',"
          + " 'case.applied', now64(3) - INTERVAL 1 DAY, now64(3), false, ?)";
  private static final String BODY =
      """
      {"specversion":"1.0","id":"applied","source":"/hall/610113-01","type":"case.applied",\
      "subject":"610113-APPLIED","time":"2026-01-05T02:00:00Z","revision":0,\
      "data":{"unit":"610113","item":"610100-XK-0001","channel":"COUNTER"}}""";
  private static final int READERS = 12;
  private static final Map<Doorway.State, Map<String, MockHttpServletResponse>> TOLD =
      new EnumMap<>(Doorway.State.class);

  private static Doorway door;
  private static String behind;

  @Autowired MockMvc http;
  @Autowired RegistryView registry;
  @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

  /** The program's own pool, which waits five seconds at most where the real one waits a minute. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Impatience {

    @Bean(destroyMethod = "close")
    @Primary
    ClickHouse impatient() {
      return ClickHouseTesting.impatient(through());
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", BrokenBackendTest::through);
    settings.add("xiaoneng.data", data::toString);
  }

  /** The address of a filled city by way of the door. */
  private static synchronized String through() {
    if (door == null) {
      behind = ClickHouseForTests.database("broken");
      try (Connection connection = DriverManager.getConnection(behind)) {
        DevCity.fill(connection, CASES, "Asia/Shanghai");
        try (PreparedStatement event = connection.prepareStatement(EVENT)) {
          event.setString(1, APPLIED);
          event.setString(2, BODY);
          event.execute();
        }
      } catch (SQLException e) {
        throw new IllegalStateException("cannot fill the city", e);
      }
      door = new Doorway(URI.create(behind.substring("jdbc:".length())).getPort());
    }
    return behind.replaceFirst(":\\d+/", ":" + door.port() + "/");
  }

  @AfterAll
  static void shut() throws IOException {
    door.close();
  }

  static Stream<Line> pages() throws IOException {
    return Line.all();
  }

  @Test
  @Order(1)
  void everyPageHasItsLine() throws IOException {
    TreeSet<String> mapped = new TreeSet<>();
    requestMappingHandlerMapping
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              boolean read = info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
              boolean file =
                  ResponseEntity.class.isAssignableFrom(method.getMethod().getReturnType());
              if (read && !file && method.getBeanType().isAnnotationPresent(Page.class)) {
                info.getPatternValues().stream()
                    .filter(each -> !each.matches(".*\\.\\w+"))
                    .forEach(mapped::add);
              }
            });
    assertThat(mapped).hasSizeGreaterThan(60);
    assertThat(pages().map(Line::page)).containsExactlyInAnyOrderElementsOf(mapped);
    assertThat(pages().filter(Line::failing)).hasSizeGreaterThan(20);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @Order(2)
  void withoutTheBrokerAllIsWell(Line line) throws Exception {
    door.set(Doorway.State.OPEN);
    await(() -> !registry.roots().isEmpty());
    expectWhole(line);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @Order(3)
  void withoutClickHouseItSaysSo(Line line) throws Exception {
    expectTold(line, Doorway.State.GONE, AWAY, "The database cannot be reached");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @Order(4)
  void onceItIsBackAllIsWell(Line line) throws Exception {
    door.set(Doorway.State.OPEN);
    expectWhole(line);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @Order(5)
  void withoutAnAnswerInTimeItSaysSo(Line line) throws Exception {
    expectTold(line, Doorway.State.SILENT, SLOW, "The database does not answer in time");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @Order(6)
  void onceItAnswersAllIsWell(Line line) throws Exception {
    door.set(Doorway.State.OPEN);
    expectWhole(line);
  }

  private void expectWhole(Line line) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    MockHttpServletResponse answer = ask(line, "zh");
    while ((answer.getStatus() == Line.UNAVAILABLE && line.whole() != Line.UNAVAILABLE)
        || visible(answer).contains(UNKNOWN)
        || visible(answer).contains(AWAY)) {
      assertThat(System.nanoTime()).as("%s came back in time", line.address()).isLessThan(deadline);
      LockSupport.parkNanos(LOOK.toNanos());
      answer = ask(line, "zh");
    }
    assertThat(answer.getStatus()).isEqualTo(line.whole());
    assertThat(visible(answer)).doesNotContain(AWAY, SLOW).doesNotContainPattern(UNSEEMLY);
  }

  private void expectTold(Line line, Doorway.State state, String chinese, String english)
      throws Exception {
    for (String language : List.of("zh", "en")) {
      MockHttpServletResponse answer = told(state).get(line + language);
      String text = visible(answer);
      assertThat(line.gone()).as(text).contains(answer.getStatus());
      assertThat(text).doesNotContainPattern(UNSEEMLY);
      if (text.isEmpty() || line.whole() == Line.UNAVAILABLE) {
        continue;
      }
      if (!line.ownFrame()) {
        assertThat(text).contains("<header class=\"head\">", "<nav class=\"nav\"", "/metrics");
        // It is not said how fresh figures are that nobody can read.
        assertThat(text)
            .contains(language.equals("zh") ? UNKNOWN : "How recent the data is cannot be told");
      }
      if (answer.getStatus() == HttpStatus.OK.value() && !line.ownFrame()) {
        assertThat(text).contains(language.equals("zh") ? AWAY : "The database cannot be reached");
      }
      if (answer.getStatus() == Line.UNAVAILABLE) {
        assertThat(text).contains(language.equals("zh") ? chinese : english);
        assertThat(text).contains("data-again", "class=\"holds\"", "href=\"/help/glossary\"");
        assertThat(text).doesNotContain("data-path", "class=\"figure\"", "<table");
        assertThat(answer.getHeader("Retry-After")).isNotNull();
      }
    }
  }

  /** What all pages answer in that state, asked beside each other: each waits for its limit. */
  private Map<String, MockHttpServletResponse> told(Doorway.State state) throws Exception {
    Map<String, MockHttpServletResponse> known = TOLD.get(state);
    if (known == null) {
      door.set(state);
      Line help = pages().filter(each -> each.page().equals("/help")).findFirst().orElseThrow();
      await(() -> text(ask(help, "zh")).contains(UNKNOWN));
      Map<String, Future<MockHttpServletResponse>> asked = new LinkedHashMap<>();
      ExecutorService readers = Executors.newFixedThreadPool(READERS);
      for (Line line : pages().toList()) {
        for (String language : List.of("zh", "en")) {
          asked.put(line + language, readers.submit(() -> ask(line, language)));
        }
      }
      known = new LinkedHashMap<>();
      for (Map.Entry<String, Future<MockHttpServletResponse>> each : asked.entrySet()) {
        known.put(each.getKey(), each.getValue().get(LIMIT.toSeconds(), TimeUnit.SECONDS));
      }
      readers.shutdown();
      TOLD.put(state, known);
    }
    return known;
  }

  private MockHttpServletResponse ask(Line line, String language) throws Exception {
    String address =
        line.address()
            .replace("{case}", APPLIED)
            .replace("{yesterday}", Instant.now().minus(Duration.ofDays(1)).toString());
    if (line.page().equals("/supervision/claims/new")) {
      return ask(
          address, language, user("wu").authorities(Authorities.of(Set.of(Role.UNIT), UNIT)));
    }
    String roles = "ADMIN LEADER SUPERVISOR REVIEWER ASSESSOR SECURITY AUDITOR";
    return ask(address, language, user("admin").roles(roles.split(" ")));
  }

  private MockHttpServletResponse ask(String address, String language, RequestPostProcessor reader)
      throws Exception {
    return http.perform(get(URI.create(address)).param("lang", language).with(reader))
        .andReturn()
        .getResponse();
  }

  /** The page without what is hidden, what its scripts may come to say, and random letters. */
  private static String visible(MockHttpServletResponse answer) throws Exception {
    return text(answer)
        .replaceFirst("(?s)<script[^>]*id=\"words\".*?</script>", "")
        .replaceAll("(name=\"_csrf\" value|data-csrf)=\"[^\"]*\"", "")
        .replaceFirst("(?s)<div class=\"state bad\"[^>]* hidden=.*?</div>", "");
  }

  private static String text(MockHttpServletResponse answer) throws Exception {
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static void await(Callable<Boolean> there) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!there.call()) {
      assertThat(System.nanoTime()).as("it did not come in time").isLessThan(deadline);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
