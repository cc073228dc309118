package io.xiaoneng.dashboard.supervision.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.card.CardStep;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class CardPagesTest extends CardTestBase {

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

  @Test
  void ofTwoWhoCloseTheSameCardTheSecondIsToldOnThePageWhoWasFirst() throws Exception {
    CardFile file = take(take(received(), CardStep.EXPLAIN, UNIT), CardStep.ORDER, SUPERVISOR);
    file = take(file, CardStep.SUBMIT, UNIT);
    int read = file.card().version();
    take(file, CardStep.CLOSE, REVIEWER);
    String page =
        http.perform(
                post("/supervision/cards/" + file.id() + "/steps?lang=zh")
                    .param("step", "CLOSE")
                    .param("version", "" + read)
                    .param("text", "属实")
                    .with(csrf())
                    .with(as(new Actor("zhao", Set.of(Role.REVIEWER), null))))
            .andExpect(status().isConflict())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("role=\"alert\"", "li", "销号").doesNotContain("??");
    assertThat(logged("card.close", file)).containsExactly("li");
  }
}
