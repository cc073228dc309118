package io.xiaoneng.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People of every role over {@link SmallCity}, at three sizes and in both languages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoleTestBase {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private @Nullable Stack running;
  private @Nullable People people;

  /** How somebody looks at the pages. */
  record Look(int width, int height, String language) {

    private static final List<Integer> WIDTHS = List.of(1440, 768, 390);
    private static final Map<Integer, Integer> HEIGHTS = Map.of(1440, 900, 768, 1024, 390, 844);

    /** Every size in both languages. */
    static final List<Look> ALL =
        Stream.of("zh", "en")
            .flatMap(language -> WIDTHS.stream().map(width -> of(width, language)))
            .toList();

    private static Look of(int width, String language) {
      return new Look(width, Objects.requireNonNull(HEIGHTS.get(width)), language);
    }

    /**
     * Every size once, with a language that changes from size to size: two neighbouring jobs have
     * all of {@link #ALL} between them, and each has every size and both languages. With {@code
     * -Dxiaoneng.every-look=true} all of them.
     */
    static List<Look> of(Job job) {
      if (Boolean.getBoolean("xiaoneng.every-look")) {
        return ALL;
      }
      return IntStream.range(0, WIDTHS.size())
          .mapToObj(i -> of(WIDTHS.get(i), (job.ordinal() + i) % 2 == 0 ? "zh" : "en"))
          .toList();
    }

    /** As the page says it of itself. */
    Pattern lang() {
      return Pattern.compile("^" + language);
    }

    @Override
    public String toString() {
      return width + "x" + height + " " + language;
    }
  }

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    Stack stack = Stack.on(directory.resolve("data"));
    running = stack;
    stack.startEmpty();
    people = new People(CHROMIUM, stack.address());
    SmallCity.send(stack);
    stack.awaitFigures(LIMIT);
  }

  @AfterAll
  void stop() throws Exception {
    if (running != null) {
      running.close();
    }
  }

  /** Somebody with a role, signed in, at a screen of that size, who reads that language. */
  Person at(Look look, String name, Job job) {
    Person person = job.enter(Objects.requireNonNull(people), name);
    person.page().setViewportSize(look.width(), look.height());
    assertThat(person.open("/account?lang=" + look.language())).isEqualTo(200);
    return person;
  }

  /** {@link #at(Look, String, Job)} for whom there is one of. */
  Person at(Look look, Job job) {
    return at(look, job.name().toLowerCase(java.util.Locale.ROOT), job);
  }

  /** What somebody is at an installation. */
  enum Job {
    LEADER("Leader", "", "/"),
    SUPERVISOR("Supervisor", "", "/"),
    REVIEWER("Reviewer", "", "/"),
    ASSESSOR("Assessor", "", "/"),
    UNIT("Unit", SmallCity.DISTRICT, "/units/" + SmallCity.DISTRICT + "/desk"),
    ADMIN("", "", "/"),
    SECURITY("", "", "/users"),
    AUDITOR("", "", "/audit");

    private final String role;
    private final String unit;

    /** The path of their first page. */
    final String home;

    Job(String role, String unit, String home) {
      this.role = role;
      this.unit = unit;
      this.home = home;
    }

    private Person enter(People people, String name) {
      return switch (this) {
        case ADMIN -> people.administrator();
        case SECURITY -> people.keeper();
        case AUDITOR -> people.auditor();
        default -> people.signedIn(name, role, unit);
      };
    }
  }

  /** Opens a page, which must be there, be no wider than the screen and speak the language. */
  void opens(Person person, Look look, String path) {
    assertThat(person.open(path)).as(path).isEqualTo(200);
    isWhole(person, look);
  }

  /** That the page that is open is no wider than the screen, in one language, without gaps. */
  static void isWhole(Person person, Look look) {
    Page page = person.page();
    assertThat(page.locator("html")).hasAttribute("lang", look.lang());
    Object width = page.evaluate("() => document.documentElement.scrollWidth");
    assertThat(((Number) width).intValue())
        .as("width of " + person.path())
        .isLessThanOrEqualTo(look.width());
    assertThat(page.locator("body").innerText()).as(person.path()).doesNotContain("??");
    assertThat(page.locator("h1").first()).isVisible();
  }

  Stack stack() {
    return Objects.requireNonNull(running);
  }
}
