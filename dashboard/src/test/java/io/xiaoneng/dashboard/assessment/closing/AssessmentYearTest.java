package io.xiaoneng.dashboard.assessment.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.assessment.Knot;
import io.xiaoneng.assessment.LineScore;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.BookDifferences.Difference;
import io.xiaoneng.assessment.book.BookLine;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Standing;
import io.xiaoneng.assessment.book.Tie;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.assessment.BookDamagedException;
import io.xiaoneng.dashboard.assessment.BookStore;
import io.xiaoneng.dashboard.assessment.Edition;
import io.xiaoneng.dashboard.assessment.Edition.Kind;
import io.xiaoneng.dashboard.assessment.closing.ClosingRefusedException.Why;
import io.xiaoneng.dashboard.assessment.closing.Objection.Ruling;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.intake.LogForTests;
import io.xiaoneng.dashboard.registry.RecordStore;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A year is closed month by month; one month is contested, and restated after it was final. Every
 * number that was published is the one that plain SQL over the events as they came makes of what
 * was recorded by then.
 */
@SpringBootTest(
    properties = {
      "xiaoneng.admin-password=a password for tests",
      "xiaoneng.ingest-token=0123456789abcdef0123456789abcdef",
      "xiaoneng.zone=Asia/Shanghai",
      "xiaoneng.circle.keep=false",
      "xiaoneng.kafka=127.0.0.1:1"
    })
