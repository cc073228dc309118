package io.xiaoneng.dashboard.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.page.CityTestBase;
import org.junit.jupiter.api.Test;

class HelpPageTest extends CityTestBase {

  private static final String INVITED = "data-tour-seen";

  @Test
  void helpLeadsToWhatItsReaderMayOpen() throws Exception {
    assertThat(body("/help")).contains("href=\"/help/glossary\"", "href=\"/data\"", "#tour");
    http.perform(get("/help").with(user("keeper").roles("SECURITY")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("href=\"/help/glossary\"")))
        .andExpect(content().string(not(containsString("href=\"/data\""))))
        .andExpect(content().string(not(containsString("href=\"/quality\""))));
  }

  @Test
  void theGlossaryIsSearchedWithoutScriptInBothLanguages() throws Exception {
    http.perform(page("/help/glossary").param("q", "补正告知"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("id=\"w-supplement-requested-supplemented\"")))
        .andExpect(content().string(not(containsString("id=\"w-desk\""))));
    http.perform(page("/help/glossary").param("q", "on-time").param("lang", "en"))
        .andExpect(content().string(containsString("On time by the promise")))
        .andExpect(content().string(containsString("href=\"/metrics#on-time\"")));
    http.perform(page("/help/glossary").param("q", "<b>nothing</b>").param("lang", "en"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("No such word")))
        .andExpect(content().string(not(containsString("<b>nothing</b>"))));
  }

  @Test
  void theTourIsOfferedOnTheFirstPageUntilItWasTakenOrDeclined() throws Exception {
    String name = "newcomer";
    http.perform(get("/").with(user(name).roles("LEADER")))
        .andExpect(content().string(containsString(INVITED)));
    http.perform(get("/units").with(user(name).roles("LEADER")))
        .andExpect(content().string(not(containsString(INVITED))));
    http.perform(post("/help/tour").with(user(name).roles("LEADER")))
        .andExpect(status().isForbidden());
    for (int i = 0; i < 2; i++) {
      http.perform(post("/help/tour").with(user(name).roles("LEADER")).with(csrf()))
          .andExpect(redirectedUrl("/"));
    }
    http.perform(get("/").with(user(name).roles("LEADER")))
        .andExpect(content().string(not(containsString(INVITED))))
        .andExpect(content().string(containsString("id=\"tour\"")));
    http.perform(get("/").with(user("another").roles("LEADER")))
        .andExpect(content().string(containsString(INVITED)));
  }

  @Test
  void largeCountsAreShortWhereTheReaderWantsThemSoAndNeverInLists() throws Exception {
    http.perform(page("/metrics").param("counts", "short"))
        .andExpect(content().string(containsString("data-counts=\"short\"")))
        .andExpect(content().string(containsString("大数写全")));
    http.perform(page("/metrics").param("counts", "of\"course"))
        .andExpect(content().string(containsString("data-counts=\"exact\"")));
    http.perform(page("/metrics").param("counts", "short").param("lang", "en"))
        .andExpect(content().string(not(containsString("Large counts"))));
  }
}
