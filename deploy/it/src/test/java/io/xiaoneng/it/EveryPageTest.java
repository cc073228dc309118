package io.xiaoneng.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the rules of accessibility are run over every page the dashboard has. */
class EveryPageTest {

  private static final String WEB = "org.springframework.web.bind.annotation.";

  /** Looked at by the journeys under a number that they only learn on their way. */
  private static final List<String> ON_THE_WAY =
      List.of("/supervision/cards/1", "/supervision/flags/1", "/login");

  /** What no browser is sent to, or where a page stands that is looked at already. */
  private static final Map<String, String> EXEMPT =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("/cases", "leads on to the case"),
              Map.entry("/explore/views/{id}", "leads on to what was saved"),
              Map.entry("/explore.csv", "a file"),
              Map.entry("/explore.xlsx", "a file"),
              Map.entry("/explore.svg", "a file"),
              Map.entry("/explore.png", "a file"),
              Map.entry("/today", "the part of the overview that is renewed, looked at there"),
              Map.entry("/metrics/{id}.csv", "a file"),
              Map.entry("/login/code", "one field; needs a user with a second factor"),
              Map.entry(
                  "/assessments/schemes/{id}/{version}/edit",
                  "needs a draft; forms as on other pages"),
              Map.entry(
                  "/assessments/schemes/{id}/{version}/classes/{index}", "needs a draft, likewise"),
              Map.entry("/registry/changes/{id}", "needs a change that moved cases; one table"),
              Map.entry(
                  "/reports/runs/{id}", "needs a report that was sent; tables as on /reports/runs"),
              Map.entry(
                  "/reports/schedules/{id}", "needs a schedule; forms as on /reports/schedules"),
              Map.entry(
                  "/reports/{kind}/{period}", "needs a report; looked at as the file it also is"),
              Map.entry("/supervision/claims/new", "needs a case that is overdue; one form")));

  @Test
  void everyPageIsLookedAtOrThereIsAReasonWhyNot() {
    List<String> addresses = addresses();
    TreeSet<String> left = new TreeSet<>();
    TreeSet<String> needless = new TreeSet<>(EXEMPT.keySet());
    List<String> patterns = patterns();
    assertThat(patterns).hasSizeGreaterThan(40);
    for (String pattern : patterns) {
      Pattern fits = fits(pattern);
      boolean seen = addresses.stream().anyMatch(each -> fits.matcher(each).matches());
      if (!seen && !EXEMPT.containsKey(pattern)) {
        left.add(pattern);
      }
      if (!seen) {
        needless.remove(pattern);
      }
    }
    assertThat(left).as("pages that nobody looks at").isEmpty();
    assertThat(needless).as("exempt, and looked at or gone").isEmpty();
  }

  private static List<String> addresses() {
    return Stream.of(
            BrowserIT.PAGES,
            WallIT.PAGES,
            JourneysIT.OF_UNITS,
            JourneysIT.OF_ASSESSORS,
            JourneysIT.OF_SUPERVISORS,
            JourneysIT.OF_KEEPERS,
            JourneysIT.OF_AUDITORS,
            ON_THE_WAY)
        .flatMap(List::stream)
        .map(each -> each.replaceFirst("\\?.*", ""))
        .toList();
  }

  /** Of all methods of pages that answer GET with a page; files have an end in their name. */
  private static List<String> patterns() {
    List<String> patterns = new ArrayList<>();
    Path classes = Project.ROOT.resolve("dashboard/target/classes");
    for (JavaClass each : new ClassFileImporter().importPath(classes)) {
      if (!each.isAnnotatedWith("io.xiaoneng.dashboard.page.Page")) {
        continue;
      }
      String prefix =
          each.tryGetAnnotationOfType(WEB + "RequestMapping")
              .flatMap(EveryPageTest::paths)
              .map(paths -> paths.get(0))
              .orElse("");
      for (JavaMethod method : each.getMethods()) {
        if (method.getRawReturnType().getName().equals("org.springframework.http.ResponseEntity")) {
          continue;
        }
        method
            .tryGetAnnotationOfType(WEB + "GetMapping")
            .map(mapping -> paths(mapping).orElse(List.of("")))
            .ifPresent(paths -> paths.forEach(path -> patterns.add(prefix + path)));
      }
    }
    return patterns;
  }

  private static Optional<List<String>> paths(JavaAnnotation<?> mapping) {
    return Stream.of("value", "path")
        .map(mapping::get)
        .flatMap(Optional::stream)
        .map(Object[].class::cast)
        .filter(values -> values.length > 0)
        .map(values -> Stream.of(values).map(String::valueOf).toList())
        .findFirst();
  }

  private static Pattern fits(String pattern) {
    return Pattern.compile(
        pattern.replaceAll("\\{\\*[^}]*}|\\*\\*", ".+").replaceAll("\\{[^}]*}", "[^/]+"));
  }
}
