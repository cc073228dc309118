package io.xiaoneng.dashboard.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Where a title that is too long for a line is broken. */
class OfficialTextTest {

  @Test
  void aTitleThatFitsIsOneLine() {
    assertThat(OfficialText.lines("政务服务效能周报", 20)).containsExactly("政务服务效能周报");
  }

  @Test
  void aLongTitleEndsItsLineWhereSomethingEndsAndNotBeforeItsLastCharacter() {
    assertThat(OfficialText.lines("关于2026年9月政务服务效能考核情况的通报", 20.1))
        .containsExactly("关于2026年9月", "政务服务效能考核情况的通报");
    assertThat(OfficialText.lines("关于2026年11月行政审批、市场监管、不动产登记办理情况的通报", 20))
        .containsExactly("关于2026年11月行政审批、", "市场监管、不动产登记办理情况的通报");
  }

  @Test
  void aTitleWithoutSuchAPlaceIsLeftToTheWordProcessor() {
    assertThat(OfficialText.lines("政务服务效能考核通报".repeat(3), 20)).hasSize(1);
    assertThat(OfficialText.lines("a".repeat(90), 20)).hasSize(1);
  }

  @Test
  void bothLinesStandInOneParagraph() throws IOException {
    StringBuilder written = new StringBuilder();
    new OfficialText(written).title("关于2026年10月政务服务效能考核情况的通报");
    assertThat(written.toString()).containsOnlyOnce("<w:p>").containsOnlyOnce("<w:br/>");
    written.setLength(0);
    new OfficialText(written).title("半月例会材料");
    assertThat(written.toString()).doesNotContain("<w:br/>");
  }
}
