package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SensitiveItemsTest {

  private static ListLine line(ListKind kind, String item) {
    List<Object> values =
        new ArrayList<>(Collections.nCopies(kind.columns().size(), (Object) null));
    for (int i = 0; i < values.size(); i++) {
      switch (kind.columns().get(i).name()) {
        case "case" -> values.set(i, "c-1");
        case "item" -> values.set(i, item);
        case "rating" -> values.set(i, "r-1");
        case "unit" -> values.set(i, "u-1");
        default -> {}
      }
    }
    return new ListLine(kind, values);
  }

  @Test
  void whichCaseItIsStandsInNoRowOfASensitiveItem() {
    for (ListKind kind : List.of(ListKind.CASE, ListKind.RATING)) {
      ListLine hidden = line(kind, "quiet").without(Set.of("quiet"));
      assertThat(hidden.of("case")).isNull();
      assertThat(hidden.text("unit")).isEqualTo("u-1");
      assertThat(hidden.json()).doesNotContainKey("href").doesNotContainValue("r-1");
    }
  }

  @Test
  void otherRowsStayAsTheyAre() {
    ListLine shown = line(ListKind.CASE, "loud").without(Set.of("quiet"));
    assertThat(shown.of("case")).isEqualTo("c-1");
    assertThat(shown.json()).containsKey("href");
    assertThat(line(ListKind.PLACE, "quiet").without(Set.of("quiet")).of("unit")).isEqualTo("u-1");
  }
}
