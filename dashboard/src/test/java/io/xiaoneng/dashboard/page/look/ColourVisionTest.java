package io.xiaoneng.dashboard.page.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That colours which have to be told apart can be, by usual eyes and by those without cones for
 * long, middle or short waves: distances by CIEDE2000, where 1 is just seen side by side and 10 is
 * told at a glance.
 */
class ColourVisionTest {

  private static final List<String> SERIES =
      List.of("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8");

  private static final List<String> SHADES = List.of("h0", "h1", "h2", "h3", "h4", "h5");

  @ParameterizedTest
  @EnumSource(Theme.class)
  void anyTwoSeriesAreToldApart(Theme theme) {
    assertThat(closer(theme, SERIES, 11)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void goodWarningAndBadAreToldApart(Theme theme) {
    assertThat(closer(theme, List.of("good", "warn", "bad"), 9)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Theme.class)
  void shadesRiseInStepsThatAreSeen(Theme theme) {
    Map<String, Colour> colours = theme.colours();
    Colour ground = colour(colours, "surface");
    double before = 0;
    for (int i = 0; i < SHADES.size(); i++) {
      double contrast = colour(colours, SHADES.get(i)).contrast(ground);
      assertThat(contrast).as(SHADES.get(i)).isGreaterThan(before);
      before = contrast;
      if (i > 0) {
        assertThat(colour(colours, SHADES.get(i)).apart(colour(colours, SHADES.get(i - 1))))
            .as(SHADES.get(i))
            .isGreaterThan(4);
      }
    }
  }

  /** The classes of a walk to the nearest point: {@code map/shades.js}. */
  @ParameterizedTest
  @EnumSource(Theme.class)
  void walksAreToldApart(Theme theme) {
    assertThat(closer(theme, List.of("h5", "h4", "h3", "h2", "c2", "c8"), 6)).isEmpty();
  }

  /** Pairs of the test data of Sharma, Wu and Dalal: The CIEDE2000 Color-Difference Formula. */
  @ParameterizedTest
  @CsvSource({
    "50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425",
    "50, -1, 2, 50, 0, 0, 2.3669",
    "50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792",
    "50, 2.5, 0, 73, 25, -18, 27.1492",
    "60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644",
    "22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373",
    "2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082"
  })
  void distancesAreThoseOfTheStandard(
      double l1, double a1, double b1, double l2, double a2, double b2, double told) {
    Colour.Lab one = new Colour.Lab(l1, a1, b1);
    Colour.Lab two = new Colour.Lab(l2, a2, b2);
    assertThat(one.difference(two)).isCloseTo(told, within(0.0001));
    assertThat(two.difference(one)).isCloseTo(told, within(0.0001));
  }

  @Test
  void redAndGreenOfTheSameBrightnessAreNoSignForMany() {
    Colour red = Colour.of("#c04040");
    Colour green = Colour.of("#5f7f00");
    Colour.Lab usual = Colour.Lab.of(red, Colour.Eyes.USUAL);
    assertThat(usual.difference(Colour.Lab.of(green, Colour.Eyes.USUAL))).isGreaterThan(40);
    assertThat(red.apart(green)).isLessThan(20);
  }

  private static List<String> closer(Theme theme, List<String> names, double least) {
    Map<String, Colour> colours = theme.colours();
    List<String> close = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        double apart = colour(colours, names.get(i)).apart(colour(colours, names.get(j)));
        if (apart < least) {
          close.add("%s %s %.1f".formatted(names.get(i), names.get(j), apart));
        }
      }
    }
    return close;
  }

  private static Colour colour(Map<String, Colour> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }
}
