package io.xiaoneng.dashboard.circle.plan;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.ResultActions;

class WhatIfApiTest extends ApiTestBase {

  private ResultActions ask(String body) throws Exception {
    return http.perform(
        post("/api/v1/circle/what-if").with(admin()).contentType("application/json").content(body));
  }

  @Test
  void aCityWithoutStreetsSaysSoForEachNewPlace() throws Exception {
    ask("{\"changes\":[{\"add\":{\"lon\":108.9,\"lat\":34.2,\"kind\":\"terminal\"}}]}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.pace").value(1.3))
        .andExpect(jsonPath("$.minutes").value(15))
        .andExpect(jsonPath("$.changes[0].change").value("add"))
        .andExpect(jsonPath("$.changes[0].point").value("new-1"))
        .andExpect(jsonPath("$.changes[0].refused").value("NO_STREETS"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "[] | body",
        "{ | body",
        "{\"pase\":1.3} | pase",
        "{\"pace\":0} | pace",
        "{\"pace\":1.23456} | pace",
        "{\"minutes\":31} | minutes",
        "{\"minutes\":2.5} | minutes",
        "{\"at\":\"yesterday\"} | at",
        "{\"at\":\"2026-03-01T09:00:00Z\",\"day\":\"2026-03-01\"} | at",
        "{\"level\":\"PLANET\"} | level",
        "{\"unit\":\"nowhere\"} | unit",
        "{\"changes\":{}} | changes",
        "{\"changes\":[{}]} | changes[0].",
        "{\"changes\":[{\"add\":{},\"move\":{}}]} | changes[0].",
        "{\"changes\":[{\"add\":{\"lon\":108,\"lat\":34,\"kind\":\"KIOSK\"}}]} | changes[0].add.kind",
        "{\"changes\":[{\"add\":{\"lon\":181,\"lat\":34,\"kind\":\"HALL\"}}]} | changes[0].add.lon",
        "{\"changes\":[{\"move\":{\"point\":\"p\",\"lat\":34}}]} | changes[0].move.lon",
        "{\"changes\":[{\"close\":{\"point\":\"\"}}]} | changes[0].close.point",
        "{\"changes\":[{\"close\":\"p\"}]} | changes[0].close",
        "{\"changes\":[{\"hours\":{\"point\":\"p\"}}]} | changes[0].hours.hours"
      })
  void whatIsWrongIsNamed(String body, String field) throws Exception {
    ask(body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  @Test
  void aBodyThatIsTooLongIsNotRead() throws Exception {
    ask("{\"items\":[" + "\"a\",".repeat(Body.MOST_BYTES / 4) + "\"a\"]}")
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString("longer than")));
  }

  @Test
  void tooManyChangesAreRefused() throws Exception {
    String change = "{\"close\":{\"point\":\"p\"}}";
    String changes = (change + ",").repeat(WhatIfQuestion.MOST_CHANGES) + change;
    ask("{\"changes\":[" + changes + "]}")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("changes"));
  }
}
