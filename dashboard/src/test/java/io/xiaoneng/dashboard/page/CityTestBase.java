package io.xiaoneng.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.dev.DevCity;
import io.xiaoneng.dashboard.intake.LogForTests;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The whole program over a small made-up city in a real ClickHouse; its classes share one. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "xiaoneng.admin-password=" + CityTestBase.PASSWORD,
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.demo=true",
      "xiaoneng.demo-assessments=false",
      "xiaoneng.demo-story=false",
      "xiaoneng.circle.keep=false",
      "xiaoneng.kafka=127.0.0.1:1"
    })
@AutoConfigureMockMvc
@Import(LogForTests.class)
public abstract class CityTestBase {

  protected static final String PASSWORD = "a password for tests";
  private static final int CASES = 6_000;

  private static final Duration REGISTRY_LIMIT = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  @Autowired protected MockMvc http;
  @Autowired private RegistryView registry;
  @LocalServerPort protected int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", CityTestBase::city);
    settings.add("xiaoneng.data", CityTestBase::directory);
  }

  /** The program reads the registry every two seconds; it may not have done so yet. */
  @BeforeEach
  final void awaitRegistry() {
    long deadline = System.nanoTime() + REGISTRY_LIMIT.toNanos();
    while (registry.roots().isEmpty()) {
      assertThat(System.nanoTime()).as("the registry was not read in time").isLessThan(deadline);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static String city() {
    String url = ClickHouseForTests.database("city");
    try (Connection connection = DriverManager.getConnection(url)) {
      DevCity.fill(connection, CASES, "Asia/Shanghai");
      return url;
    } catch (SQLException e) {
      throw new IllegalStateException("cannot fill the city", e);
    }
  }

  private static String directory() {
    try {
      return Files.createTempDirectory("dashboard").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A request of somebody who has signed in. */
  protected static MockHttpServletRequestBuilder page(String path, Object... variables) {
    return get(path, variables).with(user("admin").roles("ADMIN"));
  }

  /** The body of a page that is shown. */
  protected String body(String path) throws Exception {
    return http.perform(page(path))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
