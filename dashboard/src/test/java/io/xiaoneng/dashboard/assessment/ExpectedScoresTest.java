package io.xiaoneng.dashboard.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.assessment.LineFigure;
import org.junit.jupiter.api.Test;

class ExpectedScoresTest {

  @Test
  void excusedCasesCountAsGoodAndNeverBeyondAll() {
    LineFigure figure = new LineFigure(0.9, 50, 45L);
    assertThat(ExpectedScores.excused(figure, 2)).isEqualTo(new LineFigure(0.94, 50, 47L));
    assertThat(ExpectedScores.excused(figure, 9).value()).isEqualTo(1, within(0.0));
    assertThat(ExpectedScores.excused(figure, 0)).isSameAs(figure);
    LineFigure sums = new LineFigure(0.5, 50, null);
    assertThat(ExpectedScores.excused(sums, 2)).isSameAs(sums);
  }
}