@AutoConfigureMockMvc
@Import({LogForTests.class, AssessmentYearTest.Time.class})
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssessmentYearTest {

  private static final YearMonth CONTESTED = YearMonth.of(2019, 6);
  private static final Actor OFFICE = new Actor("kao", Set.of(Role.ASSESSOR), null);
  private static final Actor D2 = new Actor("er", Set.of(Role.UNIT), "d2");

  /** The time that is told to the program. */
  static final class Setting extends Clock {
    private volatile Instant now = Instant.parse("2019-04-01T02:00:00Z");

    void set(LocalDate day) {
      now = DemoYear.at(day, 10);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @TestConfiguration
  static class Time {
    @Bean
    @Primary
    Setting setting() {
      return new Setting();
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry settings) {
    settings.add("xiaoneng.clickhouse", () -> ClickHouseForTests.database("assessment_year"));
    settings.add("xiaoneng.data", AssessmentYearTest::directory);
  }

  private static String directory() {
    try {
      return Files.createTempDirectory("dashboard").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Autowired MockMvc http;
  @Autowired Setting clock;
  @Autowired Closing closing;
  @Autowired Objections objections;
  @Autowired BookStore books;
  @Autowired MonthDesk desk;
  @Autowired ClickHouse clickHouse;
  @Autowired RegistryView registry;
  @Autowired RecordStore records;
  @Autowired JdbcClient jdbc;

  private DemoYear year;
  private RawEvents raw;
  private int compared;

  @BeforeAll
  void send() {
    year = new DemoYear(clickHouse, records);
    year.send(registry);
    raw = new RawEvents(clickHouse);
  }

  @Test
  @Order(1)
  void aMonthIsDraftedOnlyWhenItIsOver() {
    clock.set(LocalDate.of(2019, 3, 31));
    refused(Why.NOT_OVER, () -> closing.draft(DemoYear.FIRST, OFFICE));
    refused(Why.NO_DRAFT, () -> closing.publish(DemoYear.FIRST, OFFICE));
    refused(Why.NOT_PUBLISHED, () -> closing.finish(DemoYear.FIRST, OFFICE));
    clock.set(LocalDate.of(2019, 4, 3));
    refused(Why.NO_SCHEME, () -> closing.draft(YearMonth.of(2018, 12), OFFICE));
  }

  @Test
  @Order(2)
  void everyNumberOfAYearIsThatOfTheRawEvents() {
    for (YearMonth month = DemoYear.FIRST;
        !month.isAfter(DemoYear.LAST);
        month = month.plusMonths(1)) {
      LocalDate after = month.plusMonths(1).atDay(3);
      clock.set(after);
      Edition draft = closing.draft(month, OFFICE);
      assertThat(desk.month(month, null, D2).edition()).isNull();
      Edition published = closing.publish(month, OFFICE);
      assertThat(published.sha256()).isEqualTo(draft.sha256());
      assertThat(books.of(month.toString())).containsExactly(published);
      refused(Why.PUBLISHED, () -> closing.draft(YearMonth.parse(published.month()), OFFICE));
      refused(Why.TERM_RUNS, () -> closing.finish(YearMonth.parse(published.month()), OFFICE));
      if (month.equals(CONTESTED)) {
        contest(month);
      }
      clock.set(after.plusDays(14));
      Edition last = closing.finish(month, OFFICE);
      assertThat(last.kind()).isEqualTo(Kind.FINAL);
      assertThat(books.genuine(last)).isTrue();
      compare(books.book(published));
      compare(books.book(last));
    }
    assertThat(compared).as("numbers that were compared").isGreaterThan(1_000);
  }

  /** One line is taken out, one is answered by mended data, one stands. */
  private void contest(YearMonth month) {
    refused(Why.NO_LINE, () -> objections.raise(month, "d2", "no-such-line", "错了", D2));
    refused(Why.WORDS, () -> objections.raise(month, "d2", "on-time", " ", D2));
    Objection one = objections.raise(month, "d2", "on-time", "有一件实际已经办结", D2);
    Objection two = objections.raise(month, "d2", "once-told", "系统重复发送", D2);
    refused(Why.TWICE, () -> objections.raise(month, "d2", "on-time", "再说一次", D2));
    refused(Why.OPEN_OBJECTIONS, () -> finishAfterTheTerm(month));
    clock.set(month.plusMonths(1).atDay(5));
    mend(month);
    objections.answer(one, Ruling.RECOUNTED, "事件已经补报", OFFICE);
    objections.answer(two, Ruling.EXCLUDED, "查实，本月不计", OFFICE);
    refused(Why.ANSWERED, () -> objections.answer(one, Ruling.REJECTED, "再答", OFFICE));
    clock.set(month.plusMonths(1).atDay(3).plusDays(14));
    refused(Why.TERM_OVER, () -> objections.raise(month, "d2", "accept-on-time", "晚了", D2));
  }

  private Edition finishAfterTheTerm(YearMonth month) {
    Instant before = clock.instant();
    try {
      clock.set(month.plusMonths(1).atDay(3).plusDays(14));
      return closing.finish(month, OFFICE);
    } finally {
      clock.now = before;
    }
  }

  /** Decisions of late cases come to be known as having been made in time. */
  private void mend(YearMonth month) {
    correct(month, "d2", 1, clock.instant().minusSeconds(60));
  }

  /** Moves the decisions of a unit's late cases of a month to the day after acceptance. */
  private void correct(YearMonth month, String unit, int revision, Instant recorded) {
    List<String> late =
        clickHouse.query(
            "SELECT case_id FROM case_row FINAL WHERE unit = ? AND toYYYYMM(due_date) = ? AND"
                + " decided_at > due_promise ORDER BY case_id",
            List.of(unit, month.getYear() * 100 + month.getMonthValue()),
            row -> row.getString(1));
    assertThat(late).as("late cases of " + unit).isNotEmpty();
    for (String each : late) {
      Instant accepted =
          clickHouse
              .query(
                  "SELECT toUnixTimestamp64Milli(accepted_at) FROM case_row FINAL WHERE case_id = ?",
                  List.of(each),
                  row -> Instant.ofEpochMilli(row.getLong(1)))
              .get(0);
      year.deliver(
          unit,
          each,
          "d",
          revision,
          "case.decided",
          accepted.plusSeconds(86_400),
          "\"outcome\":\"APPROVED\"",
          recorded);
    }
    year.write(registry);
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
    clock.set(LocalDate.of(2020, 4, 20));
    YearMonth month = YearMonth.of(2019, 11);
    Edition last = books.inForce(month.toString()).orElseThrow();
    byte[] bytes = books.bytes(last);
    refused(Why.SAME, () -> closing.restate(month, "看看", OFFICE));
    refused(Why.WORDS, () -> closing.restate(month, "", OFFICE));
    correct(month, "p2", 2, DemoYear.at(LocalDate.of(2020, 4, 20), 9));
    Edition restated = closing.restate(month, "市局更正了办结时间", OFFICE);
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
    compare(books.book(restated));
    compare(books.book(last));
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
    clock.set(LocalDate.of(2020, 5, 6));
    YearMonth month = YearMonth.of(2020, 4);
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

  private ResultActions ask(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)));
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  @Test
  @Order(7)
  void theApiGivesTheVeryBytesThatWereSigned() throws Exception {
    Edition last = books.inForce(CONTESTED.toString()).orElseThrow();
    byte[] bytes =
        ask("/api/v1/assessments/2019-06/book", OFFICE)
            .andExpect(status().isOk())
            .andExpect(header().string("ETag", "\"" + last.sha256() + "\""))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
        .isEqualTo(last.sha256());
    String key =
        ask("/api/v1/assessment-keys/" + last.keyId(), OFFICE)
            .andExpect(jsonPath("$.algorithm").value("Ed25519"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    Matcher told = Pattern.compile("\"publicKey\":\"([^\"]+)\"").matcher(key);
    assertThat(told.find()).isTrue();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(told.group(1)))));
    signature.update(bytes);
    assertThat(signature.verify(Base64.getDecoder().decode(last.signature()))).isTrue();
    ask("/api/v1/assessment-keys/none", OFFICE).andExpect(status().isNotFound());
  }

  @Test
  @Order(8)
  void theApiTellsMonthsCardsAndRestatements() throws Exception {
    ask("/api/v1/assessments", OFFICE).andExpect(jsonPath("$[0].month").value("2020-04"));
    ask("/api/v1/assessments/2019-06", OFFICE)
        .andExpect(jsonPath("$.edition.kind").value("FINAL"))
        .andExpect(jsonPath("$.classes[0].members.length()").value(3))
        .andExpect(jsonPath("$.ties[0].metric").value("on-time"));
    ask("/api/v1/assessments/2019-06/units/d2", D2)
        .andExpect(jsonPath("$.card.code").value("d2"))
        .andExpect(jsonPath("$.card.lines[0].metric").value("on-time"))
        .andExpect(jsonPath("$.rules[0].knots.length()").value(3));
    ask("/api/v1/assessments/2019-06/units/d1", D2).andExpect(status().isForbidden());
    ask("/api/v1/assessments/2019-06/units/nobody", OFFICE).andExpect(status().isNotFound());
    ask("/api/v1/assessments/2019-11/restatements", OFFICE)
        .andExpect(jsonPath("$[0].edition.restatement").value(1))
        .andExpect(jsonPath("$[0].restatement.differences[0].code").value("p2"));
    ask("/api/v1/assessments/2018-01", OFFICE).andExpect(status().isNotFound());
    ask("/api/v1/assessments/2019-13", OFFICE)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("month"));
    http.perform(post("/api/v1/assessments/2019-06/draft").with(as(OFFICE)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reason").value("PUBLISHED"));
    http.perform(post("/api/v1/assessments/2019-06/draft").with(as(D2)))
        .andExpect(status().isForbidden());
  }

  @Test
  @Order(9)
  void pagesShowItInBothLanguages() throws Exception {
    for (String lang : List.of("zh", "en")) {
      for (Actor actor : List.of(OFFICE, D2)) {
        for (String page :
            List.of(
                "/assessments",
                "/assessments/2019-06",
                "/assessments/2019-11",
                "/assessments/2019-06?edition=2",
                "/assessments/2020-04",
                "/assessments/2019-06/units/d2",
                "/assessments/2019-06/units/d2?why=on-time",
                "/assessments/2020-04/units/d2")) {
          String separator = page.contains("?") ? "&" : "?";
          String html =
              ask(page + separator + "lang=" + lang, actor)
                  .andExpect(status().isOk())
                  .andReturn()
                  .getResponse()
                  .getContentAsString();
          assertThat(html).as(page + " " + lang).doesNotContain("??");
        }
      }
    }
    String contested =
        ask("/assessments/2019-06/units/d2?lang=zh", D2)
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(contested).contains("查实，本月不计", "第3版");
    ask("/assessments/2019-06/units/d1", D2).andExpect(status().isForbidden());
    ask("/assessments/2019-06/units/d2?why=no-such", OFFICE).andExpect(status().isNotFound());
    ask("/assessments/2020-05", OFFICE).andExpect(status().isOk());
    ask("/assessments/2020-05", D2).andExpect(status().isNotFound());
    ask("/assessments/nonsense", OFFICE).andExpect(status().isNotFound());
    http.perform(post("/assessments/2020-05/steps/draft").with(as(OFFICE)).with(csrf()))
        .andExpect(status().isConflict());
    http.perform(
            post("/assessments/2020-04/units/d2/objections")
                .param("metric", "on-time")
                .param("text", "有误")
                .with(as(D2))
                .with(csrf()))
        .andExpect(status().is3xxRedirection());
    ask("/assessments/2020-04", OFFICE).andExpect(content().string(containsString("有误")));
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

  /** Holds every number of a book against the raw events. */
  private void compare(Book book) {
    YearMonth month = YearMonth.parse(book.month());
    Map<String, Map<String, RawEvents.Sums>> sums = new HashMap<>();
    for (BookClass of : book.classes()) {
      SchemeClass scheme = book.scheme(of).orElseThrow();
      for (Scorecard card : of.cards()) {
        double points = 0;
        int weight = 0;
        for (int i = 0; i < card.lines().size(); i++) {
          BookLine line = card.lines().get(i);
          SchemeLine rule = scheme.lines().get(i);
          assertThat(line.metric()).isEqualTo(rule.metric());
          RawEvents.Sums expected =
              told(line.metric())
                  ? sums.computeIfAbsent(line.metric(), id -> raw.of(id, month, book.knownAt()))
                      .get(card.code())
                  : null;
          String where = "%s %s %s".formatted(book.month(), card.code(), line.metric());
          compare(where, line, expected);
          if (line.points() != null) {
            assertThat(line.points())
                .as(where)
                .isEqualTo(rule.weight() * share(rule, line.value()), within(1e-9));
            points += line.points();
            weight += line.weight();
          }
        }
        String where = book.month() + " " + card.code();
        assertThat(card.scoredWeight()).as(where).isEqualTo(weight);
        if (weight >= 50) {
          assertThat(card.total()).as(where).isEqualTo(points * 100 / weight, within(1e-9));
        } else {
          assertThat(card.total()).as(where).isNull();
        }
      }
      for (Tie tie : of.ties()) {
        if (told(tie.metric())) {
          double all =
              raw.of(tie.metric(), month, book.knownAt()).values().stream()
                  .mapToDouble(RawEvents.Sums::denominator)
                  .sum();
          assertThat(tie.cityDenominator()).as(tie.metric()).isEqualTo(all);
        }
      }
    }
  }

  private void compare(String where, BookLine line, RawEvents.Sums expected) {
    compared++;
    if (expected == null || expected.denominator() == 0) {
      assertThat(line.value()).as(where).isNull();
      return;
    }
    assertThat(line.numerator()).as(where).isEqualTo(expected.numerator());
    assertThat(line.denominator()).as(where).isEqualTo(expected.denominator());
    assertThat(line.value())
        .as(where)
        .isEqualTo(expected.numerator() / expected.denominator(), within(1e-12));
  }

  /** What the raw events of this year tell of; the others have no data in it. */
  private static boolean told(String metric) {
    return Set.of(
            "on-time",
            "statutory-on-time",
            "accept-on-time",
            "delivery-on-time",
            "once-told",
            "one-window-cases",
            "materials-shared",
            "agency-on-time")
        .contains(metric);
  }

  /** Straight lines between knots, written anew. */
  private static double share(SchemeLine line, double value) {
    List<Knot> knots = line.scoring().knots();
    Knot before = knots.get(0);
    if (value <= before.value()) {
      return before.share();
    }
    for (Knot knot : knots.subList(1, knots.size())) {
      if (value <= knot.value()) {
        return before.share()
            + (knot.share() - before.share())
                * (value - before.value())
                / (knot.value() - before.value());
      }
      before = knot;
    }
    return before.share();
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
