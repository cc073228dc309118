package io.xiaoneng.dashboard.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.explore.Sheet.Cell;
import io.xiaoneng.dashboard.explore.Sheet.Column;
import io.xiaoneng.dashboard.explore.Sheet.Fact;
import io.xiaoneng.dashboard.explore.Sheet.Form;
import io.xiaoneng.dashboard.figure.Step;
import io.xiaoneng.dashboard.paper.Drawing;
import io.xiaoneng.dashboard.paper.Svg;
import io.xiaoneng.dashboard.paper.Typeface;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExploreFilesTest {

  @Test
  void whatBeginsLikeAFormulaIsTextInCsvWhereverItStands() {
    Sheet sheet =
        new Sheet(
            "=title()",
            List.of(new Fact("scope", "@unit: +1")),
            List.of(
                new Column("key", "-unit", Form.TEXT), new Column("value", "value", Form.SHARE)),
            List.of(
                List.of(new Cell(null, "=HYPERLINK(\"x\",\"y\")"), new Cell(-0.25, "-25.0%")),
                List.of(new Cell(null, "\tplain"), new Cell(null, "—"))));
    assertThat(ExploreFiles.csv(sheet).split("\r\n"))
        .containsExactly(
            "'=title()",
            "scope,'@unit: +1",
            "",
            "'-unit,value",
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",-0.25",
            "'\tplain,");
  }

  @Test
  void longWordsOfAPictureGoOnInAnotherLineAndAreWhole() {
    Typeface face = Typeface.regular();
    String text = "西安市雁塔区行政审批服务局 ".repeat(30) + "Verylongwordwithoutspaces".repeat(20);
    List<String> lines = Plate.wrapped(text, 8, 300, face);
    assertThat(lines).hasSizeGreaterThan(5);
    assertThat(lines).allSatisfy(line -> assertThat(face.width(line) * 8).isLessThan(301));
    assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
  }

  @Test
  void aHostileNameIsTextInAPicture() {
    String name = "</text><script>alert(1)</script>\u0000\ud800 & \"x\"";
    Drawing plate = Plate.of(name, List.of(name), new Drawing(400, 100, List.of()), List.of(name));
    assertThat(Svg.of(plate, name)).doesNotContain("<script", "\u0000").contains("&lt;script&gt;");
  }

  @Test
  void everyDayWeekAndMonthOfAPeriodHasAName() {
    LocalDate from = LocalDate.of(2024, 12, 28);
    LocalDate to = LocalDate.of(2025, 1, 7);
    assertThat(Courses.labels(Step.DAY, from, to)).hasSize(11).startsWith("2024-12-28");
    assertThat(Courses.labels(Step.WEEK, from, to))
        .containsExactly("2024-W52", "2025-W01", "2025-W02");
    assertThat(Courses.labels(Step.MONTH, from, to)).containsExactly("2024-12", "2025-01");
  }
}
