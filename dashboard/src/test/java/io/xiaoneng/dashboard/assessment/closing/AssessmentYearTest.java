package io.xiaoneng.dashboard.assessment.closing;

import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.CONTESTED;
import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.D2;
import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookDifferences.Difference;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.assessment.BookDamagedException;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.Edition.Kind;
import io.xiaoneng.dashboard.assessment.closing.ClosingRefusedException.Why;
import io.xiaoneng.dashboard.assessment.closing.Objection.Ruling;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A year is closed month by month; one month is contested, and restated after it was final. Every
 * number that was published is the one that plain SQL over the events as they came makes of what
 * was recorded by then.
 */
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssessmentYearTest extends ClosingTestBase {

  @Autowired Closing closing;
  @Autowired Objections objections;
  @Autowired BookStore books;
  @Autowired MonthDesk desk;
  @Autowired ClickHouse clickHouse;
  @Autowired RegistryView registry;
  @Autowired RecordStore records;
  @Autowired JdbcClient jdbc;

  private BookAgainstEvents events;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", () -> ClickHouseForTests.database("assessment_year"));
  }

  @BeforeAll
  void send() {
    year.send();
    events = new BookAgainstEvents(new RawEvents(clickHouse));
  }

  @Test
  @Order(1)
  void aMonthIsDraftedOnlyWhenItIsOver() {
    year.set(LocalDate.of(2019, 3, 31));
    refused(Why.NOT_OVER, () -> closing.draft(DemoYear.FIRST, OFFICE));
    refused(Why.NO_DRAFT, () -> closing.publish(DemoYear.FIRST, OFFICE));
    refused(Why.NOT_PUBLISHED, () -> closing.finish(DemoYear.FIRST, OFFICE));
    year.set(LocalDate.of(2019, 4, 3));
    refused(Why.NO_SCHEME, () -> closing.draft(YearMonth.of(2018, 12), OFFICE));
  }

  @Test
  @Order(2)
  void everyNumberOfAYearIsThatOfTheRawEvents() {
    for (YearMonth month = DemoYear.FIRST;
        !month.isAfter(DemoYear.LAST);
        month = month.plusMonths(1)) {
      year.set(DemoClosings.published(month));
      Edition draft = closing.draft(month, OFFICE);
      assertThat(desk.month(month, null, D2).edition()).isNull();
      Edition published = closing.publish(month, OFFICE);
      assertThat(published.sha256()).isEqualTo(draft.sha256());
      assertThat(books.of(month.toString())).containsExactly(published);
      refused(Why.PUBLISHED, () -> closing.draft(YearMonth.parse(published.month()), OFFICE));
      refused(Why.TERM_RUNS, () -> closing.finish(YearMonth.parse(published.month()), OFFICE));
      if (month.equals(CONTESTED)) {
        contest();
      }
      year.set(DemoClosings.over(month));
      Edition last = closing.finish(month, OFFICE);
      assertThat(last.kind()).isEqualTo(Kind.FINAL);
      assertThat(books.genuine(last)).isTrue();
      events.compare(books.book(published));
      events.compare(books.book(last));
    }
    assertThat(events.compared()).as("numbers that were compared").isGreaterThan(1_000);
  }

  /** One line is answered by mended data, one is taken out. */
  private void contest() {
    refused(Why.NO_LINE, () -> objections.raise(CONTESTED, "d2", "no-such-line", "错了", D2));
    refused(Why.WORDS, () -> objections.raise(CONTESTED, "d2", "on-time", " ", D2));
    DemoClosings.Raised raised = year.contest();
    refused(Why.TWICE, () -> objections.raise(CONTESTED, "d2", "on-time", "再说一次", D2));
    year.set(DemoClosings.over(CONTESTED));
    refused(Why.OPEN_OBJECTIONS, () -> closing.finish(CONTESTED, OFFICE));
    year.answer(raised);
    refused(Why.ANSWERED, () -> objections.answer(raised.mended(), Ruling.REJECTED, "再答", OFFICE));
    year.set(DemoClosings.over(CONTESTED));
    refused(Why.TERM_OVER, () -> objections.raise(CONTESTED, "d2", "accept-on-time", "晚了", D2));
  }

  @Test
  @Order(3)
  void theContestedMonthSaysWhatObjectionsHaveChanged() {
    Edition last = books.inForce(CONTESTED.toString()).orElseThrow();
    Book book = books.book(last);
    Scorecard card = book.card("d2").orElseThrow();
    BookLine excluded = line(card, "once-told");
    assertThat(excluded.state()).isEqualTo(LineScore.State.EXCLUDED);
    assertThat(excluded.excluded()).isEqualTo("查实，本月不计");
    Restatement since = closing.restatement(last);
    assertThat(since.differences())
        .extracting(Difference::code)
        .as("the month after changed nothing of others")
        .containsOnly("d2");
    assertThat(since.differences())
        .extracting(Difference::what)
        .contains("on-time", "once-told", "total");
    assertThat(since.causes())
        .extracting(Restatement.Cause::kind)
        .contains("revision", "objection");
  }

  @Test
  @Order(4)
  void aRestatementHasANumberAndTheFinalEditionStaysAsItWas() {
    year.set(LocalDate.of(2020, 4, 20));
    YearMonth month = DemoClosings.RESTATED;
    Edition last = books.inForce(month.toString()).orElseThrow();
    byte[] bytes = books.bytes(last);
    refused(Why.SAME, () -> closing.restate(month, "看看", OFFICE));
    refused(Why.WORDS, () -> closing.restate(month, "", OFFICE));
    Edition restated = year.restate();
    assertThat(restated.restatement()).isEqualTo(1);
    assertThat(restated.number()).isEqualTo(last.number() + 1);
    assertThat(books.bytes(last)).isEqualTo(bytes);
    assertThat(books.of(month.toString()))
        .extracting(Edition::kind)
        .containsExactly(Kind.PUBLISHED, Kind.FINAL, Kind.RESTATEMENT);
    Restatement since = closing.restatement(restated);
    assertThat(since.since()).isEqualTo(last.number());
    assertThat(since.differences()).extracting(Difference::code).containsOnly("p2");
    assertThat(since.causes())
        .anyMatch(
            each ->
                each.kind().equals("revision")
                    && "on-time".equals(each.metric())
                    && each.count() > 0);
    events.compare(books.book(restated));
    events.compare(books.book(last));
    refused(Why.SAME, () -> closing.restate(month, "再来", OFFICE));
  }

  @Test
  @Order(5)
  void whoseDataAreInDoubtAndWhoWasFoundedWithinTheMonthIsShownAndNotRanked() {
    Book doubtful = book(DemoYear.DOUBTFUL);
    Scorecard card = doubtful.card("p1").orElseThrow();
    assertThat(card.standing()).isEqualTo(Standing.DOUBTFUL);
    assertThat(card.total()).isNotNull();
    assertThat(card.place()).isNull();
    Book founded = book(YearMonth.of(2019, 8));
    assertThat(founded.card("p3").orElseThrow().standing()).isEqualTo(Standing.MOVED);
    assertThat(book(YearMonth.of(2019, 7)).card("p3")).isEmpty();
    assertThat(book(YearMonth.of(2019, 10)).card("p3").orElseThrow().standing())
        .isEqualTo(Standing.RANKED);
  }

  @Test
  @Order(6)
  void aUnitSeesItsOwnUntilTheMonthIsFinal() {
    year.set(LocalDate.of(2020, 5, 6));
    YearMonth month = DemoClosings.PUBLISHED;
    closing.draft(month, OFFICE);
    assertThat(desk.card(month, "d2", null, D2)).isEmpty();
    closing.publish(month, OFFICE);
    MonthView seen = desk.month(month, null, D2);
    assertThat(seen.ranked()).isFalse();
    assertThat(seen.classes())
        .flatExtracting(MonthView.Group::members)
        .extracting(MonthView.Line::code)
        .containsExactly("d2");
    assertThat(desk.card(month, "d1", null, D2)).isEmpty();
    assertThat(desk.card(month, "d2", null, D2).orElseThrow().mayObject()).isTrue();
    MonthView done = desk.month(CONTESTED, null, D2);
    assertThat(done.ranked()).isTrue();
    assertThat(done.classes())
        .flatExtracting(MonthView.Group::members)
        .extracting(MonthView.Line::code)
        .contains("d1", "d2", "d3", "p1", "a1");
    assertThat(done.objections()).extracting(Objection::code).containsOnly("d2");
  }

  @Test
  @Order(10)
  void whatIsChangedInTheStoreIsFound() {
    Edition last = books.inForce("2019-12").orElseThrow();
    assertThat(books.genuine(last)).isTrue();
    jdbc.sql(
            "update assessment_card set body = replace(body, '\"d1\"', '\"d9\"')"
                + " where book = (select book from assessment_edition where id = ?)")
        .param(last.id())
        .update();
    assertThatExceptionOfType(BookDamagedException.class)
        .isThrownBy(() -> books.bytes(last))
        .withMessageContaining("2019-12");
  }

  @Test
  @Order(11)
  void aCardIsReadAsItWasKeptWhenItsUnitIsGone() {
    CardView before = desk.card(CONTESTED, "d3", null, OFFICE).orElseThrow();
    records.published(RegistryKey.parse("unit/d3"), null, 1_000_000);
    assertThat(registry.unit("d3").level()).isNotEqualTo(Unit.Level.DISTRICT);
    assertThat(desk.card(CONTESTED, "d3", null, OFFICE)).contains(before);
    assertThat(before.unitClass().zh()).isEqualTo("区县、开发区");
    assertThat(before.ofUnits()).isTrue();
  }

  private Book book(YearMonth month) {
    return books.book(books.inForce(month.toString()).orElseThrow());
  }

  private static BookLine line(Scorecard card, String metric) {
    return card.lines().stream()
        .filter(each -> each.metric().equals(metric))
        .findFirst()
        .orElseThrow();
  }

  private static void refused(Why why, Runnable step) {
    assertThatExceptionOfType(ClosingRefusedException.class)
        .isThrownBy(step::run)
        .satisfies(e -> assertThat(e.why()).isEqualTo(why));
  }
}
