package io.xiaoneng.dashboard;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;

import io.xiaoneng.dashboard.intake.LogForTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The whole program over a real ClickHouse; its classes share one. */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=" + ApiTestBase.PASSWORD,
      "xiaoneng.ingest-token=" + ApiTestBase.TOKEN,
      "xiaoneng.open-registry=true",
      "xiaoneng.circle.keep=false",
      "xiaoneng.kafka=127.0.0.1:1"
    })
@AutoConfigureMockMvc
@Import(LogForTests.class)
public abstract class ApiTestBase {

  protected static final String PASSWORD = "a password for tests";
  protected static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @Autowired protected MockMvc http;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", () -> ClickHouseForTests.database("api"));
    settings.add("xiaoneng.data", ApiTestBase::directory);
  }

  private static String directory() {
    try {
      return Files.createTempDirectory("dashboard").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected static RequestPostProcessor admin() {
    return httpBasic("admin", PASSWORD);
  }
}
