package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class SmallGroupsTest {

  private final SmallGroups groups = new SmallGroups(new CurrentActor());

  private static void as(Role role) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken(
                "li", "", Authorities.of(Set.of(role), role == Role.UNIT ? "u" : null)));
  }

  @AfterEach
  void nobody() {
    SecurityContextHolder.clearContext();
  }

  private static MetricQuery query(String metric, Grouping... by) {
    return new MetricQuery(
        metric,
        LocalDate.of(2026, 3, 1),
        LocalDate.of(2026, 3, 31),
        Arrays.asList(by),
        Map.of(),
        Instant.parse("2026-04-01T00:00:00Z"),
        null);
  }

  private static MetricRow row(String key, Integer numerator, Integer denominator) {
    Map<String, Number> figures = new LinkedHashMap<>();
    figures.put("numerator", numerator);
    figures.put("denominator", denominator);
    figures.put("value", denominator == 0 ? null : (double) numerator / denominator);
    return new MetricRow(Map.of("item", key), figures);
  }

  private List<Boolean> hidden(String metric, MetricRow... rows) {
    return groups.told(query(metric), List.of(rows)).stream()
        .map(
            row -> {
              if (row.tooFew()) {
                assertThat(row.figures().values()).containsOnlyNulls();
                assertThat(row.figures()).containsOnlyKeys("numerator", "denominator", "value");
                assertThat(MetricAnswer.row(row, true)).containsEntry("suppressed", "fewer-than-5");
              } else {
                assertThat(MetricAnswer.row(row, true)).doesNotContainKey("suppressed");
              }
              return row.tooFew();
            })
        .toList();
  }

  @Test
  void theRatedUnitSeesNoFigureOfOneToFourPeople() {
    as(Role.UNIT);
    for (int people = 0; people <= 6; people++) {
      assertThat(hidden("bad-per-10k", row("i", people, 1_000)))
          .as(people + " bad ratings")
          .containsExactly(people >= 1 && people <= 4);
    }
    assertThat(hidden("rectified", row("i", 0, 3))).containsExactly(true);
  }

  @Test
  void whatOneRowLacksCannotBeWorkedOutFromTheWhole() {
    as(Role.UNIT);
    assertThat(
            hidden(
                "bad-per-10k",
                row("a", 2, 900),
                row("b", 9, 800),
                row("c", 7, 700),
                row("d", 0, 5)))
        .as("with the one that is too small the smallest of the others goes, too")
        .containsExactly(true, false, true, false);
    assertThat(hidden("bad-per-10k", row("a", 2, 900), row("b", 3, 800), row("c", 7, 700)))
        .as("two hide each other")
        .containsExactly(true, true, false);
  }

  @Test
  void everybodyElseAndTheProgramReadEveryFigure() {
    MetricRow row = row("i", 1, 1_000);
    assertThat(hidden("bad-per-10k", row)).as("the program").containsExactly(false);
    for (Role role :
        List.of(Role.ADMIN, Role.LEADER, Role.SUPERVISOR, Role.REVIEWER, Role.ASSESSOR)) {
      as(role);
      assertThat(hidden("bad-per-10k", row)).as(role.name()).containsExactly(false);
    }
  }

  @Test
  void casesAreNoPeopleOfWhomTheUnitDoesNotKnow() {
    as(Role.UNIT);
    assertThat(hidden("on-time", row("i", 1, 2))).containsExactly(false);
  }

  @Test
  void singleWindowsAreForThoseWhoRunThem() {
    MetricQuery byWindow = query("wait-minutes", Grouping.by(Dimension.WINDOW));
    for (Role role : List.of(Role.ADMIN, Role.SUPERVISOR, Role.REVIEWER, Role.UNIT)) {
      as(role);
      assertThatNoException().isThrownBy(() -> groups.check(byWindow));
    }
    for (Role role : List.of(Role.LEADER, Role.ASSESSOR)) {
      as(role);
      assertThatExceptionOfType(BadParameterException.class)
          .isThrownBy(() -> groups.check(byWindow))
          .withMessageContaining("those who run them");
      assertThatNoException().isThrownBy(() -> groups.check(query("wait-minutes")));
    }
  }
}
