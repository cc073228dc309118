package io.xiaoneng.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WhereTest {

  @Test
  void allConditionsHoldAndEachPlaceHasItsValue() {
    Where where =
        new Where()
            .equal("state", "OPEN")
            .in("unit", List.of("a", "b"))
            .and("(due < ? or due is null)", 7);
    assertThat(where.sql())
        .isEqualTo(" where state = ? and unit in (?, ?) and (due < ? or due is null)");
    assertThat(where.values()).containsExactly("OPEN", "a", "b", 7);
    assertThat(where.values(20, 40)).containsExactly("OPEN", "a", "b", 7, 20, 40);
  }

  @Test
  void whatIsNotAskedForIsNoCondition() {
    Where where = new Where().equal("state", null);
    assertThat(where.sql()).isEmpty();
    assertThat(where.values(20)).containsExactly(20);
  }

  @Test
  void noRowHasOneOfNoValues() {
    Where where = new Where().in("unit", List.of()).equal("state", "OPEN");
    assertThat(where.sql()).isEqualTo(" where 1 = 0 and state = ?");
    assertThat(where.values()).containsExactly("OPEN");
  }
}
