package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardRules.Wish;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.MatterMissingException;
import io.xiaoneng.dashboard.supervision.NoteRefusedException;
import io.xiaoneng.dashboard.supervision.Notes;
import io.xiaoneng.dashboard.supervision.Notices;
import io.xiaoneng.dashboard.supervision.OvertakenException;
import io.xiaoneng.supervision.StepRefusedException;
import io.xiaoneng.supervision.Urgency;
import io.xiaoneng.task.Rung;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class CardFlowTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor BOTH = new Actor("wang", Set.of(Role.SUPERVISOR, Role.REVIEWER), null);
  private static final Actor REVIEWER = new Actor("li", Set.of(Role.REVIEWER), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);
  private static final Actor UNIT = new Actor("district", Set.of(Role.UNIT), "610102");
  private static final Actor OTHER = new Actor("neighbour", Set.of(Role.UNIT), "610103");
  private static final String BODY =
      "{\"kind\":\"YELLOW\",\"title\":\"按时办结率低于下限\",\"unit\":\"610102\","
          + "\"metric\":\"on-time\",\"from\":\"2026-03-01\",\"to\":\"2026-03-31\","
          + "\"evidence\":{\"value\":0.912,\"n\":431},\"text\":\"两月低于下限\"}";

  @Autowired private CardService cards;
  @Autowired private CardStore store;
  @Autowired private CardReminders reminders;
  @Autowired private Notices notices;
  @Autowired private AuditReader audit;
  @Autowired private Notes notes;

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private CardFile opened() {
    return cards.open(
        new CardDraft(
            CardKind.RED,
            "按时办结率连续两月低于 99.8% 下限",
            "610102001",
            "on-time",
            null,
            null,
            null,
            "{\"value\":0.9}",
            "/units/610102001"),
        SUPERVISOR,
        "核实");
  }

  private CardFile take(CardFile file, CardStep step, Actor actor) {
    Claim claim = step == CardStep.APPEAL ? Claim.SYSTEM : null;
    return cards.take(file.id(), file.card().version(), new Wish(step, "说明", claim, null), actor);
  }

  private CardFile received() {
    CardFile file = take(opened(), CardStep.STATE, UNIT);
    return take(take(file, CardStep.ISSUE, SUPERVISOR), CardStep.RECEIVE, UNIT);
  }

  private List<String> logged(String action, CardFile file) {
    return audit
        .search(new AuditReader.Search(null, action, null, null, null), Long.MAX_VALUE, 100)
        .stream()
        .filter(each -> each.subject().equals(file.matter().toString()))
        .map(AuditEntry::actor)
        .toList();
  }

  @Test
  void aCardGoesItsWayAndEveryStepStandsInItsHistoryAndTheLog() {
    CardFile file = take(received(), CardStep.EXPLAIN, UNIT);
    file = take(file, CardStep.ORDER, SUPERVISOR);
    file = take(file, CardStep.SUBMIT, UNIT);
    file = take(file, CardStep.CLOSE, REVIEWER);
    CardFile kept = cards.read(file.id(), LEADER);
    assertThat(kept.card().state()).isEqualTo(CardState.CLOSED);
    assertThat(kept.card()).isEqualTo(file.card());
    assertThat(kept.evidence()).isEqualTo("{\"value\":0.9}");
    assertThat(logged("card.", file)).hasSize(8);
    assertThat(logged("card.close", file)).containsExactly("li");
    assertThat(audit.verify().whole()).isTrue();
  }

  @Test
  void ofTwoPeopleWhoGoOnFromTheSameReadingTheSecondIsToldWhoWasFirst() {
    CardFile file = take(received(), CardStep.APPEAL, UNIT);
    CardFile upheld = take(file, CardStep.UPHOLD, REVIEWER);
    assertThat(upheld.card().state()).isEqualTo(CardState.UPHELD);
    Actor late = new Actor("zhao", Set.of(Role.REVIEWER), null);
    assertThatExceptionOfType(OvertakenException.class)
        .isThrownBy(() -> take(file, CardStep.REJECT, late))
        .satisfies(
            overtaken -> {
              assertThat(overtaken.standing().by()).isEqualTo("li");
              assertThat(overtaken.standing().step()).isEqualTo("UPHOLD");
              assertThat(overtaken.standing().state()).isEqualTo("UPHELD");
            });
    assertThat(store.find(file.id()).orElseThrow().card().version()).isEqualTo(6);
  }

  @Test
  void theStoreLetsOnlyOneOfTwoStepsFromTheSameVersionIn() {
    CardFile file = received();
    CardFile explained = file.with(next(file, CardStep.EXPLAIN));
    CardFile appealed = file.with(next(file, CardStep.APPEAL));
    assertThat(store.advance(explained, null)).isTrue();
    assertThat(store.advance(appealed, null)).isFalse();
    assertThat(store.find(file.id()).orElseThrow().card().state()).isEqualTo(CardState.EXPLAINED);
  }

  private Card next(CardFile file, CardStep step) {
    return cards
        .rules()
        .take(
            file.card(),
            new Wish(step, "x", Claim.DATA, null),
            cards.hand(file, UNIT),
            Instant.now());
  }

  @Test
  void whoIssuedACardDoesNotDecideOnItsAppeal() {
    CardFile file = take(received(), CardStep.APPEAL, UNIT);
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> take(file, CardStep.UPHOLD, BOTH));
  }

  @Test
  void anotherUnitFindsNothingAndTheLogSaysThatItTried() {
    CardFile file = received();
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> cards.read(file.id(), OTHER));
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> take(file, CardStep.EXPLAIN, OTHER));
    assertThat(logged("card.forbidden", file)).containsExactly("neighbour", "neighbour");
    CardQuery all = new CardQuery(Set.of(), null, null, null, false, 1);
    assertThat(cards.list(all, OTHER).cards()).extracting(CardFile::id).doesNotContain(file.id());
    assertThat(
            cards
                .list(new CardQuery(Set.of(), null, Set.of("610102001"), null, false, 1), OTHER)
                .total())
        .isZero();
    assertThat(cards.list(all, UNIT).cards()).extracting(CardFile::id).contains(file.id());
  }

  @Test
  void leadersSeeNothingThatIsNotIssued() {
    CardFile pending = opened();
    assertThatExceptionOfType(MatterMissingException.class)
        .isThrownBy(() -> cards.read(pending.id(), LEADER));
    CardQuery all = new CardQuery(Set.of(), null, null, null, false, 1);
    assertThat(cards.list(all, LEADER).cards())
        .extracting(CardFile::id)
        .doesNotContain(pending.id());
    CardFile withdrawn = take(opened(), CardStep.WITHDRAW, SUPERVISOR);
    assertThat(cards.list(all, LEADER).cards())
        .extracting(CardFile::id)
        .doesNotContain(withdrawn.id());
    CardFile issued = received();
    assertThat(cards.list(all, LEADER).cards()).extracting(CardFile::id).contains(issued.id());
  }

  @Test
  void remindsOfEachStandingOnceAndEscalates() {
    CardFile file = received();
    Instant due = cards.rules().due(file.card());
    assertThat(due).isNotNull();
    reminders.run(due);
    reminders.run(due);
    assertThat(told(file)).containsExactly(Urgency.SOON);
    reminders.run(due.plusMillis(1));
    reminders.run(due.plus(Duration.ofDays(30)));
    reminders.run(due.plus(Duration.ofDays(31)));
    assertThat(told(file)).containsExactly(Urgency.SOON, Urgency.OVERDUE, Urgency.ESCALATED);
    CardFile next = take(file, CardStep.EXPLAIN, UNIT);
    reminders.run(due.plus(Duration.ofDays(60)));
    assertThat(told(next)).hasSize(4);
  }

  private List<Urgency> told(CardFile file) {
    return notices.of(file.matter()).stream().map(Notices.Notice::urgency).toList();
  }

  @Test
  void theApiOpensACardAndTellsWhatIsWrong() throws Exception {
    http.perform(
            post("/api/v1/cards")
                .contentType("application/json")
                .content(BODY)
                .with(as(SUPERVISOR)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.state").value("PENDING"))
        .andExpect(jsonPath("$.evidence.n").value(431))
        .andExpect(jsonPath("$.steps").value("WITHDRAW"))
        .andExpect(jsonPath("$.history[0].by").value("wang"));
    http.perform(
            post("/api/v1/cards").contentType("application/json").content(BODY).with(as(REVIEWER)))
        .andExpect(status().isForbidden());
    bad(BODY.replace("610102", "999999"), "unit");
    bad(BODY.replace("on-time", "no-such"), "metric");
    bad(BODY.replace("\"text\":\"两月低于下限\"", "\"text\":\" \""), "text");
    bad(
        BODY.replace("\"metric\"", "\"evidenceLink\":\"//evil.example/\",\"metric\""),
        "evidenceLink");
    bad(
        BODY.replace("\"metric\"", "\"origin\":{\"kind\":\"FLAG\",\"id\":\"no\"},\"metric\""),
        "origin");
  }

  private void bad(String body, String field) throws Exception {
    http.perform(
            post("/api/v1/cards")
                .contentType("application/json")
                .content(body)
                .with(as(SUPERVISOR)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void theApiAnswersAnOvertakenStepWith409AndWhoDidWhat() throws Exception {
    CardFile file = take(received(), CardStep.APPEAL, UNIT);
    String step = "{\"step\":\"UPHOLD\",\"version\":%d,\"text\":\"属实\"}";
    http.perform(
            post("/api/v1/cards/{id}/steps", file.id())
                .contentType("application/json")
                .content(step.formatted(3))
                .with(as(REVIEWER)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.standing.by").value("district"))
        .andExpect(jsonPath("$.standing.step").value("APPEAL"));
    http.perform(
            post("/api/v1/cards/{id}/steps", file.id())
                .contentType("application/json")
                .content(step.formatted(5))
                .with(as(REVIEWER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("UPHELD"));
    http.perform(
            post("/api/v1/cards/{id}/steps", file.id())
                .contentType("application/json")
                .content(step.formatted(6))
                .with(as(REVIEWER)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reason").value("WRONG_STATE"));
  }

  private int attach(CardFile file, String name, byte[] content) throws Exception {
    return http.perform(
            post("/api/v1/cards/{id}/attachments", file.id())
                .param("name", name)
                .contentType("application/octet-stream")
                .content(content)
                .with(as(SUPERVISOR)))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  @Test
  void filesAreTakenByTheirContentAndComeBackToBeSaved() throws Exception {
    CardFile file = opened();
    byte[] pdf = "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8);
    assertThat(attach(file, "依据.pdf", pdf)).isEqualTo(201);
    assertThat(attach(file, "..\\..\\evil.pdf", pdf)).isEqualTo(201);
    assertThat(attach(file, "picture.png", pdf)).isEqualTo(415);
    assertThat(attach(file, "tool.txt", new byte[] {'M', 'Z', 0, 1})).isEqualTo(415);
    assertThat(attach(file, "none.txt", new byte[0])).isEqualTo(400);
    String list =
        http.perform(get("/api/v1/cards/{id}", file.id()).with(as(SUPERVISOR)))
            .andExpect(jsonPath("$.attachments.length()").value(2))
            .andExpect(jsonPath("$.attachments[1].name").value("evil.pdf"))
            .andReturn()
            .getResponse()
            .getContentAsString();
    Object id = JsonPath.read(list, "$.attachments[0].id");
    http.perform(get("/api/v1/cards/{id}/attachments/{a}", file.id(), id).with(as(SUPERVISOR)))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Type", "application/pdf"))
        .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
  }

  @Test
  void aFileThatIsTooLongIsRefusedBeforeItIsKept() throws Exception {
    CardFile file = opened();
    assertThatExceptionOfType(NoteRefusedException.class)
        .isThrownBy(
            () ->
                notes.attach(
                    file.matter(),
                    SUPERVISOR,
                    cards.hand(file, SUPERVISOR),
                    "long.pdf",
                    200L << 20,
                    new InputStream() {
                      @Override
                      public int read() {
                        throw new AssertionError("nothing is read of what is too long");
                      }
                    }))
        .satisfies(refused -> assertThat(refused.status().value()).isEqualTo(413));
    byte[] more = new byte[(20 << 20) + 1];
    System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, more, 0, 8);
    assertThat(attach(file, "long.pdf", more)).isEqualTo(413);
    assertThat(cards.read(file.id(), SUPERVISOR)).isEqualTo(file);
  }

  @Test
  void lettersGoUpTheLadderAndOnlyAboutWhatStands() {
    CardFile issued = received();
    assertThat(cards.write(issued.id(), Rung.REMINDER, "市政发〔2026〕1号", SUPERVISOR).matter())
        .isEqualTo(issued.matter().toString());
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.write(issued.id(), Rung.INTERVIEW, "文件", SUPERVISOR))
        .withMessageContaining("ORDER comes before");
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.write(issued.id(), Rung.REMINDER, "文件", REVIEWER));
    CardFile withdrawn = take(received(), CardStep.WITHDRAW, SUPERVISOR);
    assertThatExceptionOfType(StepRefusedException.class)
        .isThrownBy(() -> cards.write(withdrawn.id(), Rung.REMINDER, "文件", SUPERVISOR))
        .withMessageContaining("WITHDRAWN");
  }

  @Test
  void theHomePageBeginsWithWhatIsTheReadersToDo() throws Exception {
    CardFile file = take(opened(), CardStep.STATE, UNIT);
    for (String lang : List.of("zh", "en")) {
      String home =
          http.perform(get("/supervision?lang=" + lang).with(as(SUPERVISOR)))
              .andExpect(status().isOk())
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      assertThat(home).contains("id=\"h-SUPERVISOR\"").doesNotContain("??");
      assertThat(home.indexOf("id=\"h-SUPERVISOR\"")).isLessThan(home.indexOf("id=\"h-UNIT\""));
      assertThat(home).contains(lang.equals("zh") ? "轮到您办理" : "Yours to do", file.title());
    }
  }

  @Test
  void thePagesShowTheCardAndWhatCanBeDone() throws Exception {
    CardFile file = take(opened(), CardStep.STATE, UNIT);
    String list =
        http.perform(get("/supervision/cards?lang=zh").with(as(SUPERVISOR)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(list).contains("督办卡", "待核", file.title());
    String path = "/supervision/cards/" + file.id();
    String page =
        http.perform(get(path + "?lang=zh").with(as(SUPERVISOR)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("签发", "陈述", "value=\"ISSUE\"").doesNotContain("??");
    http.perform(
            post(path + "/steps")
                .param("step", "ISSUE")
                .param("version", "1")
                .with(csrf())
                .with(as(SUPERVISOR)))
        .andExpect(status().isConflict());
    http.perform(
            post(path + "/steps")
                .param("step", "ISSUE")
                .param("version", "2")
                .with(csrf())
                .with(as(SUPERVISOR)))
        .andExpect(status().is3xxRedirection());
    http.perform(
            multipart(path + "/attachments")
                .file(
                    new MockMultipartFile(
                        "file", "a.txt", "x/y", "说明".getBytes(StandardCharsets.UTF_8)))
                .with(csrf())
                .with(as(SUPERVISOR)))
        .andExpect(status().is3xxRedirection());
    String english =
        http.perform(get(path + "?lang=en").with(as(SUPERVISOR)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(english).contains("a.txt", "Issued", "Waits for the unit").doesNotContain("??");
    http.perform(get("/supervision/cards/999999").with(as(SUPERVISOR)))
        .andExpect(status().isNotFound());
  }
}
