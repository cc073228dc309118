package io.xiaoneng.dashboard.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.quality.Feeds;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricCatalogue;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OriginPageTest extends CityTestBase {

  private static final String UNIT = "610113";

  @Autowired OriginReader origins;
  @Autowired RegistryView registry;
  @Autowired FreshnessService freshness;
  @Autowired Feeds feeds;

  @Test
  void bothLanguagesTellEveryPart() throws Exception {
    for (String[] each :
        new String[][] {
          {"zh", "走到哪一步", "登记信息", "工作日历", "口径", "消息队列没有应答"},
          {"en", "How far events have come", "Registry", "Calendar of working days", "Definitions"}
        }) {
      String page = body("/data?lang=" + each[0]);
      assertThat(page).doesNotContain("??").contains(each);
    }
  }

  @Test
  void everySourceThatWasHeardOrRegisteredStandsThere() {
    Origin origin = origins.of(new Actor("leader", Set.of(Role.LEADER), null));
    Set<String> names = new TreeSet<>();
    freshness.sources().stream().map(SourceState::source).forEach(names::add);
    registry.registry().all(io.xiaoneng.registry.Source.class).forEach(s -> names.add(s.prefix()));
    names.addAll(feeds.lastWeek().keySet());
    assertThat(names).isNotEmpty();
    assertThat(origin.senders()).hasSameSizeAs(names);
    List<String> states = origin.senders().stream().map(Sender::state).distinct().toList();
    assertThat(states)
        .isEqualTo(
            List.of("silent", "refused", "never", "rest", "live").stream()
                .filter(states::contains)
                .toList());
    assertThat(origin.definitions().count()).isEqualTo(MetricCatalogue.all().size());
    assertThat(origin.calendar().id()).isEqualTo("cn");
    assertThat(origin.calendar().years())
        .isNotEmpty()
        .allSatisfy(year -> assertThat(year.notices()).isNotEmpty());
    assertThat(origin.registry().epoch()).isEqualTo(registry.registry().epoch());
    assertThat(origin.stages().archived()).isNotNull();
    assertThat(origin.stages().received()).as("there is no broker here").isNull();
    assertThat(origin.refused()).isNotNull();
  }

  @Test
  void acceptedEventsOfSourcesAddUpToTheArchive() {
    long week = feeds.lastWeek().values().stream().mapToLong(Feeds.Feed::accepted).sum();
    Origin origin = origins.of(new Actor("leader", Set.of(Role.LEADER), null));
    assertThat(origin.senders().stream().mapToLong(each -> each.week().accepted()).sum())
        .isEqualTo(week);
  }

  @Test
  void aUnitSeesItsOwnSourcesAloneAndNoRefusedEvents() throws Exception {
    Actor actor = new Actor("unit", Set.of(Role.UNIT), UNIT);
    Origin origin = origins.of(actor);
    assertThat(origin.refused()).isNull();
    assertThat(origin.replayed()).isNull();
    assertThat(origin.senders()).allMatch(each -> registry.subtree(UNIT).contains(each.unit()));
    http.perform(
            get("/data")
                .with(user("unit").authorities(Authorities.of(actor.roles(), actor.unit()))))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("其他单位的来源不在此显示")));
  }
}
