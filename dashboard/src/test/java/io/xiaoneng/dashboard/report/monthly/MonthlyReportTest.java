package io.xiaoneng.dashboard.report.monthly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportNotReadyException;
import io.xiaoneng.dashboard.report.ReportNotReadyException.Why;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportPeriodException;
import io.xiaoneng.dashboard.report.ReportTestBase;
import io.xiaoneng.dashboard.report.document.Block;
import io.xiaoneng.dashboard.report.document.Document;
import io.xiaoneng.dashboard.report.document.Section;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthlyReportTest extends ReportTestBase {

  private Edition edition;
  private Book book;

  @BeforeEach
  void publish() {
    YearMonth month = month(1);
    edition =
        books
            .inForce(month.toString())
            .orElseGet(() -> kept(ranked(counted(month)), Edition.Kind.PUBLISHED));
    book = books.book(edition);
  }

  private Document make(String unit, Locale language) {
    return reports.make(new ReportOrder(ReportKind.MONTHLY, book.month(), unit, language));
  }

  @Test
  void itHasEveryPartAndEveryScorecardOnce() {
    List<Section> sections = sections(make(null, Locale.SIMPLIFIED_CHINESE));
    assertThat(sections)
        .filteredOn(each -> each.level() == 1)
        .extracting(Section::id)
        .containsSubsequence(
            "overview", "scorecards", "flags", "matters", "tasks", "quality", "definitions");
    assertThat(sections)
        .filteredOn(each -> each.level() == 1)
        .extracting(Section::heading)
        .allMatch(each -> each.matches("[一二三四五六七八九十]+、.+"));
    assertThat(sections)
        .filteredOn(each -> each.level() == 2)
        .hasSameSizeAs(book.classes().stream().flatMap(each -> each.cards().stream()).toList());
    Set<String> ids = new HashSet<>();
    assertThat(sections).allMatch(each -> ids.add(each.id()));
    assertThat(sections).allMatch(each -> !each.blocks().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void noWordIsMissingNoRowIsCrookedNoTableHasANameTwice(String language) {
    Document document = make(null, Locale.forLanguageTag(language));
    Set<String> names = new HashSet<>();
    for (Block block : blocks(document)) {
      assertThat(block.toString()).doesNotContain("{0}").doesNotContain("NaN");
      if (block instanceof Block.Table table) {
        assertThat(names.add(table.name())).as(table.name()).isTrue();
        assertThat(table.rows())
            .isNotEmpty()
            .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.columns()));
      }
      if (block instanceof Block.Chart chart) {
        assertThat(chart.series())
            .isNotEmpty()
            .allSatisfy(series -> assertThat(series.values()).hasSameSizeAs(chart.categories()));
      }
    }
    assertThat(document.facts().toString()).contains(edition.sha256());
  }

  @Test
  void aScorecardSaysWhatTheBookSays() {
    Scorecard card = book.card("610113").orElseThrow();
    Section section =
        sections(make(null, Locale.SIMPLIFIED_CHINESE)).stream()
            .filter(each -> each.id().endsWith("-610113"))
            .findFirst()
            .orElseThrow();
    assertThat(section.heading()).isEqualTo("雁塔区（610113）");
    Block.Table lines = (Block.Table) section.blocks().get(1);
    assertThat(lines.rows()).hasSameSizeAs(card.lines());
    for (int i = 0; i < card.lines().size(); i++) {
      List<Block.Cell> row = lines.rows().get(i);
      assertThat(row.get(0).shown()).isEqualTo(card.lines().get(i).name().zh());
      assertThat(row.get(1).value()).isEqualTo(card.lines().get(i).value());
      assertThat(row.get(2).value()).isEqualTo(card.lines().get(i).target());
      assertThat(row.get(3).value()).isEqualTo(card.lines().get(i).n());
      assertThat(row.get(5).value()).isEqualTo(card.lines().get(i).points());
      assertThat(row.get(7).shown()).contains("其间按直线计");
    }
  }

  @Test
  void noPlaceIsABareOrdinal() {
    Block.Table table =
        blocks(make(null, Locale.SIMPLIFIED_CHINESE)).stream()
            .filter(Block.Table.class::isInstance)
            .map(Block.Table.class::cast)
            .filter(each -> each.name().endsWith("得分与档次"))
            .findFirst()
            .orElseThrow();
    assertThat(table.columns()).extracting(Block.Column::head).contains("档次", "名次范围");
    assertThat(table.columns()).extracting(Block.Column::head).doesNotContain("名次", "排名");
  }

  @Test
  void aUnitsReportTellsOfNobodyElse() {
    Document document = make("610113", Locale.SIMPLIFIED_CHINESE);
    assertThat(document.subtitle()).contains("雁塔区");
    String words = sections(document) + " " + document.facts();
    List<String> others =
        book.classes().stream()
            .flatMap(each -> each.cards().stream())
            .filter(each -> !each.code().equals("610113"))
            .map(each -> each.name().zh())
            .toList();
    assertThat(others).hasSizeGreaterThan(10);
    assertThat(others).noneMatch(words::contains);
    assertThat(words).contains("雁塔区");
  }

  @Test
  void aUnitThatIsNotAssessedHasNone() {
    assertThatExceptionOfType(ReportPeriodException.class)
        .isThrownBy(() -> make("610113001", Locale.ENGLISH))
        .satisfies(
            refused -> assertThat(refused.why()).isEqualTo(ReportPeriodException.Why.NOBODY));
  }

  @Test
  void aDraftIsMadeWhereItIsAskedForAndSaysSo() {
    YearMonth month = month(3);
    kept(counted(month), Edition.Kind.DRAFT);
    assertThatExceptionOfType(ReportNotReadyException.class)
        .isThrownBy(
            () ->
                reports.make(
                    new ReportOrder(
                        ReportKind.MONTHLY, month.toString(), null, Locale.ENGLISH, false)))
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.NO_BOOK));
    Document draft =
        reports.make(
            new ReportOrder(
                ReportKind.MONTHLY, month.toString(), null, Locale.SIMPLIFIED_CHINESE, true));
    assertThat(draft.title()).startsWith("【草稿】");
    assertThat(draft.name()).endsWith("-draft");
    assertThat(make(null, Locale.SIMPLIFIED_CHINESE).title()).doesNotContain("草稿");
  }

  @Test
  void theCourseOfTheCityEndsWithTheBooksOwnFigure() {
    Block.Chart chart =
        blocks(make(null, Locale.SIMPLIFIED_CHINESE)).stream()
            .filter(Block.Chart.class::isInstance)
            .map(Block.Chart.class::cast)
            .filter(each -> each.shape() == Block.Shape.LINES)
            .findFirst()
            .orElseThrow();
    assertThat(chart.categories()).hasSize(12).endsWith(book.month());
    Block.Series onTime =
        chart.series().stream()
            .filter(each -> each.name().equals("承诺期限内按时办结率"))
            .findFirst()
            .orElseThrow();
    BookClass districts = book.classes().get(0);
    assertThat(onTime.values().get(11))
        .isEqualTo(
            districts.ties().stream()
                .filter(each -> each.metric().equals("on-time"))
                .findFirst()
                .orElseThrow()
                .value());
    // The month before has cases and no book; a year ago there were none.
    assertThat(onTime.values().get(10)).isNotNull();
    assertThat(onTime.values().get(0)).isNull();
  }
}
