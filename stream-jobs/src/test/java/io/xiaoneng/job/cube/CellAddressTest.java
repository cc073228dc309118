package io.xiaoneng.job.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.cube.CubeKey;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CellAddressTest {

  @Test
  void anAddressTellsItsKeyAlsoWhereCodesAreEmpty() {
    for (CubeKey.Cohort cohort : CubeKey.Cohort.values()) {
      for (String code : List.of("", "市辖区", "610102")) {
        CubeKey key =
            new CubeKey(cohort, LocalDate.of(1969, 12, 30), code, "WEB", "", code + "COMMITTED");

        assertThat(CellAddress.parse(CellAddress.of(key))).isEqualTo(key);
      }
    }
  }

  @Test
  void whatIsNoAddressIsNamed() {
    String good =
        CellAddress.of(
            new CubeKey(CubeKey.Cohort.DUE, LocalDate.of(2026, 3, 1), "a", "b", "c", "d"));
    String shorter = good.substring(0, good.lastIndexOf('\u001f'));

    for (String bad : List.of("", shorter, good + '\u001f', good.replace("due", "dew"))) {
      assertThatThrownBy(() -> CellAddress.parse(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + bad + "'");
    }
  }
}
