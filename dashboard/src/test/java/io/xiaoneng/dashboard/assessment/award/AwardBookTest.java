package io.xiaoneng.dashboard.assessment.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.assessment.Deductions;
import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.Scoring;
import io.xiaoneng.assessment.book.Scorecard.Award;
import io.xiaoneng.dashboard.assessment.editor.EditionsForTests;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricDefinition.Text;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Points are awarded by a decision with reason and document, and never changed. */
class AwardBookTest extends CityTestBase {

  private static final Actor ASSESSOR = new Actor("chen", Set.of(Role.ASSESSOR), null);
  private static final String UNIT = "610112";

  @Autowired private AwardBook awards;
  @Autowired private SchemeBook schemes;
  @Autowired private CityClock clock;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    EditionsForTests.forget(jdbc);
    jdbc.sql("delete from assessment_award").update();
    jdbc.sql("delete from scheme_version").update();
  }

  private YearMonth month() {
    return YearMonth.from(clock.today()).minusMonths(1);
  }

  private void award(String points) {
    awards.record(month().toString(), UNIT, points, "全国试点", "效能办〔2026〕3号", ASSESSOR);
  }

  @Test
  void whatIsAwardedStandsUntilItIsWithdrawnAndTheRecordStays() {
    award("2");
    award("1.5");
    assertThat(awards.of(month().toString()))
        .containsOnlyKeys(UNIT)
        .containsEntry(
            UNIT,
            List.of(new Award("全国试点", "效能办〔2026〕3号", 2), new Award("全国试点", "效能办〔2026〕3号", 1.5)));
    assertThat(awards.of(month().minusMonths(1).toString())).isEmpty();
    long first = awards.files(month()).get(0).id();
    awards.withdraw(month().toString(), first, "重复", ASSESSOR);
    assertThat(awards.of(month().toString()).get(UNIT)).extracting(Award::points).containsOnly(1.5);
    assertThat(awards.files(month())).hasSize(2);
    assertThat(awards.files(month()).get(0).withdrawnWhy()).isEqualTo("重复");
    assertThatThrownBy(() -> awards.withdraw(month().toString(), first, "重复", ASSESSOR))
        .hasMessageContaining("before, by chen");
    assertThatThrownBy(
            () -> awards.withdraw(month().minusMonths(1).toString(), first, "x", ASSESSOR))
        .hasMessageContaining("no award " + first);
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where action in ('assessment.awarded',"
                        + " 'assessment.award-withdrawn')")
                .query(Long.class)
                .single())
        .isGreaterThanOrEqualTo(3);
  }

  @Test
  void whatIsWrongIsRefusedByItsField() {
    refused("points", month().toString(), UNIT, "0", "r", "d");
    refused("points", month().toString(), UNIT, "NaN", "r", "d");
    refused("points", month().toString(), UNIT, "5.5", "r", "d");
    refused("unit", month().toString(), "nobody", "1", "r", "d");
    refused("reason", month().toString(), UNIT, "1", " ", "d");
    refused("document", month().toString(), UNIT, "1", "r", "");
    refused("month", "soon", UNIT, "1", "r", "d");
    refused("month", YearMonth.from(clock.today()).plusMonths(1).toString(), UNIT, "1", "r", "d");
    assertThat(awards.files(month())).isEmpty();
  }

  private void refused(
      String field, String month, String unit, String points, String reason, String document) {
    assertThatThrownBy(() -> awards.record(month, unit, points, reason, document, ASSESSOR))
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void onlyClassesWhoseSchemeHasACapCanBeAwarded() {
    assertThat(awards.classes(month()))
        .extracting(SchemeClass::id)
        .containsExactly("districts", "departments");
  }

  @ParameterizedTest
  @CsvSource({
    "on-time, channel, COUNTER, 窗口",
    "on-time, applicant-kind, PERSON, 自然人",
    "on-time, item-type, 行政许可, 行政许可",
    "agency-on-time, service, 没有这种服务, ''"
  })
  void aMemberOfAnotherKindIsOneThatThereIs(
      String metric, String dimension, String code, String name) {
    Text words = new Text("试用", "for a test");
    SchemeLine line = new SchemeLine(metric, 100, 1, 0.9, Scoring.between(0.5, 0.9, 1, 0.8), words);
    SchemeClass kinds =
        new SchemeClass(
            "kinds", words, new Population(dimension, Set.of()), List.of(line), Deductions.NONE, 3);
    schemes.keep(
        new Scheme("kinds", 101, words, words, words, month().atDay(1), null, List.of(kinds)),
        "chen",
        "liu");
    refused("unit", month().toString(), "NO-SUCH", "1", "r", "d");
    refused("unit", month().toString(), "", "1", "r", "d");
    if (name.isEmpty()) {
      refused("unit", month().toString(), code, "1", "r", "d");
      assertThat(awards.members(kinds.members())).isEmpty();
      return;
    }
    awards.record(month().toString(), code, "3", "试点", "〔2026〕3号", ASSESSOR);
    assertThat(awards.names(month(), awards.files(month())))
        .extractingByKey(code)
        .extracting(Text::zh)
        .isEqualTo(name);
    assertThat(awards.members(kinds.members()))
        .filteredOn(each -> each.code().equals(code))
        .singleElement()
        .satisfies(each -> assertThat(each.name().zh()).isEqualTo(name));
  }

  @Test
  void oncePublishedNothingIsAwardedOrTakenBack() {
    award("1");
    long id = awards.files(month()).get(0).id();
    EditionsForTests.add(jdbc, month().toString(), "PUBLISHED", clock.now());
    assertThatThrownBy(() -> award("1")).hasMessageContaining("was published");
    assertThatThrownBy(() -> awards.withdraw(month().toString(), id, "x", ASSESSOR))
        .hasMessageContaining("was published");
    assertThat(awards.of(month().toString())).containsOnlyKeys(UNIT);
  }
}
