package io.xiaoneng.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void fifteenMinutesAreAsFarAsThePaceSays() {
    assertThat(Pace.ADULT.millimetresIn(15)).isEqualTo(1_170_000);
    assertThat(Pace.ELDER.millimetresIn(15)).isEqualTo(765_000);
    assertThat(Pace.ELDER.seconds(765_000)).isEqualTo(900.0);
  }

  @Test
  void aPaceIsReadAsItIsWritten() {
    assertThat(Pace.parse("1.3")).isEqualTo(Pace.ADULT).hasToString("1.3");
    assertThat(Pace.parse(" 0.850 ")).isEqualTo(Pace.ELDER).hasToString("0.85");
    assertThat(Pace.parse("1")).hasToString("1");
  }

  @Test
  void whatIsNoPaceIsRefused() {
    assertThatThrownBy(() -> Pace.parse("quick")).hasMessageContaining("'quick'");
    assertThatThrownBy(() -> Pace.parse("1.23456")).hasMessageContaining("'1.23456'");
    assertThatThrownBy(() -> Pace.parse("0")).hasMessageContaining("0.0 m/s");
    assertThatThrownBy(() -> Pace.ADULT.millimetresIn(31)).hasMessageContaining("31 minutes");
    assertThatThrownBy(() -> Pace.ADULT.millimetresIn(0)).hasMessageContaining("0 minutes");
  }
}
