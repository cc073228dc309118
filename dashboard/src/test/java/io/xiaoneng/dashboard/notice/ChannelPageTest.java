package io.xiaoneng.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sun.net.httpserver.HttpServer;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@TestPropertySource(properties = "xiaoneng.notices.private-webhooks=true")
class ChannelPageTest extends CityTestBase {

  private static final Actor ADMIN = new Actor("root", Set.of(Role.ADMIN), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String PATH = "/notices/channels";

  @Autowired private ChannelStore channels;
  @Autowired private DeliveryStore deliveries;
  @Autowired private NoticeBoard board;

  private final List<String> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger answer = new AtomicInteger(204);
  private HttpServer receiver;

  @BeforeEach
  void open() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          received.add(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(answer.get(), -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
    channels.all().forEach(each -> channels.remove(each.id()));
  }

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private MockHttpServletRequestBuilder form(String path, String name) {
    return post(path)
        .param("name", name)
        .param("kind", "WEBHOOK")
        .param("target", "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hidden")
        .param("secret", SECRET)
        .param("role", "LEADER")
        .param("unit", "")
        .param("language", "zh")
        .param("digestMinutes", "30")
        .param("quietFrom", "22:00")
        .param("quietTo", "07:30")
        .param("enabled", "true")
        .with(csrf())
        .with(as(ADMIN));
  }

  private Channel added(String name) throws Exception {
    http.perform(form(PATH, name)).andExpect(status().is3xxRedirection());
    return channels.all().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private String shown(String path) throws Exception {
    return http.perform(get(path).with(as(ADMIN)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  private String sent(MockHttpServletRequestBuilder request, int status) throws Exception {
    return http.perform(request.with(csrf()).with(as(ADMIN)))
        .andExpect(status().is(status))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void anAdministratorAddsChangesAndRemovesAChannelAndNoSecretIsShown() throws Exception {
    assertThat(shown(PATH + "?lang=en")).contains("No channels yet").doesNotContain("??");
    Channel channel = added("领导");
    assertThat(channel.secret()).isEqualTo(SECRET);
    for (String lang : List.of("zh", "en")) {
      assertThat(shown(PATH + "?lang=" + lang))
          .contains("领导", "22:00")
          .doesNotContain(SECRET, "/hidden", "??");
    }
    sent(
        post(PATH + "/" + channel.id())
            .param("name", "领导二")
            .param("kind", "WEBHOOK")
            .param("role", "LEADER")
            .param("digestMinutes", "0"),
        302);
    Channel changed = channels.find(channel.id()).orElseThrow();
    assertThat(changed.name()).isEqualTo("领导二");
    assertThat(changed.secret()).isEqualTo(SECRET);
    assertThat(changed.quiet()).isNull();
    assertThat(changed.enabled()).isFalse();
    sent(post(PATH + "/" + channel.id() + "/remove"), 302);
    assertThat(channels.find(channel.id())).isEmpty();
    sent(post(PATH + "/" + channel.id() + "/remove"), 404);
  }

  @Test
  void whatIsWrongWithAChannelIsSaid() throws Exception {
    added("双");
    assertThat(sent(form(PATH, "双"), 409)).contains("already");
    assertThat(sent(form(PATH, "短").param("role", "LEADER"), 302)).isEmpty();
    MockHttpServletRequestBuilder odd =
        post(PATH).param("name", "odd").param("kind", "MAIL").param("role", "LEADER");
    assertThat(sent(odd.param("target", "no address"), 400)).contains("target must be one mail");
    assertThat(sent(post(PATH).param("name", "x").param("kind", "FAX"), 400)).contains("FAX");
    assertThat(sent(post(PATH).param("digestMinutes", "soon"), 400)).contains("whole number");
    http.perform(get(PATH).with(as(LEADER))).andExpect(status().isForbidden());
    assertThat(shown("/notices?lang=en")).contains(PATH);
    http.perform(get(PATH + "?state=odd").with(as(ADMIN))).andExpect(status().isNotFound());
  }

  @Test
  void aTrialGoesOutAtOnceAndItsEndIsTold() throws Exception {
    Channel channel = added("试");
    String page = sent(post(PATH + "/" + channel.id() + "/test").param("lang", "en"), 200);
    assertThat(page).contains("The trial arrived").doesNotContain("??");
    assertThat(received).singleElement().asString().contains("测试通知");
    answer.set(500);
    assertThat(sent(post(PATH + "/" + channel.id() + "/test").param("lang", "en"), 200))
        .contains("did not arrive", "500");
    http.perform(post("/api/v1/notice-channels/{id}/test", channel.id()).with(as(ADMIN)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.arrived").value(false));
    answer.set(204);
    http.perform(post("/api/v1/notice-channels/{id}/test", channel.id()).with(as(ADMIN)))
        .andExpect(jsonPath("$.arrived").value(true));
    http.perform(post("/api/v1/notice-channels/999999/test").with(as(ADMIN)))
        .andExpect(status().isNotFound());
    sent(post(PATH + "/999999/test"), 404);
  }

  @Test
  void whatWasGivenUpIsListedAndSentAgain() throws Exception {
    Channel channel = added("补");
    Instant now = Instant.parse("2026-03-02T02:00:00Z");
    String id = deliveries.begin(channel.id(), false, now, now);
    deliveries.settle(id, Delivery.State.DEAD, now, "the receiver answered 410");
    String retry = "/notices/deliveries/" + id + "/retry";
    assertThat(shown(PATH + "?state=dead&lang=en"))
        .contains(retry, "the receiver answered 410", "Given up")
        .doesNotContain("??");
    sent(post(retry), 302);
    assertThat(deliveries.find(id).orElseThrow().state()).isNotEqualTo(Delivery.State.DEAD);
    assertThat(shown(PATH + "?state=dead")).doesNotContain(retry);
    sent(post(retry), 409);
  }

  @Test
  void theBellOnEveryPageSaysHowManyAreUnread() throws Exception {
    Actor one = new Actor("only", Set.of(Role.REVIEWER), null);
    long before = board.unread(one);
    board.post(
        new Notice(
            "bell/1", Audience.of(Role.REVIEWER), NoticeUrgency.NORMAL, "一", "one", "", "", ""));
    String page =
        http.perform(get("/metrics?lang=en").with(as(one)))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("aria-label=\"Notices, " + (before + 1) + " unread\"");
    long newest = board.of(one).stream().mapToLong(PostedNotice::id).max().orElseThrow();
    http.perform(post("/notices/read").param("newest", "" + newest).with(csrf()).with(as(one)))
        .andExpect(status().is3xxRedirection());
    assertThat(
            http.perform(get("/metrics?lang=en").with(as(one)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("aria-label=\"Notices\"");
  }
}
