package io.xiaoneng.dashboard.assessment.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.dashboard.assessment.editor.SchemeText.ClassText;
import io.xiaoneng.dashboard.assessment.scheme.SchemeBook;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A draft comes into force by another person, with a document, from the first of a month. */
class SchemeAdoptionTest extends CityTestBase {

  private static final Actor CHEN = new Actor("chen", Set.of(Role.ASSESSOR), null);
  private static final Actor LIU = new Actor("liu", Set.of(Role.ASSESSOR), null);
  private static final String PLAN = "action-plan";

  @Autowired private SchemeDrafts drafts;
  @Autowired private SchemeAdoption adoption;
  @Autowired private SchemeBook book;
  @Autowired private CityClock clock;
  @Autowired private JdbcClient jdbc;

  @AfterEach
  void forget() {
    EditionsForTests.forget(jdbc);
    List.of("scheme_version", "scheme_draft_hand", "scheme_draft")
        .forEach(each -> jdbc.sql("delete from " + each).update());
  }

  private YearMonth next() {
    return YearMonth.from(clock.today()).plusMonths(1);
  }

  private int drafted() {
    return drafts.begin(PLAN, 2, CHEN);
  }

  private void adopt(int version, int revision, String from) {
    adoption.adopt(PLAN, version, revision, from, "", "效能办〔2026〕9号", "", LIU);
  }

  @Test
  void anAdoptedVersionEndsTheOneBeforeOnTheDayBefore() {
    int version = drafted();
    assertThat(version).isEqualTo(101);
    adopt(version, 1, next().toString());
    LocalDate first = next().atDay(1);
    assertThat(book.on(PLAN, first.minusDays(1)).orElseThrow().version()).isEqualTo(2);
    assertThat(book.on(PLAN, first).orElseThrow().version()).isEqualTo(101);
    assertThat(book.find(PLAN, 2).orElseThrow().to()).isEqualTo(first.minusDays(1));
    Scheme adopted = book.find(PLAN, 101).orElseThrow();
    assertThat(adopted.document().zh()).isEqualTo("效能办〔2026〕9号");
    assertThat(adopted.document().en()).isEqualTo("效能办〔2026〕9号");
    assertThat(adopted.classes()).isEqualTo(book.find(PLAN, 2).orElseThrow().classes());
    assertThat(book.on(first)).extracting(Scheme::id).containsExactly(PLAN, "agencies");
    assertThat(drafts.draft(PLAN, version)).isEmpty();
    assertThatThrownBy(() -> drafts.discard(PLAN, version, 1, CHEN))
        .hasMessageContaining("no draft any more");
    assertThat(
            jdbc.sql("select action from audit_entry where subject = 'scheme/action-plan/101'")
                .query(String.class)
                .list())
        .contains("scheme.drafted", "scheme.adopted");
  }

  @Test
  void whoeverHadAHandInADraftDoesNotAdoptIt() {
    int version = drafted();
    drafts.change(PLAN, version, 1, text -> text, LIU);
    refused("adopt", () -> adopt(version, 2, next().toString()));
    assertThat(book.adopted()).isEmpty();
  }

  @Test
  void withoutADocumentAMonthOrTheRevisionThatWasReadNothingIsAdopted() {
    int version = drafted();
    refused(
        "document", () -> adoption.adopt(PLAN, version, 1, next().toString(), "", " ", "Doc", LIU));
    refused("from", () -> adopt(version, 1, "2027-01-15"));
    refused("from", () -> adopt(version, 1, ""));
    refused(
        "to",
        () ->
            adoption.adopt(
                PLAN,
                version,
                1,
                next().toString(),
                next().minusMonths(1).toString(),
                "d",
                "",
                LIU));
    drafts.change(PLAN, version, 1, text -> text, CHEN);
    refused("revision", () -> adopt(version, 1, next().toString()));
    assertThat(book.adopted()).isEmpty();
  }

