package io.xiaoneng.dashboard.supervision.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The home of supervision over the made-up city, whose fourth source is silent. */
class SupervisionHomeTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);
  private static final Actor UNIT = new Actor("qin", Set.of(Role.UNIT), "610104");

  private static boolean filled;

  @Autowired private ClickHouse clickHouse;
  @Autowired private CityClock clock;

  @BeforeEach
  void raise() {
    if (!filled) {
      filled = true;
      alert("home-red", "past-statutory", "RED", "RAISED", 1);
      alert("home-blue", "due-soon", "BLUE", "RAISED", 1);
      alert("home-over", "past-promise", "YELLOW", "ENDED", 1);
      alert("home-taken", "past-statutory", "RED", "RAISED", 1);
    }
  }

  private void alert(String caseId, String kind, String level, String state, int hoursAgo) {
    clickHouse.execute(
        "INSERT INTO case_alert SELECT ?, toUInt128(1), ?, ?, ?, 1, '',"
            + " fromUnixTimestamp64Milli(?) AS at, at, '610104', '610104', '610100-XK-0004', ?,"
            + " '', NULL, now64(3), now64(3)",
        List.of(
            caseId + "|id",
            caseId,
            kind,
            level,
            clock.now().plus(Duration.ofDays(1)).minus(Duration.ofHours(hoursAgo)).toEpochMilli(),
            state),
        Duration.ofSeconds(10));
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private String home(Actor actor, String lang) throws Exception {
    return http.perform(get("/supervision?lang=" + lang).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void whatWasLookedIntoIsNotToBeVerifiedAnyMore() throws Exception {
    http.perform(
            post("/api/v1/cards")
                .contentType("application/json")
                .content(
                    "{\"kind\":\"RED\",\"title\":\"超法定时限未办结\",\"origin\":{\"kind\":\"ALERT\",\"id\":\"home-taken|id\"},\"text\":\"核实\"}")
                .with(as(SUPERVISOR)))
        .andExpect(status().isCreated());
    String page = home(SUPERVISOR, "zh");
    assertThat(page)
        .contains("home-red")
        .doesNotContain("home-taken")
        .doesNotContain("home-blue")
        .doesNotContain("home-over");
    assertThat(page.substring(page.indexOf("id=\"h-begun\""))).contains("超法定时限未办结");
  }

  @ParameterizedTest
  @CsvSource({
    "zh, 待核预警, 台账今日到期, 已立卡、未签发, 数据异常, 停报, 死信",
    "en, Alerts to verify, Due today in the ledger, 'Begun, not issued', Odd data, silent, dead letters"
  })
  void theSupervisorSeesAllThatIsOdd(
      String lang,
      String alerts,
      String due,
      String begun,
      String odd,
      String silent,
      String refused)
      throws Exception {
    assertThat(home(SUPERVISOR, lang))
        .contains(alerts, due, begun, odd, silent, refused)
        .contains("originKind=ALERT&amp;originId=home-red%7Cid")
        .doesNotContain("??")
        .doesNotContain("${");
  }

  @Test
  void unverifiedAlertsAndTheCitysDataAreForSupervisorsAlone() throws Exception {
    for (Actor other : List.of(LEADER, UNIT)) {
      assertThat(home(other, "zh"))
          .doesNotContain("home-red")
          .doesNotContain("id=\"h-odd\"")
          .doesNotContain("id=\"h-begun\"");
    }
  }
}
