package io.xiaoneng.cube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CubeCellBytesTest {

  private static final CubeKey KEY =
      new CubeKey(CubeKey.Cohort.DECIDED, LocalDate.of(2026, 3, 2), "610113", "WEB", "", "");

  private static CubeContribution of(int d1, long d2) {
    return new CubeContribution(KEY, true, false, true, true, 3, d1, d2, true);
  }

  @Test
  void sumsOfEitherSignSurviveTheBytes() {
    CubeCell cell = new CubeCell();
    cell.add(of(7, 1L << 40));
    cell.add(of(7, 5));
    cell.subtract(of(200, Long.MAX_VALUE / 2));

    assertThat(CubeCell.decode(cell.encode())).isEqualTo(cell);
  }

  @Test
  void addingACellIsAddingItsContributions() {
    CubeCell whole = new CubeCell();
    whole.add(of(1, 10));
    whole.add(of(2, 20));
    whole.subtract(of(1, 10));
    CubeCell first = new CubeCell();
    first.add(of(1, 10));
    CubeCell second = new CubeCell();
    second.add(of(2, 20));
    second.subtract(of(1, 10));

    first.add(second);

    assertThat(first).isEqualTo(whole);
    assertThat(first.d1()).containsOnlyKeys(2);
  }

  @Test
  void bytesOfAnotherVersionAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CubeCell.decode(new byte[] {9}))
        .withMessageContaining("version 9");
  }
}
