package io.xiaoneng.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OpportunityTest {

  private static Coverage covered(long covered) {
    return new Coverage(1_000, covered, 1, 0, 0, 0);
  }

  @Test
  void everybodyIsInOneGroup() {
    Opportunity groups = Opportunity.of(covered(800), covered(500), covered(450));
    assertThat(groups).isEqualTo(new Opportunity(450, 50, 300, 200));
    assertThat(groups.served() + groups.queued() + groups.unable() + groups.far()).isEqualTo(1_000);
  }

  @Test
  void coveragesThatDoNotBelongTogetherAreRefused() {
    assertThatThrownBy(() -> Opportunity.of(covered(400), covered(500), covered(450)))
        .hasMessageContaining("fewer points cover more people");
    assertThatThrownBy(() -> Opportunity.of(new Coverage(9, 8, 1, 0, 0, 0), covered(5), covered(4)))
        .hasMessageContaining("different people");
  }
}
