package io.xiaoneng.dashboard.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimRules;
import io.xiaoneng.claim.ClaimState;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.desk.DeskCases;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.notice.NoticeBoard;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.Notices;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.dashboard.supervision.Reminders;
import io.xiaoneng.supervision.Refusal;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class ClaimFlowTest extends CityTestBase {

  private static final String UNIT = "610196002";
  private static final Actor OWN = new Actor("qin", Set.of(Role.UNIT), UNIT);
  private static final Actor ABOVE = new Actor("district", Set.of(Role.UNIT), "610196");
  private static final Actor OTHER = new Actor("zhao", Set.of(Role.UNIT), "610103");
  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor REVIEWER = new Actor("li", Set.of(Role.REVIEWER), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);

  /** Ten counted days lie between this day and 13 February 2019. */
  private static final Instant DUE = Instant.parse("2019-01-25T15:59:59.999Z");

  private static int next;

  @Autowired private ClickHouse clickHouse;
  @Autowired private CityClock clock;
  @Autowired private ClaimService claims;
  @Autowired private ClaimStore store;
  @Autowired private ClaimDesk desk;
  @Autowired private Reminders reminders;
  @Autowired private Notices notices;
  @Autowired private NoticeBoard board;
  @Autowired private AuditReader audit;

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private String openCase() {
    String id = "claim-" + ++next;
    new DeskCases(clickHouse).add(id, UNIT, DUE, null);
    return id;
  }

  private ClaimFile raised(String caseId, int days) {
    return claims.raise(caseId, ClaimReason.OTHER_UNIT, days, "会签环节在他单位", OWN);
  }

  private ClaimFile take(ClaimFile file, ClaimStep step, @Nullable Integer days, Actor actor) {
    return claims.take(
        file.id(), file.claim().version(), new ClaimRules.Wish(step, "依据附件", days), actor);
  }

  private List<String> logged(String action, String subject) {
    return audit
        .search(new AuditReader.Search(null, action, null, null, null), Long.MAX_VALUE, 200)
        .stream()
        .filter(each -> each.subject().equals(subject))
        .map(AuditEntry::actor)
        .toList();
  }

  @Test
  void aClaimIsRaisedDecidedAndKeptWithItsHistoryAndTheLog() {
    String id = openCase();
    ClaimFile file = raised(id, 5);
    assertThat(file.overdueDays()).isGreaterThan(1_000);
    ClaimFile accepted = take(file, ClaimStep.ACCEPT, 4, SUPERVISOR);
    ClaimFile kept = claims.read(file.id(), LEADER);
    assertThat(kept).isEqualTo(accepted);
    assertThat(kept.claim().state()).isEqualTo(ClaimState.ACCEPTED);
    assertThat(kept.claim().granted()).isEqualTo(4);
    assertThat(desk.granted(List.of(id, "other"))).isEqualTo(Map.of(id, 4));
    assertThat(logged("claim.raise", file.matter().toString())).containsExactly("qin");
    assertThat(logged("claim.accept", file.matter().toString())).containsExactly("wang");
    assertThat(board.of(SUPERVISOR))
        .anyMatch(each -> each.notice().link().equals("/supervision/claims/" + file.id()));
    assertThat(board.of(OWN)).anyMatch(each -> each.notice().titleZh().contains("已采纳 4"));
    assertThat(audit.verify().whole()).isTrue();
  }

  @Test
  void claimsOnACaseTogetherNeverExceedWhatIsOverdue() {
    String id = "claim-" + ++next;
    // Decided ten counted days late, and just now: claimable, and bounded.
    new DeskCases(clickHouse).add(id, UNIT, DUE, null);
    int overdue = raised(id, 1).overdueDays();
    ClaimFile rest = raised(id, overdue - 1);
    refused(Refusal.INCOMPLETE, () -> raised(id, 1));
    take(rest, ClaimStep.REJECT, null, REVIEWER);
    assertThat(raised(id, overdue - 1).number()).isEqualTo(3);
  }

  @Test
  void daysOfACaseThatEndedLongAgoAreTooLateToClaim() {
    String id = "claim-" + ++next;
    new DeskCases(clickHouse).add(id, UNIT, DUE, Instant.parse("2019-02-13T08:00:00Z"));
    refused(Refusal.TERM_OVER, () -> raised(id, 1));
    String intime = "claim-" + ++next;
    new DeskCases(clickHouse).add(intime, UNIT, DUE, DUE.minus(Duration.ofDays(1)));
    refused(Refusal.WRONG_STATE, () -> raised(intime, 1));
  }

  private static void refused(Refusal why, Runnable step) {
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(step::run)
        .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(why));
  }

  @Test
  void nobodyOfTheUnitDecides() {
    ClaimFile file = raised(openCase(), 2);
    refused(Refusal.WRONG_PARTY, () -> take(file, ClaimStep.ACCEPT, 1, OWN));
    refused(Refusal.WRONG_PARTY, () -> take(file, ClaimStep.ACCEPT, 1, ABOVE));
    refused(Refusal.WRONG_PARTY, () -> take(file, ClaimStep.REJECT, null, LEADER));
    Actor moved = new Actor("qin", Set.of(Role.SUPERVISOR), null);
    refused(Refusal.OWN_MATTER, () -> take(file, ClaimStep.ACCEPT, 1, moved));
    assertThat(store.find(file.id()).orElseThrow().claim().state()).isEqualTo(ClaimState.RAISED);
  }

  @Test
  void ofTwoPeopleWhoDecideFromTheSameReadingTheSecondIsToldWhoWasFirst() throws Exception {
    ClaimFile file = raised(openCase(), 2);
    take(file, ClaimStep.ACCEPT, 2, SUPERVISOR);
    assertThatExceptionOfType(OvertakenException.class)
        .isThrownBy(() -> take(file, ClaimStep.REJECT, null, REVIEWER))
        .satisfies(overtaken -> assertThat(overtaken.standing().by()).isEqualTo("wang"));
    http.perform(
            post("/api/v1/claims/{id}/steps", file.id())
                .contentType("application/json")
                .content("{\"step\":\"REJECT\",\"version\":1,\"text\":\"不属实\"}")
                .with(as(REVIEWER)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.standing.by").value("wang"))
        .andExpect(jsonPath("$.standing.state").value("ACCEPTED"));
    assertThat(store.advance(file.with(next(file, ClaimStep.REJECT)), null)).isFalse();
    String page =
        http.perform(
                post("/supervision/claims/{id}/steps", file.id())
                    .param("step", "REJECT")
                    .param("version", "1")
                    .param("text", "打好的字")
                    .with(csrf())
                    .with(as(REVIEWER)))
            .andExpect(status().isConflict())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("wang").doesNotContain("??");
  }

  private io.xiaoneng.claim.OverdueClaim next(ClaimFile file, ClaimStep step) {
    return claims
        .rules()
        .take(
            file.claim(),
            new ClaimRules.Wish(step, "x", null),
            claims.overdue(file),
            claims.hand(file, REVIEWER),
            clock.now());
  }

  @Test
  void theStoreLetsOnlyOneClaimOfANumberIn() {
    ClaimFile file = raised(openCase(), 2);
    assertThatExceptionOfType(DuplicateKeyException.class)
        .isThrownBy(() -> store.add(file, LocalDate.parse("2019-01-25"), 1, null));
  }

  @Test
  void anotherUnitFindsNothingAndTheLogSaysThatItTried() throws Exception {
    String id = openCase();
    ClaimFile file = raised(id, 2);
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> claims.read(file.id(), OTHER));
    assertThatExceptionOfType(BadParameterException.class)
        .isThrownBy(() -> claims.raise(id, ClaimReason.SYSTEM, 1, "x", OTHER))
        .withMessage("there is no case of yours with that number");
    assertThat(logged("claim.forbidden", file.matter().toString())).containsExactly("zhao");
    assertThat(logged("claim.forbidden", "case/" + id)).containsExactly("zhao");
    for (String path : List.of("/api/v1/claims/", "/supervision/claims/")) {
      http.perform(get(path + file.id()).with(as(OTHER))).andExpect(status().isNotFound());
      http.perform(
              post(path + file.id() + "/steps")
                  .param("step", "WITHDRAW")
                  .param("version", "1")
                  .contentType("application/json")
                  .content("{\"step\":\"WITHDRAW\",\"version\":1}")
                  .with(csrf())
                  .with(as(OTHER)))
          .andExpect(status().isNotFound());
      http.perform(get(path + file.id() + "/attachments/1").with(as(OTHER)))
          .andExpect(status().isNotFound());
    }
    http.perform(get("/api/v1/claims").param("unit", UNIT).with(as(OTHER)))
        .andExpect(jsonPath("$.total").value(0));
    http.perform(get("/api/v1/claims").with(as(OTHER))).andExpect(jsonPath("$.total").value(0));
    http.perform(get("/api/v1/claims").param("unit", UNIT).with(as(ABOVE)))
        .andExpect(jsonPath("$.claims[?(@.id == " + file.id() + ")]").isNotEmpty());
    assertThat(
            http.perform(get("/supervision/claims/new").param("case", id).with(as(OTHER)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("食品经营许可")
        .doesNotContain("<textarea");
  }

  @Test
  void theApiRaisesAClaimAndTellsWhatIsWrong() throws Exception {
    String id = openCase();
    String body =
        "{\"caseId\":\"%s\",\"reason\":\"APPLICANT\",\"days\":2,\"text\":\"申请人未到场\"}".formatted(id);
    http.perform(post("/api/v1/claims").contentType("application/json").content(body).with(as(OWN)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.state").value("RAISED"))
        .andExpect(jsonPath("$.steps").value("WITHDRAW"))
        .andExpect(jsonPath("$.due").isNotEmpty());
    bad(body.replace("APPLICANT", "WEATHER"), 400);
    bad(body.replace("\"days\":2", "\"days\":0"), 400);
    bad(body.replace("\"days\":2,", ""), 400);
    bad(body.replace("申请人未到场", " "), 400);
    bad(body.replace(id, "no-such-case"), 400);
    http.perform(
            post("/api/v1/claims")
                .contentType("application/json")
                .content(body)
                .with(as(SUPERVISOR)))
        .andExpect(status().isForbidden());
    http.perform(get("/api/v1/claims").param("state", "lost").with(as(OWN)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.detail").value(containsString("lost")));
  }

  private void bad(String body, int answer) throws Exception {
    http.perform(post("/api/v1/claims").contentType("application/json").content(body).with(as(OWN)))
        .andExpect(status().is(answer));
  }

  @Test
  void thePagesTakeAClaimItsEvidenceAndTheDecision() throws Exception {
    String id = openCase();
    for (String lang : List.of("zh", "en")) {
      assertThat(page("/supervision/claims/new?lang=" + lang + "&case=" + id, OWN))
          .contains(lang.equals("zh") ? "他单位原因" : "another unit held the case", "<textarea")
          .doesNotContain("??");
      assertThat(page("/supervision/claims/new?lang=" + lang, OWN)).doesNotContain("??");
    }
    http.perform(
            post("/supervision/claims")
                .param("case", id)
                .param("reason", "SYSTEM")
                .param("days", "0")
                .param("text", "系统升级")
                .with(csrf())
                .with(as(OWN)))
        .andExpect(status().isConflict());
    http.perform(
            post("/supervision/claims")
                .param("case", id)
                .param("reason", "SYSTEM")
                .param("days", "3")
                .param("text", "系统<b>升级")
                .with(csrf())
                .with(as(OWN)))
        .andExpect(status().is3xxRedirection());
    long claim = store.ofCase(id).get(0).id();
    String path = "/supervision/claims/" + claim;
    http.perform(
            multipart(path + "/attachments")
                .file(
                    new MockMultipartFile(
                        "file", "a.txt", "x/y", "说明".getBytes(StandardCharsets.UTF_8)))
                .with(csrf())
                .with(as(OWN)))
        .andExpect(status().is3xxRedirection());
    for (String lang : List.of("zh", "en")) {
      assertThat(page(path + "?lang=" + lang, SUPERVISOR))
          .contains("value=\"ACCEPT\"", "a.txt", "系统&lt;b&gt;升级")
          .doesNotContain("??");
      assertThat(page("/supervision/claims?lang=" + lang, SUPERVISOR))
          .contains(id)
          .doesNotContain("??");
      assertThat(page("/cases/" + id + "?lang=" + lang, OWN)).contains(path).doesNotContain("??");
    }
    http.perform(
            post(path + "/steps")
                .param("step", "ACCEPT")
                .param("version", "1")
                .param("days", "3")
                .param("text", "属实")
                .with(csrf())
                .with(as(REVIEWER)))
        .andExpect(status().is3xxRedirection());
    assertThat(store.find(claim).orElseThrow().claim().granted()).isEqualTo(3);
    assertThat(page("/units/" + UNIT + "/desk?lang=zh", OWN)).contains(path);
  }

  private String page(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void onlyACaseAllOfWhoseOverdueDaysWereGrantedIsExcused() {
    LocalDate from = LocalDate.parse("2019-01-01");
    LocalDate to = LocalDate.parse("2019-01-31");
    String whole = openCase();
    String part = openCase();
    ClaimFile all = raised(whole, 1);
    int overdue = all.overdueDays();
    take(all, ClaimStep.ACCEPT, 1, SUPERVISOR);
    Set<String> units = Set.of(UNIT);
    assertThat(desk.excused(units, from, to)).doesNotContain(whole, part);
    take(raised(whole, overdue - 1), ClaimStep.ACCEPT, overdue - 1, REVIEWER);
    take(raised(part, overdue), ClaimStep.ACCEPT, overdue - 1, REVIEWER);
    assertThat(desk.excused(units, from, to)).contains(whole).doesNotContain(part);
    assertThat(desk.excused(Set.of("610103"), from, to)).isEmpty();
    assertThat(desk.excused(units, from.plusMonths(1), to.plusMonths(1)))
        .as("it fell due in January")
        .doesNotContain(whole);
  }

  @Test
  void remindsOfEachTermOnceAndEscalates() {
    ClaimFile file = raised(openCase(), 1);
    Instant due = claims.rules().due(file.claim());
    assertThat(due).isNotNull();
    reminders.run(due);
    reminders.run(due);
    reminders.run(due.plus(Duration.ofDays(40)));
    assertThat(notices.of(file.matter()).stream().map(Notices.Notice::urgency))
        .containsExactly(Urgency.SOON, Urgency.ESCALATED);
  }
}
