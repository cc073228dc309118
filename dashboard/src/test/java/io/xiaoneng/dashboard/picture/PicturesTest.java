package io.xiaoneng.dashboard.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.intake.LogForTests;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The main pages beside the pictures stored of them, over {@link StandingCity}. A page that was
 * changed on purpose gets a new picture with {@code -Dxiaoneng.pictures=renew}; what differs
 * otherwise is written to {@code target/pictures}.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "xiaoneng.admin-password=" + PicturesTest.PASSWORD,
      "xiaoneng.demo-password=" + PicturesTest.PASSWORD,
      "xiaoneng.demo=true",
      "xiaoneng.demo-assessments=false",
      // comes some seconds after the start, when the first page may have been made
      "xiaoneng.demo-story=false",
      "xiaoneng.circle.keep=false",
      "xiaoneng.kafka=127.0.0.1:1"
    })
@Import({LogForTests.class, StandingCity.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PicturesTest {

  static final String PASSWORD = "a password for pictures";

  private static final Path STORED = Path.of("src", "test", "pictures");
  private static final Path TARGET = Path.of("target", "pictures");
  private static final boolean RENEW = "renew".equals(System.getProperty("xiaoneng.pictures"));
  private static final String RENEWAL =
      "mvn -pl dashboard -am package -Dtest=PicturesTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dxiaoneng.pictures=renew";
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration LOOK = Duration.ofMillis(20);
  private static final String ANY = "main h1";

  /** What was known at an earlier moment is worked out beside, when a page first asks for it. */
  private static final List<String> NOT_YET =
      List.of("当时已知的数正在推算", "then is still being worked out");

  /** One page as one user. A path may name {@code CASE}, a case that was stopped and decided. */
  private record Shown(String name, String user, String path, String mark) {}

  private static final List<Shown> PAGES =
      List.of(
          new Shown("login", "", "/login", "#username"),
          new Shown("overview", "leader", "/", ANY),
          new Shown("units", "leader", "/units", ANY),
          new Shown("district", "leader", "/units/610113", ANY),
          new Shown("street", "leader", "/units/610113001", ANY),
          new Shown("item", "leader", "/items?unit=610113&item=610100-XK-0003", ANY),
          new Shown("case", "leader", "/cases/CASE", ANY),
          new Shown("metric", "leader", "/metrics/on-time", ANY),
          new Shown(
              "explore",
              "leader",
              "/explore?metric=on-time&show=bar&by=channel&against=before",
              ANY),
          new Shown("quality", "leader", "/quality", ANY),
          new Shown("data", "leader", "/data", ANY),
          new Shown("help", "leader", "/help", ANY),
          new Shown("circle", "leader", "/circle", "[data-painted]"),
          new Shown("process", "leader", "/process?item=610100-XK-0003", ANY),
          new Shown("supervision", "supervisor", "/supervision", ANY),
          new Shown("desk", "supervisor", "/units/610113/desk", ANY));

  private static final List<String> SCENES =
      List.of("today", "speed", "circle", "supervision", "halls");

  @Autowired private RegistryView registry;
  @Autowired private ClickHouse clickHouse;
  @LocalServerPort private int port;
  private @Nullable Camera camera;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) throws IOException {
    settings.add("xiaoneng.clickhouse", StandingCity::filled);
    String data = Files.createTempDirectory("dashboard").toString();
    settings.add("xiaoneng.data", () -> data);
  }

  @BeforeAll
  void start() {
    camera = Camera.at("http://127.0.0.1:" + port, PASSWORD, StandingCity.NOW);
    await("the registry", () -> !registry.roots().isEmpty());
  }

  private static void await(String what, BooleanSupplier there) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " did not come in time").isLessThan(deadline);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  @AfterAll
  void stop() {
    if (camera != null) {
      camera.close();
    }
  }

  static Stream<Arguments> pictures() {
    Stream<Arguments> pages =
        PAGES.stream()
            .flatMap(
                page -> Stream.of(Look.DESK, Look.TELEPHONE).map(look -> Arguments.of(page, look)));
    Stream<Arguments> walls =
        SCENES.stream()
            .map(
                scene ->
                    Arguments.of(
                        new Shown(
                            "wall-" + scene,
                            "leader",
                            "/wall?scene=" + scene,
                            "[data-scene]:not([hidden]) .panel"),
                        Look.SCREEN));
    return Stream.concat(pages, walls);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("pictures")
  void aMainPageLooksAsItsPicture(Shown page, Look look) {
    String name = page.name + "-" + look;
    Path stored = STORED.resolve(name + ".png");
    BufferedImage now = taken(page, look);
    Cells cells = Cells.of(now);
    if (RENEW) {
      if (!Files.exists(stored) || !Comparison.of(Cells.read(stored), cells).same()) {
        Cells.write(cells.image(), stored);
        System.out.println("a new picture: " + stored);
      }
      return;
    }
    assertThat(stored).as("no picture yet, make it with: " + RENEWAL).exists();
    Comparison comparison = Comparison.of(Cells.read(stored), cells);
    if (!comparison.same()) {
      Cells.write(now, TARGET.resolve(name + "-whole.png"));
      Cells.write(cells.image(), TARGET.resolve(name + "-actual.png"));
      Cells.write(Cells.read(stored).image(), TARGET.resolve(name + "-expected.png"));
      Cells.write(comparison.picture(), TARGET.resolve(name + "-difference.png"));
    }
    assertThat(comparison.same())
        .as(
            "%s: %s; see %s, %s. If it was meant: %s",
            name, comparison.told(), TARGET.toAbsolutePath(), looker().version(), RENEWAL)
        .isTrue();
  }

  /** A picture that nothing is compared with would be believed in vain. */
  @Test
  void everyStoredPictureIsOfAPage() throws IOException {
    List<String> known =
        pictures()
            .map(each -> ((Shown) each.get()[0]).name + "-" + each.get()[1] + ".png")
            .toList();
    try (Stream<Path> files = Files.list(STORED)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(known);
    }
  }

  private BufferedImage taken(Shown page, Look look) {
    String path = page.path.replace("CASE", caseId());
    BufferedImage[] taken = new BufferedImage[1];
    await(
        "what was known of the time before",
        () -> {
          taken[0] = looker().take(page.user, look, path, page.mark);
          return NOT_YET.stream().noneMatch(text -> looker().says(page.user, look, text));
        });
    return taken[0];
  }

  private String caseId() {
    return clickHouse
        .query(
            "SELECT case_id FROM case_row FINAL WHERE district = '610113' AND stops > 0"
                + " AND decided_at IS NOT NULL ORDER BY case_id LIMIT 1",
            List.of(),
            row -> row.getString(1))
        .get(0);
  }

  private Camera looker() {
    return Objects.requireNonNull(camera);
  }
}
