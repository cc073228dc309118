package io.xiaoneng.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.xiaoneng.dashboard.ApiTestBase;
import io.xiaoneng.dashboard.audit.AuditEntry;
import io.xiaoneng.dashboard.audit.AuditReader;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class NoticeApiTest extends ApiTestBase {

  private static final String CHANNELS = "/api/v1/notice-channels";
  private static final String SECRET = "0123456789abcdef-never-told-again";
  private static final Actor SUPERVISOR = new Actor("mei", Set.of(Role.SUPERVISOR), null);

  @Autowired private NoticeBoard board;
  @Autowired private AuditReader audit;

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private static MockHttpServletRequestBuilder body(
      MockHttpServletRequestBuilder request, String json) {
    return request.contentType(MediaType.APPLICATION_JSON).content(json).with(admin());
  }

  private static String webhook(String name, String more) {
    return "{\"name\":\"%s\",\"kind\":\"WEBHOOK\",\"target\":\"https://hook.example/in?key=inner\",\"secret\":\"%s\",\"role\":\"SUPERVISOR\"%s}"
        .formatted(name, SECRET, more);
  }

  private ResultActions refused(String json, String field) throws Exception {
    return http.perform(body(post(CHANNELS), json))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @Test
  void peopleReadTheirNoticesAndMarkThem() throws Exception {
    board.post(
        new Notice(
            "api/1",
            Audience.of(Role.SUPERVISOR),
            NoticeUrgency.URGENT,
            "红色预警",
            "Red alert",
            "",
            "",
            "/supervision/cards"));
    String list =
        http.perform(get("/api/v1/notices").with(as(SUPERVISOR)))
            .andExpect(status().isOk())
            .andExpect(jsonPath("$.unread").value(1))
            .andExpect(jsonPath("$.notices[0].titleZh").value("红色预警"))
            .andExpect(jsonPath("$.notices[0].readAt").isEmpty())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    int id = JsonPath.<Integer>read(list, "$.notices[0].id");
    http.perform(post("/api/v1/notices/{id}/read", id).with(admin()))
        .andExpect(status().isNotFound());
    http.perform(post("/api/v1/notices/{id}/read", id).with(as(SUPERVISOR)))
        .andExpect(status().isNoContent());
    http.perform(get("/api/v1/notices").with(as(SUPERVISOR)))
        .andExpect(jsonPath("$.unread").value(0))
        .andExpect(jsonPath("$.notices[0].readAt").isNotEmpty());
    http.perform(get("/api/v1/notices?page=0").with(as(SUPERVISOR)))
        .andExpect(status().isBadRequest());
  }

  @Test
  void aChannelIsKeptAndItsSecretIsNeverToldAgain() throws Exception {
    String more = ",\"digestMinutes\":15,\"quietFrom\":\"22:00\",\"quietTo\":\"07:30\"";
    String made =
        http.perform(body(post(CHANNELS), webhook("督查 1", more)))
            .andExpect(status().isCreated())
            .andExpect(jsonPath("$.target").value("https://hook.example/…"))
            .andExpect(jsonPath("$.quietTo").value("07:30"))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(made).doesNotContain(SECRET, "inner");
    int id = JsonPath.<Integer>read(made, "$.id");
    http.perform(body(post(CHANNELS), webhook("督查 1", ""))).andExpect(status().isConflict());
    String kept = "{\"name\":\"督查 1\",\"kind\":\"WEBHOOK\",\"role\":\"UNIT\",\"unit\":\"610102\"}";
    http.perform(body(put(CHANNELS + "/{id}", id), kept))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.target").value("https://hook.example/…"))
        .andExpect(jsonPath("$.unit").value("610102"));
    String list =
        http.perform(get(CHANNELS).with(admin()))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(list).contains("督查 1").doesNotContain(SECRET, "inner");
    http.perform(delete(CHANNELS + "/{id}", id).with(admin())).andExpect(status().isNoContent());
    http.perform(get(CHANNELS + "/{id}", id).with(admin())).andExpect(status().isNotFound());
    assertThat(
            audit.search(
                new AuditReader.Search(null, "notice-channel.", null, null, null),
                Long.MAX_VALUE,
                100))
        .extracting(AuditEntry::action)
        .contains("notice-channel.add", "notice-channel.change", "notice-channel.remove");
    assertThat(
            audit.search(
                new AuditReader.Search(null, "notice-channel.", null, null, null),
                Long.MAX_VALUE,
                100))
        .extracting(AuditEntry::detail)
        .noneMatch(each -> each.contains(SECRET) || each.contains("inner"));
  }

  @Test
  void whatIsWrongWithAChannelIsNamed() throws Exception {
    refused(webhook("a\\nb", ""), "name");
    refused(webhook("a", ",\"unit\":\"610102\""), "unit");
    refused(webhook("a", ",\"digestMinutes\":1441"), "digestMinutes");
    refused(webhook("a", ",\"quietFrom\":\"22:00\""), "quietTo");
    refused(webhook("a", ",\"quietFrom\":\"22:00\",\"quietTo\":\"22:00\""), "quietTo");
    refused(webhook("a", ",\"quietFrom\":\"25:00\",\"quietTo\":\"07:00\""), "quietFrom");
    refused(webhook("a", ",\"language\":\"fr\""), "language");
    refused(webhook("a", "").replace("https:", "http:"), "target");
    refused(webhook("a", "").replace("hook.example", "10.0.0.7"), "target");
    refused(webhook("a", "").replace("hook.example", "localhost"), "target");
    refused(webhook("a", "").replace("https://", "https://me:pw@"), "target");
    refused(webhook("a", "").replace(SECRET, "short"), "secret");
    refused(webhook("a", "").replace("WEBHOOK", "MAIL"), "target");
    refused(
        "{\"name\":\"a\",\"kind\":\"MAIL\",\"target\":\"a@b.example,"
            + " c@d.example\",\"role\":\"LEADER\"}",
        "target");
  }

  @Test
  void deliveriesAreListedAndOnlyWhatIsThereGoesAgain() throws Exception {
    http.perform(get("/api/v1/notice-deliveries?state=DEAD").with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(0));
    http.perform(post("/api/v1/notice-deliveries/none/retry").with(admin()))
        .andExpect(status().isNotFound());
  }

  @Test
  void channelsAndDeliveriesAreForAdministrators() throws Exception {
    for (String path : new String[] {CHANNELS, "/api/v1/notice-deliveries"}) {
      http.perform(get(path).with(as(SUPERVISOR))).andExpect(status().isForbidden());
    }
  }
}
