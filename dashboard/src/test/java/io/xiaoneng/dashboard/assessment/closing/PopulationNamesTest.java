package io.xiaoneng.dashboard.assessment.closing;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Scoring;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.dashboard.assessment.BookMaker;
import io.xiaoneng.dashboard.assessment.scheme.SchemeChecks;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever dimension a class is made of, its members have their names, and no program knows why.
 */
class PopulationNamesTest extends ClosedMonthsTestBase {

  private static final Text WORDS = new Text("试用", "for a test");

  @Autowired private BookMaker maker;
  @Autowired private SchemeChecks checks;

  private List<Scorecard> cards(String metric, String dimension) {
    SchemeLine line = new SchemeLine(metric, 100, 1, 0.9, Scoring.between(0.5, 0.9, 1, 0.8), WORDS);
    SchemeClass of =
        new SchemeClass(
            "own", WORDS, new Population(dimension, Set.of()), List.of(line), Deductions.NONE, 0);
    assertThat(checks.of(of)).isEmpty();
    Scheme scheme =
        new Scheme("own", 1, WORDS, WORDS, WORDS, DemoYear.FIRST.atDay(1), null, List.of(of));
    Book book = maker.make(DemoClosings.CONTESTED, scheme);
    return book.classes().get(0).cards();
  }

  @ParameterizedTest
  @CsvSource({
    "on-time, channel, COUNTER, 窗口, Counter",
    "on-time, item, licence, 许可, 许可",
    "on-time, item-type, 行政许可, 行政许可, 行政许可",
    "agency-on-time, agency, a1, 第1事务所, 第1事务所",
    "agency-on-time, service, survey, survey, survey"
  })
  void aMemberHasTheNameOfItsCode(
      String metric, String dimension, String code, String zh, String en) {
    assertThat(cards(metric, dimension))
        .filteredOn(each -> each.code().equals(code))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.name()).isEqualTo(new Text(zh, en));
              assertThat(each.total()).isNotNull();
            });
  }

  @Test
  void casesOfNoPointAreNoMember() {
    assertThat(cards("on-time", "point")).isEmpty();
  }
}
