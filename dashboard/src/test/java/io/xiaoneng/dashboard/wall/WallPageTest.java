package io.xiaoneng.dashboard.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.live.LiveView;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wall over the made-up city, whose fourth source is silent. */
class WallPageTest extends CityTestBase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private WallBoard board;
  @Autowired private List<LiveView> views;
  @Autowired private JsonMapper json;
  @Autowired private ClickHouse clickHouse;
  @Autowired private CityClock clock;

  private LiveView view(String name) {
    return views.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  private JsonNode picture(String name) {
    board.refresh(PATIENCE);
    return json.readTree(view(name).payload().json());
  }

  @Test
  void whatAWallShowsFirstIsThereBeforeAnyScriptRuns() throws Exception {
    board.refresh(PATIENCE);
    String page = body("/wall?scene=today,speed&every=30");
    JsonNode city = picture("wall").path("city").path("it");
    assertThat(page)
        .contains("data-every=\"30\"")
        .contains("data-scene=\"today\"")
        .contains("data-scene=\"speed\"")
        .doesNotContain("data-scene=\"halls\"")
        .contains("data-code=\"610102\"")
        .doesNotContain("style=\"")
        .doesNotContain("??");
    assertThat(written(page, "city.it.decidedOver"))
        .isEqualTo(
            java.text.NumberFormat.getIntegerInstance(java.util.Locale.ROOT)
                .format(city.path("decidedOver").longValue()));
  }

  private static String written(String page, String path) {
    Matcher found =
        Pattern.compile("data-v=\"" + Pattern.quote(path) + "\"[^>]*>([^<]*)<").matcher(page);
    assertThat(found.find()).as(path).isTrue();
    return found.group(1);
  }

  @Test
  void itsFiguresAreThoseOfTheOverview() throws Exception {
    JsonNode city = picture("wall").path("city").path("it");
    http.perform(page("/api/v1/overview"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.period.onTime.n").value(city.path("onTime").path("n").intValue()))
        .andExpect(
            jsonPath("$.period.onTime.value")
                .value(city.path("onTime").path("value").doubleValue()))
        .andExpect(
            jsonPath("$.stock.overdue").value(city.path("stock").path("overdue").intValue()));
  }

  @Test
  void behindEveryChartStandsATableOfTheSameFigures() throws Exception {
    board.refresh(PATIENCE);
    String page = body("/wall?lang=en");
    JsonNode picture = picture("wall");
    JsonNode trend = picture.path("city").path("it").path("trend");
    int days = trend.path("days").size();
    assertThat(days).isEqualTo(60);
    assertThat(trend.path("onTime").size()).isEqualTo(days);
    Matcher charts =
        Pattern.compile("data-chart=\"(\\w+)\"[^>]*></div><div class=\"sr\">").matcher(page);
    assertThat(charts.results().map(each -> each.group(1)))
        .containsExactlyInAnyOrder("trend", "course", "coverage");
    JsonNode last = trend.path("online").path(days - 1);
    assertThat(written(page, "city.it.trend.online." + (days - 1)))
        .isEqualTo(last.isNull() ? "—" : "%.1f".formatted(last.doubleValue() * 100));
    assertThat(written(page, "city.it.hours.appliedBefore.10"))
        .isEqualTo(
            picture
                .path("city")
                .path("it")
                .path("hours")
                .path("appliedBefore")
                .path(10)
                .asString());
    assertThat(page).contains("data-v=\"circle.it.courseElder.23\"");
  }

  @Test
  void theFirstMapTellsShares() throws Exception {
    JsonNode city = picture("wall").path("city").path("it");
    http.perform(page("/api/v1/overview"))
        .andExpect(
            answer -> {
              JsonNode overview = json.readTree(answer.getResponse().getContentAsString());
              int told = 0;
              for (JsonNode district : overview.path("districts")) {
                JsonNode cell =
                    city.path("maps").path("today").path(district.path("code").asString());
                if (cell.isMissingNode()) {
                  continue;
                }
                double open = district.path("open").doubleValue();
                if (open < 20) {
                  assertThat(cell.path("v").isNull()).as("" + district).isTrue();
                } else {
                  told++;
                  assertThat(cell.path("v").doubleValue())
                      .isEqualTo(district.path("overdue").doubleValue() / open);
                }
              }
              assertThat(told).isPositive();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void everyWordIsThereInBothLanguages(String lang) throws Exception {
    assertThat(body("/wall?lang=" + lang)).doesNotContain("??");
    assertThat(body("/wall/tokens?lang=" + lang)).doesNotContain("??");
  }

  @Test
  void aWallForEverybodyIsToldNothingOfSupervision() {
    JsonNode picture = picture("wall-figures");
    assertThat(picture.path("supervision").isNull()).isTrue();
    assertThat(picture.path("today").isNull()).isTrue();
    assertThat(picture.path("city").path("it").path("decidedOver").longValue()).isPositive();
  }

  @Test
  void whatNobodyHasVerifiedIsCountedAndNotNamed() {
    JsonNode before = picture("wall").path("supervision").path("it");
    clickHouse.execute(
        "INSERT INTO case_alert SELECT 'wall-lead|id', toUInt128(1), 'wall-lead-case',"
            + " 'past-statutory', 'RED', 1, '', fromUnixTimestamp64Milli(?) AS at, at, '610104',"
            + " '610104', '610100-XK-0004', 'RAISED', '', NULL, now64(3), now64(3)",
        List.of(clock.now().toEpochMilli()),
        Duration.ofSeconds(10));
    SupervisionTold told = supervision.tell();
    assertThat(told.red()).isEqualTo(before.path("red").longValue() + 1);
    assertThat(json.writeValueAsString(told)).doesNotContain("wall-lead");
  }

  @Autowired private SupervisionTeller supervision;

  @Test
  void aSourceThatIsSilentIsNamedAndItsDistrictIsMarked() {
    JsonNode feeds = picture("wall").path("feeds").path("it");
    assertThat(feeds.path("silent").intValue()).isPositive();
    assertThat(feeds.path("first").size()).isPositive();
  }

  @Test
  void thePayloadIsWrittenOnceForAllUntilSomethingChanges() {
    board.refresh(PATIENCE);
    LiveView.Payload first = view("wall").payload();
    LiveView.Payload again = view("wall").payload();
    boolean same = first.id().equals(again.id());
    assertThat(same ? first == again : !first.json().equals(again.json())).isTrue();
  }

  @Test
  void thePictureNamesTheAssetsAndTheMapItGoesWith() throws Exception {
    JsonNode picture = picture("wall");
    assertThat(body("/wall"))
        .contains("data-assets=\"" + picture.path("assets").stringValue() + "\"")
        .contains("data-ground=\"" + picture.path("ground").stringValue() + "\"");
    assertThat(picture.path("circle").path("it").path("states").stringValue())
        .hasSize(points(body("/wall")));
  }

  private int points(String page) {
    Matcher places =
        Pattern.compile("data-sheet=\"city\".*?data-places[^>]*>(.*?)</script>", Pattern.DOTALL)
            .matcher(page);
    assertThat(places.find()).isTrue();
    return json.readTree(places.group(1)).size();
  }

  @Test
  void wordsAndFormatsOfServerAndScriptAreTheSame() throws Exception {
    String script =
        new String(
            WallPageTest.class
                .getResourceAsStream("/static/assets/js/wall/paths.js")
                .readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    String page = body("/wall");
    Matcher formats = Pattern.compile("data-f=\"([a-z]+)(:[a-z.]*)?\"").matcher(page);
    java.util.Set<String> asked = new java.util.TreeSet<>();
    while (formats.find()) {
      asked.add(formats.group(1));
    }
    Map<String, String> elsewhere =
        Map.of("word", "startsWith(\"word:\")", "points", "\"points\"", "change", "change(to");
    for (String format : asked) {
      assertThat(script)
          .as(format)
          .containsPattern(
              elsewhere.containsKey(format)
                  ? Pattern.quote(elsewhere.get(format))
                  : "\\b" + format + "(:|,)");
    }
    assertThat(asked).contains("count", "percent", "said");
  }
}
