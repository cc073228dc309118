package io.xiaoneng.dashboard.circle.figure;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.ApiTestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The circle of a city of which nothing is known, and what is wrong with questions. */
class CircleApiTest extends ApiTestBase {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "circle?pace=fast | pace | must be metres a second from 0.1 to 5",
        "circle?pace=9 | pace | must be metres a second",
        "circle?minutes=0 | minutes | must be a whole number from 1 to 30",
        "circle?minutes=31 | minutes | must be a whole number from 1 to 30",
        "circle?pace=2.7 | minutes | ways are measured up to 2340 m",
        "circle?items=nothing | items | which is not registered",
        "circle?items=, | items | has an empty code",
        "circle?unit=nowhere | unit | which is not registered",
        "circle?level=DEPARTMENT | level | must be one of CITY, DISTRICT, STREET, COMMUNITY",
        "circle?terminals=yes | terminals | must be true or false",
        "circle?at=noon | at | must be an instant",
        "circle?from=2026-03-02&to=2026-03-01 | from | after to",
        "circle?to=2026-03-01 | from | to needs from",
        "circle?from=2020-01-01&to=2020-03-01 | from | more than 31 days",
        "circle?from=2199-01-01&to=2199-01-02 | to | has not come yet",
        "circle?at=2026-03-02T09:00:00Z&from=2026-03-01 | at | leave from and to away",
        "circle?by=unit | by | unknown parameter by; known are at, from,",
        "circle/day?day=today | day | must be a date",
        "circle/cells?format=svg | format | must be one of geojson, columns"
      })
  void whatIsWrongIsNamed(String path, String field, String words) throws Exception {
    http.perform(get("/api/v1/" + path).with(admin()))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.detail").value(containsString(words)));
  }

  @Test
  void aCityWithoutPointsHasNoCoverageAndNotNone() throws Exception {
    http.perform(get("/api/v1/circle").with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.pace").value(1.3))
        .andExpect(jsonPath("$.minutes").value(15))
        .andExpect(jsonPath("$.missing[0]").value("points"))
        .andExpect(jsonPath("$.complete").value(false))
        .andExpect(jsonPath("$.rows[0].share").isEmpty());
    http.perform(get("/api/v1/circle/day").param("terminals", "true").with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.hours.length()").value(24))
        .andExpect(jsonPath("$.hours[23].coverage.share").isEmpty());
  }

  @Test
  void cellsComeAsGeoJsonOrInColumns() throws Exception {
    http.perform(get("/api/v1/circle/cells").with(admin()))
        .andExpect(status().isOk())
        .andExpect(content().contentType("application/geo+json"))
        .andExpect(jsonPath("$.type").value("FeatureCollection"));
    http.perform(get("/api/v1/circle/cells").param("format", "columns").with(admin()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.minutes").isArray());
  }

  @Test
  void nobodyAsksWithoutSigningIn() throws Exception {
    http.perform(get("/api/v1/circle")).andExpect(status().isUnauthorized());
  }
}
