package io.xiaoneng.dashboard.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

class NoticePageTest extends CityTestBase {

  private static final Actor REVIEWER = new Actor("li", Set.of(Role.REVIEWER), null);
  private static final Actor ASSESSOR = new Actor("sun", Set.of(Role.ASSESSOR), null);

  @Autowired private NoticeBoard board;

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  private String shown(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void theNoticesOfWhoeverLooksAreShownAndMarkedAsRead() throws Exception {
    board.post(
        new Notice(
            "page/1",
            Audience.of(Role.REVIEWER),
            NoticeUrgency.URGENT,
            "申诉<b>待复核</b>",
            "Appeal to review",
            "两日内",
            "Within two days",
            "/supervision/cards/7"));
    long id =
        board.of(REVIEWER).stream()
            .filter(each -> each.notice().key().equals("page/1"))
            .mapToLong(PostedNotice::id)
            .findFirst()
            .orElseThrow();
    assertThat(shown("/notices?lang=zh", REVIEWER))
        .contains("申诉&lt;b&gt;待复核", "两日内", "紧急", "标为已读", "/supervision/cards/7")
        .doesNotContain("??");
    assertThat(shown("/notices?lang=en", REVIEWER))
        .contains("Appeal to review", "Mark as read", board.unread(REVIEWER) + " unread")
        .doesNotContain("??");
    http.perform(post("/notices/{id}/read", id).with(csrf()).with(as(ASSESSOR)))
        .andExpect(status().isNotFound());
    http.perform(post("/notices/{id}/read", id).with(csrf()).with(as(REVIEWER)))
        .andExpect(status().is3xxRedirection());
    assertThat(shown("/notices?lang=en", REVIEWER)).doesNotContain("/notices/" + id + "/read");
    long newest = board.of(REVIEWER).stream().mapToLong(PostedNotice::id).max().orElseThrow();
    http.perform(post("/notices/read").param("newest", "" + newest).with(csrf()).with(as(REVIEWER)))
        .andExpect(status().is3xxRedirection());
    assertThat(shown("/notices?lang=en", REVIEWER)).doesNotContain("Mark as read");
  }

  @Test
  void whoeverHasNoNoticesIsToldSo() throws Exception {
    assertThat(shown("/notices?lang=en", ASSESSOR)).contains("No notices").doesNotContain("??");
    http.perform(get("/notices?page=2").with(as(ASSESSOR))).andExpect(status().isNotFound());
  }
}
