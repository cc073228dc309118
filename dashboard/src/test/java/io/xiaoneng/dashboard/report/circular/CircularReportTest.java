package io.xiaoneng.dashboard.report.circular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportNotReadyException;
import io.xiaoneng.dashboard.report.ReportNotReadyException.Why;
import io.xiaoneng.dashboard.report.ReportOrder;
import io.xiaoneng.dashboard.report.ReportTestBase;
import io.xiaoneng.dashboard.report.document.Document;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class CircularReportTest extends ReportTestBase {

  @Autowired JdbcClient jdbc;

  private Document make(YearMonth month, String unit) {
    return reports.make(
        new ReportOrder(ReportKind.CIRCULAR, month.toString(), unit, Locale.SIMPLIFIED_CHINESE));
  }

  /** A month far back, made by hand from one that was counted. */
  private Book of(YearMonth month, List<Scorecard> cards) {
    Book counted = counted(month);
    BookClass first = counted.classes().get(0);
    return new Book(
        counted.month(),
        counted.asOf(),
        counted.knownAt(),
        counted.versions(),
        counted.schemes(),
        List.of(
            new BookClass(
                first.scheme(), first.id(), first.name(), first.dimension(), cards, first.ties())));
  }

  @Test
  void whereNobodyCanBeToldApartItSaysSoAndNamesNobody() {
    YearMonth month = month(20);
    kept(
        of(
            month,
            List.of(
                BoardsTest.card("610102", 1, Standing.RANKED, BoardsTest.red(1)),
                BoardsTest.card("610103", 1, Standing.RANKED))),
        Edition.Kind.FINAL);
    Document document = make(month, null);
    assertThat(document.title())
        .isEqualTo("关于%d年%d月政务服务效能考核情况的通报".formatted(month.getYear(), month.getMonthValue()));
    assertThat(words(document)).contains("差异不显著").doesNotContain("610102");
    assertThat(document.facts().toString()).contains("定稿");
    List<String> headings = new ArrayList<>();
    document.sections().forEach(each -> headings.add(each.heading()));
    assertThat(headings.get(0)).isEqualTo("各有关单位：");
    assertThat(headings.get(1)).startsWith("一、");
  }

  @Test
  void theBestBandIsNamedAndItsRuleIsSaid() {
    YearMonth month = month(21);
    kept(
        of(
            month,
            List.of(
                BoardsTest.card("610102", 1, Standing.RANKED),
                BoardsTest.card("610103", 2, Standing.RANKED),
                // Its card is not in the records: nobody is blamed for what cannot be shown.
                BoardsTest.card("610104", 2, Standing.RANKED, BoardsTest.red(999_999)))),
        Edition.Kind.FINAL);
    String words = words(make(month, null));
    assertThat(words).contains("列入红榜的，是本类第 1 档的单位").contains("610102");
    assertThat(words).contains("没有列入黑榜").doesNotContain("610104");
    String own = words(make(month, "610103"));
    assertThat(own).contains("没有列入红榜").doesNotContain("610102");
  }

  @Test
  void itWaitsForTheFinalEditionAndForEveryAnswer() {
    YearMonth month = month(22);
    assertThatExceptionOfType(ReportNotReadyException.class)
        .isThrownBy(() -> make(month, null))
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.NO_BOOK));
    Book book =
        of(
            month,
            List.of(
                BoardsTest.card("610102", 1, Standing.RANKED),
                BoardsTest.card("610103", 2, Standing.RANKED)));
    kept(book, Edition.Kind.PUBLISHED);
    assertThatExceptionOfType(ReportNotReadyException.class)
        .isThrownBy(() -> make(month, null))
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.NOT_FINAL));
    kept(book, Edition.Kind.FINAL);
    jdbc.sql(
            "insert into assessment_objection (period, code, metric, said, raised_by, raised_at)"
                + " values (?, '610103', 'on-time', '数据不实', 'u', current_timestamp)")
        .param(month.toString())
        .update();
    assertThatExceptionOfType(ReportNotReadyException.class)
        .isThrownBy(() -> make(month, null))
        .satisfies(refused -> assertThat(refused.why()).isEqualTo(Why.CONTESTED));
    jdbc.sql("delete from assessment_objection where period = ?").param(month.toString()).update();
    assertThat(words(make(month, null))).contains("610102");
  }
}
