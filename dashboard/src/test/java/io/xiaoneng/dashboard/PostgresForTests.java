package io.xiaoneng.dashboard;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * One PostgreSQL for all tests of this process, and in it a new database for each program that is
 * started. Named by {@link OnPostgres}; where this platform has no binaries the tests are skipped.
 */
public final class PostgresForTests
    implements ApplicationContextInitializer<ConfigurableApplicationContext>, ExecutionCondition {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable EmbeddedPostgres server;

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    String file = "/postgres-" + os + "-x86_64.txz";
    boolean known = processor.equals("amd64") || processor.equals("x86_64");
    try (InputStream binaries = PostgresForTests.class.getResourceAsStream(file)) {
      return known && binaries != null
          ? ConditionEvaluationResult.enabled("PostgreSQL can be started")
          : ConditionEvaluationResult.disabled(
              "SKIPPED: there is no PostgreSQL for " + os + " on " + processor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "postgres",
                Map.of(
                    "spring.datasource.url", database(),
                    "spring.datasource.username", "postgres",
                    "spring.datasource.password", "")));
  }

  /** Address of a new, empty database. */
  private static synchronized String database() {
    try {
      EmbeddedPostgres running = server;
      if (running == null) {
        running = EmbeddedPostgres.builder().start();
        server = running;
      }
      String name = "xiaoneng_" + DATABASES.incrementAndGet();
      try (Connection connection = running.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + name);
      }
      return running.getJdbcUrl("postgres", name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL makes no database", e);
    }
  }
}
