package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.privacy.SensitiveCases;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.dashboard.security.Role;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class SensitiveItemsTest {

  private final FixedRegistryView registry =
      new FixedRegistryView(ZoneId.of("Asia/Shanghai"))
          .put("item/quiet/1", "{\"kind\":\"item\",\"sensitive\":true}")
          .put("item/quiet/2", "{\"kind\":\"item\"}")
          .put("item/secret/1", "{\"kind\":\"item\",\"secret\":true}")
          .put("item/loud/1", "{\"kind\":\"item\"}");

  private ClickHouse clickHouse;
  private ListSight lists;

  @BeforeEach
  void open() {
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("sensitive_items"));
    clickHouse.execute(
        "INSERT INTO case_row (case_id, version, item) VALUES ('q', 1, 'quiet'), ('l', 1, 'loud')",
        List.of(),
        java.time.Duration.ofSeconds(10));
    lists =
        new ListSight(
            registry,
            new SensitiveCases(clickHouse, registry),
            new Sight(registry, new CurrentActor()));
  }

  @AfterEach
  void close() {
    SecurityContextHolder.clearContext();
    clickHouse.close();
  }

  private static void as(Role role) {
    SecurityContextHolder.getContext()
        .setAuthentication(
            new TestingAuthenticationToken("li", "", Authorities.of(Set.of(role), null)));
  }

  private static ListLine line(ListKind kind, Map<String, Object> told) {
    List<Object> values =
        new ArrayList<>(Collections.nCopies(kind.columns().size(), (Object) null));
    for (int i = 0; i < values.size(); i++) {
      values.set(i, told.get(kind.columns().get(i).name()));
    }
    return new ListLine(kind, values);
  }

  private ListLine told(ListKind kind, Map<String, Object> values) {
    List<ListLine> told = lists.told(List.of(line(kind, values)));
    assertThat(told).as("every row stays").hasSize(1);
    return told.get(0);
  }

  @Test
  void whichCaseItIsStandsInNoRowOfASensitiveOrSecretItemWhoeverAsks() {
    for (Role role : List.of(Role.SUPERVISOR, Role.LEADER, Role.ADMIN)) {
      as(role);
      for (String item : List.of("quiet", "secret")) {
        ListLine rated =
            told(
                ListKind.RATING, Map.of("case", "c-1", "rating", "r-1", "item", item, "unit", "u"));
        assertThat(rated.of("case")).isNull();
        assertThat(rated.text("unit")).isEqualTo("u");
        assertThat(rated.json()).doesNotContainKey("href").doesNotContainValue("r-1");
        assertThat(told(ListKind.CASE, Map.of("case", "c-1", "item", item)).of("case")).isNull();
        assertThat(told(ListKind.TICKET, Map.of("ticket", "A1", "item", item)).of("ticket"))
            .isNull();
      }
    }
  }

  @Test
  void otherRowsStayAsTheyAre() {
    as(Role.LEADER);
    ListLine shown = told(ListKind.CASE, Map.of("case", "c-1", "item", "loud"));
    assertThat(shown.of("case")).isEqualTo("c-1");
    assertThat(shown.json()).containsKey("href");
    assertThat(told(ListKind.PLACE, Map.of("unit", "quiet")).of("unit")).isEqualTo("quiet");
  }

  @Test
  void anInstanceNamesTheCasesThatMayBeNamed() {
    as(Role.LEADER);
    ListLine shown =
        told(ListKind.INSTANCE, Map.of("instance", "b-1", "caseIds", List.of("q", "l")));
    assertThat(shown.of("caseIds")).isEqualTo(List.of("l"));
  }

  @Test
  void eventsOfSuchACaseAreNotNamedAndOthersWithoutTheirWindow() {
    as(Role.ASSESSOR);
    Map<String, Object> values =
        Map.of(
            "event", "e-1",
            "subject", "q",
            "type", "case.applied",
            "source", "/hall/1/window/07",
            "detail", "data.kind is \"Wang\", must be one of COMMITTED");
    ListLine hidden = told(ListKind.EVENT, values);
    assertThat(hidden.of("event")).isNull();
    assertThat(hidden.of("subject")).isNull();
    assertThat(hidden.text("source")).isEqualTo("/hall/1/window/***");
    assertThat(hidden.text("detail")).isEqualTo("data.kind is \"***\", must be one of COMMITTED");
    as(Role.ADMIN);
    Map<String, Object> other = new java.util.HashMap<>(values);
    other.put("subject", "l");
    ListLine shown = told(ListKind.EVENT, other);
    assertThat(shown.text("subject")).isEqualTo("l");
    assertThat(shown.text("source")).isEqualTo("/hall/1/window/07");
    assertThat(shown.text("detail")).contains("Wang");
  }

  @Test
  void aWindowOfAQueueIsForThoseWhoRunIt() {
    Map<String, Object> values = Map.of("ticket", "A1", "window", "07", "item", "loud");
    as(Role.LEADER);
    assertThat(told(ListKind.TICKET, values).of("window")).isEqualTo(Sight.MASK);
    as(Role.SUPERVISOR);
    assertThat(told(ListKind.TICKET, values).of("window")).isEqualTo("07");
  }

  @Test
  void aFileLeavesNoRowOutHoweverManyThereAre() {
    as(Role.LEADER);
    List<ListLine> out = new ArrayList<>();
    ListSight.Parts parts = lists.parts(out::add);
    for (int i = 0; i < 2_500; i++) {
      parts.accept(
          line(ListKind.CASE, Map.of("case", "c-" + i, "item", i % 2 == 0 ? "quiet" : "loud")));
    }
    parts.end();
    assertThat(out).hasSize(2_500);
    assertThat(out).filteredOn(each -> each.of("case") == null).hasSize(1_250);
  }
}
