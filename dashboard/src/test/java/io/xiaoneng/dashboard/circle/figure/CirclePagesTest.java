package io.xiaoneng.dashboard.circle.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.event.Json;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;

/**
 * The made-up city's points: the third is down since seven past midnight, the last was never heard.
 */
class CirclePagesTest extends CityTestBase {

  @Autowired private PointService points;
  @Autowired private UnitsService units;
  @Autowired private CircleLive live;

  @ParameterizedTest
  @CsvSource({
    "/circle, 颜色为步行到最近开放网点的时间, Show on the map",
    "/circle/units, 今日逐小时覆盖率, 'Coverage today, hour by hour'",
    "/circle/units?unit=610113, 雁塔区, Yanta",
    "/circle/points, 近 30 天, 30 days",
    "/circle/points?state=DOWN, 自助终端3号, Terminal 3",
    "/circle/points?state=UNKNOWN, 收件箱96号, Mailbox 96",
    "/circle/points/p11, 离街道太远, Too far from a street",
    "/circle/points/p7, 没有开放时间, No opening hours",
    "/circle/points/p0, 步行可达的人口, People within a walk"
  })
  void thePagesSpeakBothLanguages(String path, String chinese, String english) throws Exception {
    String and = path.contains("?") ? "&" : "?";
    for (String lang : new String[] {"zh", "en"}) {
      http.perform(page(path + and + "lang=" + lang))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString(lang.equals("zh") ? chinese : english)));
      assertThat(body(path + and + "lang=" + lang))
          .doesNotContain("??")
          .doesNotContain("th:")
          .doesNotContain("${");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/circle/units", "/circle/units?unit=610113001", "/circle/points/p0"})
  void whatFiguresStandOnIsPrintedBesideThem(String path) throws Exception {
    assertThat(body(path + (path.contains("?") ? "&" : "?") + "lang=en"))
        .contains("1.3", "0.85", "15 ", "Population: cells in the registry")
        .doesNotContain("Nobody can say");
  }

  @Test
  void theMapTellsWhereItsCellsMinutesAndPointsAreRead() throws Exception {
    String page = body("/circle?lang=en&pace=0.85&terminals=true");
    assertThat(page).contains("0.85 m/s", "\"districts\":[");
    for (String part : List.of("cells", "minutes", "points")) {
      assertThat(page).contains("href=\"" + drawn(page, part).replace("&", "&amp;") + "\"");
    }
    assertThat(drawn(page, "minutes")).contains("pace=0.85", "terminals=true");
    assertThat(body(drawn(page, "points"))).contains("\"p0\"", "Terminal 3");
    int points = ((List<?>) object(body(drawn(page, "points"))).get("id")).size();
    assertThat(drawn(page, "states")).hasSize(points).matches("[OCD]+");
  }

  @Test
  void theMapDrawsTheWalksThatTheFiguresHave() throws Exception {
    String at = points.points(null).at().toString();
    String page = body("/circle?at=" + at);
    List<?> ids = (List<?>) Json.parse(body(drawn(page, "ids")));
    ByteBuffer minutes = numbers(drawn(page, "minutes"));
    assertThat(minutes.remaining()).isEqualTo(2 * ids.size());
    Map<String, Object> told = walks(body("/api/v1/circle/cells?format=columns&at=" + at));
    assertThat(told.keySet()).hasSize(ids.size());
    assertThat(told.values()).anyMatch(each -> !each.equals("none"));
    for (Object id : ids) {
      int hundredths = Short.toUnsignedInt(minutes.getShort());
      if (told.get(id) instanceof Number number) {
        // To the hundredth here, to the tenth there, both rounded up.
        assertThat(number.doubleValue() - hundredths / 100.0)
            .as(id.toString())
            .isBetween(-0.011, 0.101);
      } else {
        assertThat(hundredths).as(id.toString()).isEqualTo(0xFFFF);
      }
    }
  }

