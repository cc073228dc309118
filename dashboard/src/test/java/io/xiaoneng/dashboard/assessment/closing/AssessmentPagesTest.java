package io.xiaoneng.dashboard.assessment.closing;

import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.D2;
import static io.xiaoneng.dashboard.assessment.closing.DemoClosings.OFFICE;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.security.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show of months that were closed, to whom, and what is done on them. */
class AssessmentPagesTest extends ClosedMonthsTestBase {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assessments",
        "/assessments/2019-06",
        "/assessments/2019-11",
        "/assessments/2019-06?edition=2",
        "/assessments/2020-04",
        "/assessments/2019-06/units/d2",
        "/assessments/2019-06/units/d2?why=on-time",
        "/assessments/2020-04/units/d2"
      })
  void everyPageHasItsWordsInBothLanguages(String page) throws Exception {
    String separator = page.contains("?") ? "&" : "?";
    for (String lang : List.of("zh", "en")) {
      for (Actor actor : List.of(OFFICE, D2)) {
        ask(page + separator + "lang=" + lang, actor)
            .andExpect(status().isOk())
            .andExpect(content().string(not(containsString("??"))));
      }
    }
  }

  @Test
  void theListOfMonthsCallsSchemesByTheirNames() throws Exception {
    ask("/assessments?lang=zh", OFFICE)
        .andExpect(content().string(containsString("行动方案月度评价（2019年目标）")))
        .andExpect(content().string(containsString("action-plan 1")));
    ask("/assessments/2019-06?lang=en", OFFICE)
        .andExpect(content().string(containsString("Monthly assessment by the action plan")));
  }

  @Test
  void aUnitReadsWhyALineDoesNotCount() throws Exception {
    ask("/assessments/2019-06/units/d2?lang=zh", D2)
        .andExpect(content().string(containsString("查实，本月不计")))
        .andExpect(content().string(containsString("第3版")));
    ask("/assessments/2019-06/units/d1", D2).andExpect(status().isForbidden());
  }

  @Test
  void aMonthNobodyHasCountedIsThereForAssessorsAlone() throws Exception {
    ask("/assessments/2020-05", OFFICE).andExpect(status().isOk());
    ask("/assessments/2020-05", D2).andExpect(status().isNotFound());
  }

  @Test
  void whatIsNoMonthAndNoLineIsNotFound() throws Exception {
    ask("/assessments/nonsense", OFFICE).andExpect(status().isNotFound());
    ask("/assessments/2019-06/units/d2?why=no-such", OFFICE).andExpect(status().isNotFound());
  }

  @Test
  void aStepThatIsNotPossibleIsAConflict() throws Exception {
    send(post("/assessments/2020-05/steps/draft").with(csrf()), OFFICE)
        .andExpect(status().isConflict());
  }

  @Test
  void anObjectionIsReadByTheOffice() throws Exception {
    ask("/assessments/2020-04", OFFICE).andExpect(content().string(not(containsString("有一件算错了"))));
    send(
            post("/assessments/2020-04/units/d2/objections")
                .param("metric", "on-time")
                .param("text", "有一件算错了")
                .with(csrf()),
            D2)
        .andExpect(status().is3xxRedirection());
    ask("/assessments/2020-04", OFFICE).andExpect(content().string(containsString("有一件算错了")));
  }

  @Test
  void differencesSayWhatCausedThemByMetricAndWhyALineHasNoPoints() throws Exception {
    ask("/assessments/2019-06?lang=en", OFFICE)
        .andExpect(content().string(containsString("<b>Delivered in time</b><span>: </span>")))
        .andExpect(content().string(containsString("lines taken out by accepted objections")))
        .andExpect(
            content().string(containsString("<small class=\"muted\"> out by ruling</small>")));
  }

  @Test
  void monthsNameTheirCellsForNarrowScreens() throws Exception {
    ask("/assessments?lang=en", OFFICE)
        .andExpect(content().string(containsString("data-label=\"Objections until\"")));
  }
}