  @Test
  void aMonthThatWasPublishedKeepsItsScheme() {
    int version = drafted();
    YearMonth last = YearMonth.from(clock.today()).minusMonths(1);
    publish(last);
    refused("from", () -> adopt(version, 1, last.toString()));
    refused("from", () -> adopt(version, 1, last.minusMonths(3).toString()));
    adopt(version, 1, last.plusMonths(1).toString());
    assertThat(book.on(PLAN, last.atEndOfMonth()).orElseThrow().version()).isEqualTo(2);
  }

  private void publish(YearMonth month) {
    EditionsForTests.add(jdbc, month.toString(), "PUBLISHED", clock.now());
  }

  @Test
  void aDraftThatDoesNotMakeSenseIsKeptAndNotAdopted() {
    int version = drafted();
    ClassText districts = drafts.draft(PLAN, version).orElseThrow().draft().text().classes().get(0);
    drafts.putClass(
        PLAN,
        version,
        1,
        0,
        districts.with(districts.lines().subList(1, districts.lines().size())),
        CHEN);
    SchemeDrafts.Looked looked = drafts.draft(PLAN, version).orElseThrow();
    assertThat(looked.fit()).isFalse();
    assertThat(looked.problems())
        .extracting(each -> each.code(), each -> each.unitClass(), each -> each.arguments())
        .containsExactly(tuple("weights", "districts", List.of("75")));
    refused("scheme", () -> adopt(version, 2, next().toString()));
  }

  @Test
  void anotherFamilyThatScoresTheSameUnitsIsRefused() {
    int version = drafts.begin("rivals", null, CHEN);
    drafts.putClass("rivals", version, 1, 0, copied(), CHEN);
    drafts.change(
        "rivals", version, 2, text -> new SchemeText("对手", "", "", "", text.classes()), CHEN);
    assertThat(drafts.draft("rivals", version).orElseThrow().problems())
        .extracting(each -> each.code())
        .containsExactly("overlap");
    assertThatThrownBy(
            () -> adoption.adopt("rivals", version, 3, next().toString(), "", "文", "", LIU))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("both score units of level");
  }

  private ClassText copied() {
    return SchemeText.of(book.find(PLAN, 2).orElseThrow()).classes().get(0);
  }

  @Test
  void whatIsAnnouncedCanBeTakenBackAndItsNumberStaysTaken() {
    int version = drafted();
    adopt(version, 1, next().toString());
    adoption.withdraw(PLAN, version, "文号有误", LIU);
    assertThat(book.on(PLAN, next().atDay(1)).orElseThrow().version()).isEqualTo(2);
    assertThat(book.adopted())
        .singleElement()
        .satisfies(each -> assertThat(each.withdrawnWhy()).isEqualTo("文号有误"));
    refused("version", () -> adoption.withdraw(PLAN, version, "again", LIU));
    assertThat(drafted()).isEqualTo(102);
    drafts.discard(PLAN, 102, 1, CHEN);
    assertThat(drafted()).isEqualTo(103);
    adopt(103, 1, YearMonth.from(clock.today()).toString());
    refused("version", () -> adoption.withdraw(PLAN, 103, "too late", LIU));
  }

  @Test
  void twoVersionsOfAFamilyDoNotBeginOnTheSameDay() {
    int first = drafted();
    int second = drafts.begin(PLAN, 1, CHEN);
    adopt(first, 1, next().toString());
    refused("scheme", () -> adopt(second, 1, next().toString()));
    assertThatThrownBy(() -> book.with(book.find(PLAN, first).orElseThrow()))
        .isInstanceOf(SchemeException.class);
  }

  @Test
  void aVersionOfTheProgramNeverReplacesOneOfTheCity() {
    int version = drafted();
    adopt(version, 1, "2019-06");
    assertThat(book.on(PLAN, LocalDate.parse("2019-05-31")).orElseThrow().version()).isEqualTo(1);
    assertThat(book.on(PLAN, LocalDate.parse("2019-06-01")).orElseThrow().version()).isEqualTo(101);
    assertThat(book.on(PLAN, LocalDate.parse("2020-01-01")).orElseThrow().version()).isEqualTo(101);
    assertThat(book.all().find(PLAN, 2)).isEmpty();
  }

  private static void refused(String field, ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            BadParameterException.class, e -> assertThat(e.field()).isEqualTo(field));
  }
}
