package io.xiaoneng.dashboard.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.notice.PostedNotice;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.CityWorkTime;
import io.xiaoneng.supervision.WorkTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A sub-district with cases of its own, some of them with a neighbour of another district. */
class DeskTest extends CityTestBase {

  private static final String UNIT = "610197003";
  private static final String HOLDER = "610124002";
  private static final Actor OWN = new Actor("qin", Set.of(Role.UNIT), UNIT);
  private static final Actor HOLDS = new Actor("han", Set.of(Role.UNIT), HOLDER);
  private static final Actor NEIGHBOUR = new Actor("zhao", Set.of(Role.UNIT), "610103");
  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);

  private static boolean filled;

  @Autowired private ClickHouse clickHouse;
  @Autowired private CityClock clock;
  @Autowired private CityWorkTime time;
  @Autowired private HeldCases held;
  @Autowired private DeskService desks;
  @Autowired private PressService presses;
  @Autowired private PressStore store;
  @Autowired private MissingMaterials missing;
  @Autowired private NoticeBoard board;
  @Autowired private AuditReader audit;

  @BeforeEach
  void fill() {
    if (filled) {
      return;
    }
    filled = true;
    DeskCases cases = new DeskCases(clickHouse);
    Instant late = past(300);
    Instant far = ahead(40);
    cases.add("desk-late", UNIT, late, null);
    cases.step("desk-late", "审查", UNIT, "审查员", late.minus(Duration.ofDays(3)), 0);
    cases.add("desk-with-others", UNIT, past(299), null);
    cases.step("desk-with-others", "会签", HOLDER, "会签员", late, 0);
    cases.add("desk-step-late", UNIT, far, null);
    cases.step("desk-step-late", "踏勘", HOLDER, "踏勘员", past(250), 2);
    cases.add("desk-early", UNIT, far, null);
    cases.step("desk-early", "会签", HOLDER, "会签员", clock.now(), 30);
    cases.add("desk-near", UNIT, ahead(2), null);
    cases.add("desk-done", UNIT, late, past(290));
    cases.add("desk-api", UNIT, past(298), null);
    cases.step("desk-api", "会签", HOLDER, "", late, 0);
    cases.add("desk-race", UNIT, past(297), null);
    cases.step("desk-race", "会签", HOLDER, "", late, 0);
    Instant lately = clock.now().minus(Duration.ofDays(10));
    for (int i = 1; i <= 6; i++) {
      cases.request("desk-late", "r" + i, 0, "UPSERT", lately, "[\"身份证明\"]");
    }
    for (String each : List.of("desk-with-others", "desk-step-late", "desk-early", "desk-near")) {
      cases.request(each, "r", 0, "UPSERT", lately, "[\" 身份证明 \",\"房屋产权证明\",\"\"]");
    }
    cases.request("desk-api", "r", 0, "UPSERT", lately, "");
    cases.request("desk-race", "r", 0, "UPSERT", lately, "[\"从未要过的材料\"]");
    cases.request("desk-race", "r", 1, "DELETE", lately, "[\"从未要过的材料\"]");
    cases.request("desk-race", "old", 0, "UPSERT", past(200), "[\"身份证明\"]");
  }

  /** The end of the day so many counted days ago. */
  private Instant past(int countedDays) {
    WorkTime work = time.now();
    LocalDate day = clock.today();
    for (int left = countedDays; left > 0; day = day.minusDays(1)) {
      left -= work.calendar().isCounted(day) ? 1 : 0;
    }
    return work.end(day);
  }

  private Instant ahead(int countedDays) {
    return time.now().end(clock.now(), countedDays);
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private static List<String> ids(Desk.Part part) {
    return part.cases().stream().map(each -> each.held().caseId()).toList();
  }

  private static Desk.Line line(Desk.Part part, String id) {
    return part.cases().stream()
        .filter(each -> each.held().caseId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private String page(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void whatTheUnitHoldsStandsApartFromWhatOthersHold() {
    Desk desk = desks.of(UNIT, OWN);
    assertThat(ids(desk.withUs()))
        .startsWith("desk-late")
        .contains("desk-near")
        .doesNotContain("desk-with-others", "desk-early", "desk-done");
    assertThat(ids(desk.stuck()))
        .startsWith("desk-with-others", "desk-api", "desk-race", "desk-step-late")
        .doesNotContain("desk-early", "desk-late", "desk-done");
    HeldCase first = line(desk.stuck(), "desk-with-others").held();
    assertThat(first.holder()).isEqualTo(HOLDER);
    assertThat(first.step()).isEqualTo("会签");
    assertThat(first.role()).isEqualTo("会签员");
    assertThat(first.daysLeft()).isEqualTo(-299);
    assertThat(first.past()).isTrue();
  }

  @Test
  void whatIsHeldInsideTheSubtreeIsWithUsFurtherUp() {
    DeskCases cases = new DeskCases(clickHouse);
    cases.add("desk-sister", "610197004", past(301), null);
    cases.step("desk-sister", "会签", UNIT, "", past(302), 0);
    assertThat(ids(desks.of("610197004", SUPERVISOR).stuck())).contains("desk-sister");
    assertThat(ids(desks.of("610197", SUPERVISOR).withUs())).contains("desk-sister");
  }

  @Test
  void theNearerTermIsThatOfTheStepOrOfTheCase() {
    HeldCase step = held.now("desk-step-late").orElseThrow();
    assertThat(step.ofStep()).isTrue();
    assertThat(step.past()).isTrue();
    assertThat(step.limitDays()).isEqualTo(-248);
    assertThat(step.limit()).isEqualTo(time.now().end(past(250), 2));
    assertThat(step.daysLeft()).isEqualTo(40);
    HeldCase near = held.now("desk-near").orElseThrow();
    assertThat(near.ofStep()).isFalse();
    assertThat(near.near()).isTrue();
    assertThat(near.limit()).isEqualTo(near.due());
    assertThat(near.holder()).as("no step was sent").isEqualTo(UNIT);
    HeldCase early = held.now("desk-early").orElseThrow();
    assertThat(early.near() || early.past()).isFalse();
    assertThat(held.now("desk-done")).as("it has ended").isEmpty();
  }

  @Test
  void hoursLeftAreWorkingHours() {
    HeldCase near = held.now("desk-near").orElseThrow();
    // Two whole counted days of seven hours, and what is left of today.
    assertThat(near.hoursLeft()).isBetween(14.0, 21.0);
    HeldCase late = held.now("desk-late").orElseThrow();
    assertThat(late.hoursLeft()).isBetween(-301 * 7.0, -299 * 7.0);
  }

  @Test
  void oneClickPressesTheHolderOnceInTwoWorkingDays() throws Exception {
    http.perform(
            post("/units/{u}/presses", UNIT)
                .param("case", "desk-with-others")
                .with(csrf())
                .with(as(OWN)))
        .andExpect(redirectedUrl("/units/" + UNIT + "/desk?done=pressed#stuck"));
    Desk.Line line = line(desks.of(UNIT, OWN).stuck(), "desk-with-others");
    assertThat(line.pressable()).isFalse();
    Press press = line.pressed();
    assertThat(press).isNotNull();
    assertThat(press.again()).isEqualTo(time.now().calendar().plus(clock.today(), 2));
    String again =
        http.perform(
                post("/units/{u}/presses", UNIT)
                    .param("case", "desk-with-others")
                    .param("lang", "en")
                    .with(csrf())
                    .with(as(OWN)))
            .andExpect(status().isConflict())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(again).contains("once in 2 working days").doesNotContain("??");
    List<Desk.PressedUs> told = desks.of(HOLDER, HOLDS).pressedUs();
    assertThat(told)
        .anySatisfy(
            each -> {
              assertThat(each.press().caseId()).isEqualTo("desk-with-others");
              assertThat(each.press().unit()).isEqualTo(UNIT);
            });
    String holders = page("/units/" + HOLDER + "/desk?lang=zh", HOLDS);
    assertThat(holders)
        .contains("被催办", "desk-with-others")
        .doesNotContain("href=\"/cases/desk-with-others\"");
    assertThat(board.of(HOLDS))
        .extracting(PostedNotice::notice)
        .anySatisfy(
            each -> {
              assertThat(each.textZh()).contains("desk-with-others").contains("会签");
              assertThat(each.link()).isEqualTo("/units/" + HOLDER + "/desk");
            });
    assertThat(board.of(NEIGHBOUR))
        .extracting(each -> each.notice().textZh())
        .noneMatch(text -> text.contains("desk-with-others"));
    assertThat(
            audit
                .search(
                    new AuditReader.Search("qin", "case.pressed", null, null, null),
                    Long.MAX_VALUE,
                    10)
                .stream()
                .map(AuditEntry::subject))
        .containsExactly("case/desk-with-others");
    assertThat(page("/cases/desk-with-others?lang=en", SUPERVISOR))
        .contains("Presses and claims", " pressed ")
        .doesNotContain("??");
  }

  @Test
  void ofTwoWhoPressAtTheSameMomentOneIsLetIn() {
    HeldCase found = held.now("desk-race").orElseThrow();
    Press press =
        new Press(
            found.caseId(),
            found.holder(),
            found.unit(),
            found.item(),
            found.step(),
            found.role(),
            found.limit(),
            1,
            "one",
            clock.now(),
            clock.today());
    store.add(press);
    assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> store.add(press));
    assertThatExceptionOfType(PressRefusedException.class)
        .isThrownBy(() -> presses.press(UNIT, "desk-race", OWN))
        .satisfies(
            refused -> {
              assertThat(refused.why()).isEqualTo(PressRefusedException.Why.TOO_SOON);
              assertThat(refused.again()).isEqualTo(time.now().calendar().plus(clock.today(), 2));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "desk-early, 409, EARLY",
    "desk-late, 409, OWN",
    "desk-done, 404, NO_CASE",
    "no-such-case, 404, NO_CASE"
  })
  void whatCannotBePressedIsSaid(String id, int answer, String why) throws Exception {
    http.perform(
            post("/api/v1/units/{u}/presses", UNIT)
                .contentType("application/json")
                .content("{\"caseId\":\"" + id + "\"}")
                .with(as(OWN)))
        .andExpect(status().is(answer))
        .andExpect(jsonPath("$.reason").value(why));
  }

  @Test
  void theApiPressesToo() throws Exception {
    String body = "{\"caseId\":\"desk-api\"}";
    http.perform(
            post("/api/v1/units/{u}/presses", UNIT)
                .contentType("application/json")
                .content(body)
                .with(as(SUPERVISOR)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.holder").value(HOLDER))
        .andExpect(jsonPath("$.number").value(1));
    http.perform(
            post("/api/v1/units/{u}/presses", UNIT)
                .contentType("application/json")
                .content(body)
                .with(as(OWN)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reason").value("TOO_SOON"))
        .andExpect(jsonPath("$.again").isNotEmpty());
    http.perform(
            post("/api/v1/units/{u}/presses", UNIT)
                .contentType("application/json")
                .content("{}")
                .with(as(OWN)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("caseId")));
  }

  @Test
  void anotherUnitsDeskAndPressesAreClosed() throws Exception {
    for (String path : List.of("/units/", "/api/v1/units/")) {
      for (String unit : List.of(UNIT, "610100", "610104")) {
        http.perform(get(path + unit + "/desk").with(as(NEIGHBOUR)))
            .andExpect(status().isForbidden());
        http.perform(
                post(path + unit + "/presses")
                    .param("case", "desk-api")
                    .contentType("application/json")
                    .content("{\"caseId\":\"desk-api\"}")
                    .with(csrf())
                    .with(as(NEIGHBOUR)))
            .andExpect(status().isForbidden());
      }
    }
    // Under their own address the case of another unit is one that does not exist.
    http.perform(
            post("/api/v1/units/610103/presses")
                .contentType("application/json")
                .content("{\"caseId\":\"desk-step-late\"}")
                .with(as(NEIGHBOUR)))
        .andExpect(status().isNotFound());
    http.perform(
            post("/units/{u}/presses", UNIT)
                .param("case", "desk-step-late")
                .with(csrf())
                .with(as(LEADER)))
        .andExpect(status().isForbidden());
    http.perform(post("/units/{u}/presses", UNIT).param("case", "desk-step-late").with(as(OWN)))
        .andExpect(status().isForbidden());
    assertThat(store.ofCases(List.of("desk-step-late"))).isEmpty();
  }

  @Test
  void aUnitsUserBeginsAtTheirDesk() throws Exception {
    http.perform(get("/").with(as(OWN))).andExpect(redirectedUrl("/units/" + UNIT + "/desk"));
    String desk = page("/units/" + UNIT + "/desk", OWN);
    assertThat(desk)
        .contains("href=\"/units/" + UNIT + "\"")
        .doesNotContain("href=\"/units\"")
        .doesNotContain("href=\"/units/610197/desk\"");
  }

  @ParameterizedTest
  @CsvSource({"zh, 卡在别处, 最常缺的材料, 会签员", "en, Stuck with others, Commonest missing materials, 会签员"})
  void thePageSpeaksBothLanguages(String lang, String stuck, String materials, String role)
      throws Exception {
    assertThat(page("/units/" + UNIT + "/desk?lang=" + lang, OWN))
        .contains(stuck, materials, role, "name=\"_csrf\"", "desk-late")
        .doesNotContain("??")
        .doesNotContain("${");
    assertThat(page("/units/" + UNIT + "/desk?lang=" + lang, LEADER))
        .contains(stuck)
        .doesNotContain("/presses");
    // A department without any case: every part says kindly that there is nothing.
    assertThat(page("/units/619998/desk?lang=" + lang, SUPERVISOR))
        .doesNotContain("??")
        .doesNotContain("${");
    http.perform(get("/units/nowhere/desk").with(as(SUPERVISOR))).andExpect(status().isNotFound());
  }

  @Test
  void materialsAreCountedOnceACaseAndRareNamesAreNotTold() {
    Missing found = missing.of(UNIT);
    Missing.Material identity = found.materials().get(0);
    assertThat(identity.name()).isEqualTo("身份证明");
    assertThat(identity.cases()).as("one case has six requests").isEqualTo(5);
    assertThat(found.materials()).extracting(Missing.Material::name).containsExactly("身份证明");
    assertThat(found.rare()).as("a deed, named in four").isEqualTo(4);
    assertThat(found.cases()).isEqualTo(6);
    assertThat(found.unnamed()).isEqualTo(1);
    assertThat(identity.share()).isEqualTo(5.0 / 6, within(1e-12));
  }

  @Test
  void theAnswerHoldsEveryPart() throws Exception {
    http.perform(get("/api/v1/units/{u}/desk", "610113").with(as(LEADER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.unit.code").value("610113"))
        .andExpect(jsonPath("$.withUs.total").isNumber())
        .andExpect(jsonPath("$.expected.scheme.id").value("action-plan"))
        .andExpect(jsonPath("$.expected.lines.length()").value(10))
        .andExpect(jsonPath("$.claims.claims").isArray())
        .andExpect(jsonPath("$.missing.items").isArray())
        .andExpect(content().string(containsString("\"remark\"")));
  }
}