  @Test
  void theMapHasEveryCellWithItsPeopleAndDistrict() throws Exception {
    String page = body("/circle");
    Map<?, ?> told = object(body("/api/v1/circle/cells?format=columns"));
    List<?> ids = (List<?>) told.get("id");
    ByteBuffer sheet = numbers(drawn(page, "cells"));
    int size = sheet.getInt(0);
    assertThat(size).isEqualTo(ids.size());
    assertThat(sheet.remaining()).isEqualTo(4 * (2 + 4 * size));
    List<?> drawn = (List<?>) Json.parse(body(drawn(page, "ids")));
    long lon = 0;
    long lat = 0;
    for (int i = 0; i < size; i++) {
      int at = ids.indexOf(drawn.get(i));
      lon += sheet.getInt(4 * (2 + i));
      lat += sheet.getInt(4 * (2 + size + i));
      assertThat(lon / 1e5).isCloseTo(number(told, "lon", at), within(0.6e-5));
      assertThat(lat / 1e5).isCloseTo(number(told, "lat", at), within(0.6e-5));
      Object people = ((List<?>) told.get("population")).get(at);
      assertThat((long) sheet.getInt(4 * (2 + 2 * size + i)))
          .isEqualTo(people == null ? -1 : ((Number) people).longValue());
      assertThat(sheet.getInt(4 * (2 + 3 * size + i))).isBetween(0, 19);
    }
  }

  @Test
  void whatSeldomChangesIsKeptByTheBrowserAndForgottenUnderAnotherName() throws Exception {
    String cells = drawn(body("/circle"), "cells");
    http.perform(page(cells).header("Accept-Encoding", "gzip, br"))
        .andExpect(status().isOk())
        .andExpect(header().string("Content-Encoding", "gzip"))
        .andExpect(header().string("Cache-Control", containsString("immutable")));
    assertThat(drawn(body("/circle?pace=0.85&lang=en"), "cells")).isEqualTo(cells);
    http.perform(page(cells.replaceFirst(".$", "_"))).andExpect(status().isNotFound());
    http.perform(page("/circle/minutes").param("cells", "/circle/map/others"))
        .andExpect(status().isConflict());
  }

  private ByteBuffer numbers(String path) throws Exception {
    // As a URI: what is encoded in the address must not be encoded again.
    MvcResult answer =
        http.perform(get(URI.create(path)).with(user("admin").roles("ADMIN")))
            .andExpect(status().isOk())
            .andReturn();
    return ByteBuffer.wrap(answer.getResponse().getContentAsByteArray())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private static double number(Map<?, ?> columns, String name, int at) {
    return ((Number) Objects.requireNonNull(((List<?>) columns.get(name)).get(at))).doubleValue();
  }

  /** What the page's script is told of what it draws. */
  private static String drawn(String page, String part) throws Exception {
    Matcher json = Pattern.compile("id=\"picture\"[^>]*>([^<]*)<").matcher(page);
    assertThat(json.find()).isTrue();
    Map<?, ?> drawn = (Map<?, ?>) object(json.group(1)).get("drawn");
    return String.valueOf(Objects.requireNonNull(drawn).get(part));
  }

  private static Map<?, ?> object(String text) throws Exception {
    return (Map<?, ?>) Objects.requireNonNull(Json.parse(text));
  }

  private static Map<String, Object> walks(String columns) throws Exception {
    Map<?, ?> told = object(columns);
    List<?> cells = (List<?>) told.get("id");
    List<?> minutes = (List<?>) told.get("minutes");
    Map<String, Object> walks = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      walks.put(String.valueOf(cells.get(i)), Objects.requireNonNullElse(minutes.get(i), "none"));
    }
    return walks;
  }

  /** Counted in memory for plans, and by SQL for the figures: the same people. */
  @ParameterizedTest
  @CsvSource({"1.3, 15", "0.85, 10", "1.3, 30"})
  void whatIsBeforeAPlanIsWhatTheFiguresSay(String pace, int minutes) throws Exception {
    String at = points.points(null).at().toString();
    String question =
        "{\"level\":\"DISTRICT\",\"at\":\"%s\",\"pace\":%s,\"minutes\":%d}"
            .formatted(at, pace, minutes);
    String plan =
        http.perform(
                post("/api/v1/circle/what-if")
                    .with(user("admin").roles("ADMIN"))
                    .with(csrf())
                    .contentType("application/json")
                    .content(question))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    String figures =
        body("/api/v1/circle?level=DISTRICT&at=" + at + "&pace=" + pace + "&minutes=" + minutes);

    Map<String, List<Object>> before = figures(plan, "before");
    assertThat(before.values().stream().mapToLong(each -> ((Number) each.get(1)).longValue()).sum())
        .isPositive();
    assertThat(before).isEqualTo(figures(figures, null));
  }

  private static Map<String, List<Object>> figures(String answer, @Nullable String part)
      throws Exception {
    Map<String, List<Object>> figures = new TreeMap<>();
    for (Object each : (List<?>) ((Map<?, ?>) Json.parse(answer)).get("rows")) {
      Map<?, ?> row = (Map<?, ?>) each;
      Map<?, ?> told = part == null ? row : (Map<?, ?>) row.get(part);
      figures.put(
          String.valueOf(row.get("unit")),
          List.of(
              told.get("people"),
              told.get("covered"),
              told.get("communities"),
              told.get("communitiesCovered")));
    }
    return figures;
  }

