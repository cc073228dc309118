package io.xiaoneng.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.cube.CubeKey.Cohort;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and contributions compare by hand: every component must count. */
class CubeEqualityTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

  /** Each differs from the first in one component. */
  private static List<CubeKey> keys() {
    return List.of(
        new CubeKey(Cohort.DECIDED, DAY, "D", "WEB", "公共服务", "COMMITTED"),
        new CubeKey(Cohort.DUE, DAY, "D", "WEB", "公共服务", "COMMITTED"),
        new CubeKey(Cohort.DECIDED, DAY.plusDays(1), "D", "WEB", "公共服务", "COMMITTED"),
        new CubeKey(Cohort.DECIDED, DAY, "E", "WEB", "公共服务", "COMMITTED"),
        new CubeKey(Cohort.DECIDED, DAY, "D", "MOBILE", "公共服务", "COMMITTED"),
        new CubeKey(Cohort.DECIDED, DAY, "D", "WEB", "行政许可", "COMMITTED"),
        new CubeKey(Cohort.DECIDED, DAY, "D", "WEB", "公共服务", ""));
  }

  private static List<CubeContribution> contributions() {
    CubeKey key = keys().get(0);
    CubeKey other = keys().get(1);
    return List.of(
        new CubeContribution(key, false, false, false, false, 0, null, null, false),
        new CubeContribution(other, false, false, false, false, 0, null, null, false),
        new CubeContribution(key, true, false, false, false, 0, null, null, false),
        new CubeContribution(key, false, true, false, false, 0, null, null, false),
        new CubeContribution(key, false, false, true, false, 0, null, null, false),
        new CubeContribution(key, false, false, false, true, 0, null, null, false),
        new CubeContribution(key, false, false, false, false, 1, null, null, false),
        new CubeContribution(key, false, false, false, false, 0, 0, null, false),
        new CubeContribution(key, false, false, false, false, 0, null, 0L, false),
        new CubeContribution(key, false, false, false, false, 0, null, null, true));
  }

  private static void assertEqualOnlyWhereEveryComponentIs(List<?> some, List<?> same) {
    for (int i = 0; i < some.size(); i++) {
      for (int j = 0; j < same.size(); j++) {
        assertThat(some.get(i).equals(same.get(j)))
            .as("%s and %s", some.get(i), same.get(j))
            .isEqualTo(i == j);
      }
      assertThat(some.get(i)).hasSameHashCodeAs(same.get(i));
    }
  }

  @Test
  void keysAreEqualOnlyWhereEveryComponentIs() {
    assertEqualOnlyWhereEveryComponentIs(keys(), keys());
  }

  @Test
  void contributionsAreEqualOnlyWhereEveryComponentIs() {
    assertEqualOnlyWhereEveryComponentIs(contributions(), contributions());
  }
}
