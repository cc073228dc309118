package io.xiaoneng.dashboard.today;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.card.CardKind;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.card.CardCourses;
import io.xiaoneng.dashboard.supervision.card.CardFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A red card on its way, told by what may be said of it then. */
class CardMattersTest extends CityTestBase {

  private static final String UNIT = "610102001";
  private static final Duration LONG = Duration.ofDays(120);

  @Autowired CardMatters matters;
  @Autowired CardCourses courses;
  @Autowired RegistryView registry;
  @Autowired CityClock clock;
  @Autowired JsonMapper json;

  private static RequestPostProcessor as(Role role, @Nullable String unit) {
    return SecurityMockMvcRequestPostProcessors.user(role.name().toLowerCase(Locale.ROOT))
        .authorities(Authorities.of(Set.of(role), unit));
  }

  private JsonNode post(String path, String body, Role role, @Nullable String unit)
      throws Exception {
    String answer =
        http.perform(
                MockMvcRequestBuilders.post(path)
                    .with(as(role, unit))
                    .with(SecurityMockMvcRequestPostProcessors.csrf())
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    return json.readTree(answer);
  }

  private JsonNode step(JsonNode card, String step, Role role, @Nullable String unit)
      throws Exception {
    return post(
        "/api/v1/cards/" + card.get("id") + "/steps",
        "{\"step\":\"%s\",\"version\":%s,\"text\":\"说明\"}".formatted(step, card.get("version")),
        role,
        unit);
  }

  private JsonNode opened(String title) throws Exception {
    return post(
        "/api/v1/cards",
        "{\"kind\":\"%s\",\"title\":\"%s\",\"unit\":\"%s\",\"metric\":\"on-time\",\"text\":\"核实\"}"
            .formatted(CardKind.RED, title, UNIT),
        Role.SUPERVISOR,
        null);
  }

  private Optional<Candidate> found(MatterKind kind, Instant at, String path) {
    // Other tests' cards are on the same ledger.
    List<CardFile> own =
        courses.at(at, at, null).stream()
            .filter(each -> path.equals("/supervision/cards/" + each.id()))
            .toList();
    return matters.of(own, at).stream()
        .filter(each -> each.kind() == kind && each.path().equals(path))
        .findFirst();
  }

  @Test
  void aCardIsToldOnceItWasIssuedAndItsUnitNamedOnWallsOnceNobodyCanObject() throws Exception {
    String name = registry.unit(UNIT).nameZh();
    JsonNode card = opened("按时办结率连续两月低于下限");
    String path = "/supervision/cards/" + card.get("id");
    assertThat(found(MatterKind.RED_OPEN, clock.now(), path)).isEmpty();
    card = step(card, "STATE", Role.UNIT, UNIT);
    card = step(card, "ISSUE", Role.SUPERVISOR, null);
    Candidate issued = found(MatterKind.RED_OPEN, clock.now().plusSeconds(1), path).orElseThrow();
    assertThat(issued.sentence().zh()).contains(name, "红牌", "按时办结率连续两月低于下限");
    assertThat(issued.matter().unit()).isEqualTo(UNIT);
    assertThat(issued.matter().holder()).isEqualTo(UNIT);
    assertThat(issued.matter().since()).isNotNull();
    assertThat(issued.matter().due()).isNotNull();
    assertThat(issued.onWall().sentence().zh()).doesNotContain(name, "下限").contains("红牌");
    assertThat(issued.onWall().unit()).isNull();
    assertThat(issued.onWall().holder()).isNull();
    // Once its term is past it is grave.
    Candidate late = found(MatterKind.RED_LATE, clock.now().plus(LONG), path).orElseThrow();
    assertThat(late.sentence().zh()).contains(name, "逾期");
    assertThat(late.matter().grave()).isTrue();
    // The order to mend stands after every appeal that could be made.
    card = step(card, "RECEIVE", Role.UNIT, UNIT);
    card = step(card, "EXPLAIN", Role.UNIT, UNIT);
    step(card, "ORDER", Role.SUPERVISOR, null);
    Candidate ordered = found(MatterKind.RED_OPEN, clock.now().plusSeconds(1), path).orElseThrow();
    assertThat(ordered.onWall()).isEqualTo(ordered.matter());
    assertThat(found(MatterKind.ORDER_LATE, clock.now().plus(LONG), path)).isPresent();
  }
}