  @ParameterizedTest
  @CsvSource({"/circle/points/nowhere, 没有这个网点", "/circle/units?unit=nowhere, 没有这个单位"})
  void whatIsNotThereIsSaidToBeMissing(String path, String words) throws Exception {
    http.perform(page(path))
        .andExpect(status().isNotFound())
        .andExpect(content().string(containsString(words)));
  }

  @Test
  void aPointThatIsDownComesFirstAndSaysSinceWhen() {
    CirclePoints picture = points.points(null);
    CirclePoint down =
        picture.points().stream().filter(each -> each.id().equals("p2")).findFirst().orElseThrow();
    assertThat(picture.points().get(0).state()).isIn("DOWN");
    assertThat(down.since()).isNotNull().isBefore(picture.at());
    assertThat(down.upShare()).isBetween(0.0, 0.1);
    assertThat(down.unit()).isEqualTo("610104001");
    CirclePoint never =
        picture.points().stream().filter(each -> each.id().equals("p95")).findFirst().orElseThrow();
    assertThat(never.state()).isNull();
    assertThat(never.upShare()).isNull();
    assertThat(picture.counts().unknown()).isEqualTo(1);
    assertThat(
            picture.counts().open()
                + picture.counts().closed()
                + picture.counts().down()
                + picture.counts().unknown())
        .isEqualTo(96);
  }

  @Test
  void aLongStateIsToldFromItsBeginningAndNotFromMidnight() {
    CirclePoint always =
        points.points(null).points().stream()
            .filter(each -> "OPEN".equals(each.state()) && each.kind().equals("MAILBOX"))
            .filter(each -> Double.valueOf(1).equals(each.upShare()))
            .findFirst()
            .orElseThrow();
    assertThat(Duration.between(always.since(), points.points(null).at()))
        .isGreaterThan(Duration.ofDays(6));
  }

  @Test
  void aPointTellsItsDaysAndWhoLivesNear() throws Exception {
    PointFile file = points.point("p0").orElseThrow();
    assertThat(file.days()).hasSize(7);
    assertThat(file.days().get(6).pieces().get(0).from()).isEqualTo(file.days().get(6).begins());
    assertThat(file.near()).hasSize(6);
    assertThat(file.near().get(0).people()).isLessThanOrEqualTo(file.near().get(1).people());
    assertThat(file.near().get(5).people()).isLessThanOrEqualTo(file.near().get(2).people());
    assertThat(file.place().snapped()).isEqualTo("AT");
    http.perform(page("/api/v1/circle/points/{id}", "p11"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.problems[0].code").value("TOO_FAR"))
        .andExpect(jsonPath("$.near.length()").value(0));
    http.perform(page("/api/v1/circle/points/{id}", "nobody")).andExpect(status().isNotFound());
  }

  @Test
  void pointsAreFoundByKindUnitAndState() throws Exception {
    http.perform(page("/api/v1/circle/points").param("kind", "HALL").param("unit", "610102"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.points[0].kind").value("HALL"))
        .andExpect(jsonPath("$.points[?(@.kind != 'HALL')]").isEmpty())
        .andExpect(jsonPath("$.counts.unknown").value(0));
    http.perform(page("/api/v1/circle/points").param("state", "BROKEN"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("state"));
  }

  @Test
  void unitsAddUpToTheCityAndTheLivePictureIsTheAnswer() throws Exception {
    CircleUnits picture = units.units("");
    assertThat(picture.missing()).isEmpty();
    assertThat(picture.units()).hasSize(20);
    assertThat(picture.units().stream().mapToLong(each -> each.adult().people().longValue()).sum())
        .isEqualTo(picture.whole().adult().people().longValue());
    assertThat(picture.units().stream().mapToLong(each -> each.adult().covered().longValue()).sum())
        .isEqualTo(picture.whole().adult().covered().longValue());
    assertThat(picture.whole().elder().covered().longValue())
        .isLessThan(picture.whole().adult().covered().longValue());
    assertThat(live.payload().json()).contains("\"whole\":{\"code\":\"610100\"");
    http.perform(page("/api/v1/circle/units").param("unit", "610113"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.units.length()").value(4));
  }

  @Test
  void aLevelIsToldUnitByUnit() throws Exception {
    http.perform(page("/api/v1/circle").param("level", "DISTRICT"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.rows.length()").value(20))
        .andExpect(jsonPath("$.rows[0].share").isNumber());
  }
}
