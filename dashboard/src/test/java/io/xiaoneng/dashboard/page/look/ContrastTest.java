package io.xiaoneng.dashboard.page.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * WCAG 2.2, 1.4.3 and 1.4.11: {@code look/contrast.csv} says which colour stands on which ground
 * and how strongly it has to stand out there.
 */
class ContrastTest {

  private static final Pattern LITERAL =
      Pattern.compile("#[0-9a-fA-F]{3,8}\\b(?![^{]*\\{)|\\b(?:rgb|rgba|hsl|oklch)\\(");

  private record Pair(double least, String colour, String ground) {}

  /** One line each: the least contrast, colours, grounds, what for. */
  private static List<Pair> pairs() throws IOException {
    List<Pair> pairs = new ArrayList<>();
    try (InputStream in = ContrastTest.class.getResourceAsStream("/look/contrast.csv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().skip(1).toList()) {
        String[] parts = line.split(",", -1);
        for (String colour : parts[1].split(" ")) {
          for (String ground : parts[2].split(" ")) {
            pairs.add(new Pair(Double.parseDouble(parts[0]), colour, ground));
          }
        }
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyColourStandsOutFromItsGrounds(Theme theme) throws IOException {
    Map<String, Colour> colours = theme.colours();
    List<String> weak = new ArrayList<>();
    for (Pair each : pairs()) {
      assertThat(colours).containsKeys(each.colour(), each.ground());
      double contrast =
          Objects.requireNonNull(colours.get(each.colour()))
              .contrast(Objects.requireNonNull(colours.get(each.ground())));
      if (contrast < each.least()) {
        weak.add("%s: %.2f".formatted(each, contrast));
      }
    }
    assertThat(weak).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void noColourIsLeftOutOfTheList(Theme theme) throws IOException {
    Set<String> named = new TreeSet<>();
    for (Pair each : pairs()) {
      named.add(each.colour());
      named.add(each.ground());
    }
    Set<String> left = new TreeSet<>(theme.colours().keySet());
    left.removeAll(named);
    // lines that only part what space parts already, and that say nothing alone
    left.removeAll(Arrays.asList("line", "line-2", "grid", "head-line", "brand", "ward", "lit"));
    assertThat(left).isEmpty();
  }

  @Test
  void everyOtherSheetTakesItsColoursFromTheTokens() throws IOException {
    List<String> found = new ArrayList<>();
    for (Resource each :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:/static/assets/css/*.css")) {
      String name = String.valueOf(each.getFilename());
      if (!name.equals("tokens.css") && !name.equals("dark.css")) {
        String css =
            each.getContentAsString(StandardCharsets.UTF_8).replaceAll("(?s)/\\*.*?\\*/", "");
        Matcher literal = LITERAL.matcher(css);
        while (literal.find()) {
          found.add(name + " " + literal.group());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(Colour.of("#000000").contrast(Colour.of("#ffffff"))).isEqualTo(21);
    assertThat(Colour.of("#777777").contrast(Colour.of("#ffffff"))).isBetween(4.47, 4.49);
  }
}
