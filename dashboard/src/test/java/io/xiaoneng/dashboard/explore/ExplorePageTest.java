package io.xiaoneng.dashboard.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.figure.Splits;
import io.xiaoneng.dashboard.metric.CaseShapes;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.HtmlUtils;

class ExplorePageTest extends CityTestBase {

  private static final String AS_OF = "2030-01-01T00:00:00Z";

  @Autowired private MetricService metrics;
  @Autowired private CaseShapes shapes;
  @Autowired private RegistryView registry;

  static Stream<String> catalogue() {
    return MetricCatalogue.all().stream().map(MetricDefinition::id);
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void everyMetricIsShownInEveryWayAndCutByEveryDimension(String metric) throws Exception {
    List<Grouping> splits = Splits.of(metrics.dimensions(metric), Map.of(), registry);
    List<String> ways = new ArrayList<>();
    for (int i = 0; i < Math.max(Kind.values().length, splits.size()); i++) {
      Kind kind = Kind.values()[i % Kind.values().length];
      String by = splits.isEmpty() ? "none" : Splits.name(splits.get(i % splits.size()));
      ways.add("show=" + kind.wireName() + "&by=" + by);
    }
    String lang = "en";
    for (String way : ways) {
      lang = lang.equals("en") ? "zh" : "en";
      MockHttpServletResponse answer =
          ask("/explore?lang=" + lang + "&metric=" + metric + "&period=7d&" + way);
      assertThat(answer.getStatus()).as(way).isEqualTo(200);
      // the random letters of a form's token may spell anything
      String body =
          answer
              .getContentAsString(StandardCharsets.UTF_8)
              .replaceAll("(name=\"_csrf\" value|data-csrf)=\"[^\"]*\"", "");
      assertThat(body)
          .as(way)
          .contains("id=\"h-shown\"", "</html>")
          .doesNotContain("??", "th:", "${", "NaN", "class=\"alert\" role=\"alert\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "bar, on-time, channel",
    "bar, cases-applied, unit-level:DISTRICT",
    "table, handling-days, item",
    "map, on-time, unit-level:DISTRICT",
    "limits, on-time, unit",
    "bar, clock-parts, channel",
    "table, cases-open, unit-level:DISTRICT",
    "table, end-to-end-days, channel"
  })
  void theFiguresOfPartsAreThoseOfTheService(String show, String metric, String by)
      throws Exception {
    String period = "&from=2020-01-01&to=2029-12-31";
    Csv csv = csv("show=" + show + "&metric=" + metric + "&by=" + by + period);
    Map<String, String[]> question = new LinkedHashMap<>();
    question.put("by", new String[] {by});
    question.put("asOf", new String[] {AS_OF});
    question.put("from", new String[] {"2020-01-01"});
    question.put("to", new String[] {"2029-12-31"});
    MetricDefinition definition = Objects.requireNonNull(MetricCatalogue.find(metric));
    List<MetricRow> rows = metrics.read(metrics.parse(metric, question));
    List<String> expected =
        rows.stream()
            .map(Told::of)
            .filter(
                told ->
                    !show.equals("limits")
                        || told.value() != null && told.low() != null && !told.few())
            .map(told -> number(told.value()) + "/" + number(told.low()) + "/" + text(told.n()))
            .sorted()
            .toList();
    assertThat(expected).hasSizeBetween(1, show.equals("bar") ? Explorer.MOST_BARS : Explorer.MOST);
    String name = definition.name().zh();
    assertThat(
            csv.rows.stream()
                .map(
                    row ->
                        row.getOrDefault(name, "")
                            + "/"
                            + row.getOrDefault("95% 下限", "")
                            + "/"
                            + row.getOrDefault("n", ""))
                .sorted())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on-time", "cases-applied", "handling-days", "online-rate"})
  void theCourseIsThatOfTheService(String metric) throws Exception {
    Csv csv = csv("show=line&step=month&metric=" + metric + "&from=2020-01-01&to=2029-12-31");
    Map<String, String[]> question = new LinkedHashMap<>();
    question.put("by", new String[] {"month"});
    question.put("asOf", new String[] {AS_OF});
    question.put("from", new String[] {"2020-01-01"});
    question.put("to", new String[] {"2029-12-31"});
    Map<String, String> expected = new LinkedHashMap<>();
    for (MetricRow row : metrics.read(metrics.parse(metric, question))) {
      expected.put(Objects.requireNonNull(row.key().get("month")), number(Told.of(row).value()));
    }
    String name = Objects.requireNonNull(MetricCatalogue.find(metric)).name().zh();
    Map<String, String> found = new LinkedHashMap<>();
    for (Map<String, String> row : csv.rows) {
      if (!row.getOrDefault(name, "").isEmpty()) {
        found.put(row.getOrDefault("月份", ""), row.getOrDefault(name, ""));
      }
    }
    assertThat(found).isNotEmpty().isEqualTo(expected);
  }

  @Test
  void whatItIsHeldAgainstIsTheServicesFigureOfThatTime() throws Exception {
    Csv csv = csv("show=bar&metric=cases-applied&by=channel&period=30d&against=before&sort=key");
    String line = csv.facts.getOrDefault("比较", "");
    Matcher days = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d) – (\\d{4}-\\d\\d-\\d\\d)").matcher(line);
    assertThat(days.find()).as(line).isTrue();
    Map<String, String[]> question = new LinkedHashMap<>();
    question.put("by", new String[] {"channel"});
    question.put("from", new String[] {days.group(1)});
    question.put("to", new String[] {days.group(2)});
    question.put("asOf", new String[] {AS_OF});
    List<String> expected =
        metrics.read(metrics.parse("cases-applied", question)).stream()
            .map(row -> number(Told.of(row).value()))
            .sorted()
            .toList();
    assertThat(csv.rows.stream().map(row -> row.getOrDefault(line, "")).filter(v -> !v.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void lengthsAddUpToTheirCasesAndStagesBeginWithTheApplications() throws Exception {
    Map<String, String[]> tenYears =
        Map.of(
            "asOf", new String[] {AS_OF},
            "from", new String[] {"2020-01-01"},
            "to", new String[] {"2029-12-31"});
    MetricQuery lengths = metrics.parse("handling-days", tenYears);
    Told whole = Told.of(metrics.read(lengths).get(0));
    long n = shapes.lengths(lengths).values().stream().mapToLong(Long::longValue).sum();
    assertThat(n).isPositive().isEqualTo(whole.n());
    double sum =
        shapes.lengths(lengths).entrySet().stream()
            .mapToDouble(each -> (double) each.getKey() * each.getValue())
            .sum();
    assertThat(sum / n).isCloseTo(Objects.requireNonNull(whole.value()), within());
    Csv csv = csv("show=distribution&metric=handling-days&from=2020-01-01&to=2029-12-31");
    assertThat(csv.rows.stream().mapToLong(row -> Long.parseLong(row.get("件数"))).sum())
        .isEqualTo(n);

    // of a district to which no other class adds cases that the cube does not have
    Map<String, String[]> ofDistrict = new LinkedHashMap<>(tenYears);
    ofDistrict.put("unit", new String[] {"610113"});
    Csv stages = csv("show=funnel&metric=cases-applied&from=2020-01-01&to=2029-12-31&unit=610113");
    MetricQuery applied = metrics.parse("cases-applied", ofDistrict);
    List<Long> counts =
        stages.rows.stream().map(row -> Long.parseLong(row.getOrDefault("件数", ""))).toList();
    assertThat(counts).hasSize(4);
    assertThat((double) counts.get(0)).isEqualTo(metrics.read(applied).get(0).figure("value"));
    assertThat(counts.get(1)).isLessThanOrEqualTo(counts.get(0));
    assertThat(counts.get(2)).isBetween(1L, counts.get(1));
    assertThat(counts.get(3)).isLessThanOrEqualTo(counts.get(2));
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show=table&metric=on-time&by=channel",
        "show=line&metric=on-time&against=year",
        "show=line&metric=cases-applied&by=channel&step=week",
        "show=bar&metric=handling-days&by=unit-level:DISTRICT&against=before",
        "show=map&metric=cases-applied",
        "show=distribution&metric=handling-days",
        "show=distribution&metric=on-time&by=unit",
        "show=limits&metric=on-time&by=unit",
        "show=funnel&metric=cases-applied&against=before"
      })
  void filesHoldWhatThePageShows(String question) throws Exception {
    String asked = question + "&period=90d&asOf=" + AS_OF;
    String page = body("/explore?lang=zh&" + asked);
    List<List<String>> shown = table(page);
    assertThat(shown).hasSizeGreaterThan(1);
    Csv csv = csv(asked);
    assertThat(csv.head).isEqualTo(shown.get(0));
    assertThat(csv.lines).hasSize(shown.size() - 1);
    List<List<String>> workbook =
        workbook(ask("/explore.xlsx?lang=zh&" + asked).getContentAsByteArray());
    assertThat(workbook).hasSize(shown.size());
    assertThat(workbook.get(0)).isEqualTo(csv.head);
    for (int line = 0; line < csv.lines.size(); line++) {
      List<String> written = csv.lines.get(line);
      for (int at = 0; at < written.size(); at++) {
        String cell = written.get(at);
        assertThat(same(workbook.get(line + 1).get(at), cell)).as(cell).isTrue();
        assertThat(cell.isEmpty()).isEqualTo(empty(shown.get(line + 1).get(at)));
      }
    }
    assertThat(csv.facts).containsKeys("指标", "时间", "总体", "单位", "数据时点", "口径版本", "定义", "来源");
    assertThat(csv.facts.get("口径版本")).contains("第 1 版");
  }

  private static boolean empty(String shown) {
    return shown.equals("—") || shown.isEmpty();
  }

  private static boolean same(String one, String other) {
    if (one.equals(other) || other.equals("'" + one)) {
      return true;
    }
    return !one.isEmpty()
        && !other.isEmpty()
        && Math.abs(Double.parseDouble(one) - Double.parseDouble(other)) < 1e-9;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show=line&metric=on-time&against=year",
        "show=line&metric=cases-applied&by=channel",
        "show=bar&metric=on-time&by=channel&against=target",
        "show=map&metric=cases-applied",
        "show=distribution&metric=handling-days",
        "show=limits&metric=on-time&by=unit",
        "show=funnel&metric=cases-applied",
        "show=line&metric=on-time&from=1950-01-01&to=1950-02-01"
      })
  void picturesSayWhatTheyAreAboutAndAreTheSameAsVectorsAndDots(String question) throws Exception {
    for (String lang : List.of("zh", "en")) {
      MockHttpServletResponse vectors =
          ask("/explore.svg?lang=" + lang + "&asOf=" + AS_OF + "&" + question);
      assertThat(vectors.getStatus()).isEqualTo(200);
      assertThat(vectors.getContentType()).startsWith("image/svg+xml");
      String svg = vectors.getContentAsString(StandardCharsets.UTF_8);
      assertThat(svg)
          .startsWith("<?xml")
          .endsWith("</svg>")
          .contains(lang.equals("zh") ? "口径第 1 版" : "definition version 1")
          .contains(lang.equals("zh") ? "数据时点" : "As of")
          .contains("/explore?")
          .doesNotContain("NaN", "style=", "<script");
      MockHttpServletResponse dots =
          ask("/explore.png?lang=" + lang + "&asOf=" + AS_OF + "&" + question);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(dots.getContentAsByteArray()));
      Matcher box = Pattern.compile("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"").matcher(svg);
      assertThat(box.find()).isTrue();
      assertThat(image.getWidth()).isEqualTo((int) Math.ceil(Double.parseDouble(box.group(1)) * 3));
      assertThat(image.getHeight())
          .isBetween(
              (int) Math.floor(Double.parseDouble(box.group(2)) * 3) - 1,
              (int) Math.ceil(Double.parseDouble(box.group(2)) * 3) + 1);
    }
  }

  @Test
  void aTableHasNoPicture() throws Exception {
    MockHttpServletResponse answer = ask("/explore.png?metric=on-time&show=table");
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("a table has no picture")
        .doesNotContain("id=\"h-shown\"");
    assertThat(body("/explore?metric=on-time&show=table")).doesNotContain("/explore.png");
    assertThat(body("/explore?metric=on-time&show=bar")).contains("/explore.png");
  }

  @ParameterizedTest
  @CsvSource({
    "show=map&metric=feed-quality, 这项指标不分单位",
    "show=limits&metric=cases-applied, 只有按件计算的比率",
    "show=funnel&metric=on-time, 各环节从申请件数看起",
    "metric=on-time&source=/hall/1, 没有“数据来源”",
    "metric=on-time&against=unit, 请选择要比较的单位",
    "metric=cases-applied&against=target, 不能与“目标或参照值”比较",
    "metric=on-time&show=line&by=channel&against=before, 不能与“前一同等时段”比较"
  })
  void whatCannotBeIsToldWithItsReasonAndTheNextBestIsShown(String question, String said)
      throws Exception {
    http.perform(page("/explore?lang=zh&" + question))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString(said)))
        .andExpect(content().string(containsString("id=\"h-shown\"")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from=yesterday",
        "from=2026-02-01&to=2026-01-01",
        "channel=PIGEON",
        "colour=red",
        "metric=nothing",
        "version=2&metric=on-time",
        "knownAt=2999-01-01T00:00:00Z"
      })
  void whatIsAskedWrongIsNamedAndNothingIsShown(String question) throws Exception {
    http.perform(page("/explore?" + question))
        .andExpect(status().isBadRequest())
        .andExpect(content().string(containsString(question.substring(0, question.indexOf('=')))))
        .andExpect(content().string(org.hamcrest.Matchers.not(containsString("id=\"h-shown\""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"show=line", "show=table", "show=bar&by=item", "show=line&by=item"})
  void aPeriodOfCenturiesIsAnsweredAndBounded(String way) throws Exception {
    String body = body("/explore?metric=on-time&from=1900-01-01&to=2299-12-31&" + way);
    assertThat(body).contains("id=\"h-shown\"");
    assertThat(table(body)).hasSizeLessThan(Courses.MOST_POINTS * Courses.MOST_LINES);
  }

  @Test
  void aPeriodWithoutCasesIsNoDataAndNotZero() throws Exception {
    for (Kind each : Kind.values()) {
      if (each != Kind.FUNNEL) {
        assertThat(
                body(
                    "/explore?lang=zh&metric=on-time&from=1950-01-01&to=1950-01-31&show="
                        + each.wireName()))
            .as(each.wireName())
            .contains("这个范围内没有数据", "无数据");
      }
    }
  }

  @Test
  void daysThatAreChangedEndAPeriodWithAName() throws Exception {
    String named = body("/explore?metric=on-time&period=7d");
    Matcher were = Pattern.compile("name=\"were\" value=\"([^/\"]+)/([^\"]+)\"").matcher(named);
    assertThat(were.find()).isTrue();
    String form =
        "/explore?metric=on-time&period=7d&were="
            + were.group(1)
            + "/"
            + were.group(2)
            + "&to="
            + were.group(2);
    assertThat(body(form + "&from=" + were.group(1))).contains("name=\"period\" value=\"7d\"");
    assertThat(body(form + "&from=2020-01-01"))
        .contains("name=\"period\" value=\"days\"", "value=\"2020-01-01\"");
  }

  @Test
  void aUnitSeesItsOwnFiguresAndNobodyElses() throws Exception {
    String asked = "metric=cases-applied&show=table&by=unit&period=90d&asOf=" + AS_OF;
    String own =
        as("/explore.csv?lang=zh&" + asked, unit("610113"))
            .getContentAsString(StandardCharsets.UTF_8);
    String city =
        ask("/explore.csv?lang=zh&unit=610113&" + asked).getContentAsString(StandardCharsets.UTF_8);
    assertThat(own).isEqualTo(city).contains("610113").doesNotContain("610112");
    for (String address :
        List.of(
            "/explore?unit=610112",
            "/explore.csv?unit=610113,610112",
            "/explore?metric=on-time&against=unit&with=610112",
            "/explore.png?metric=on-time&against=unit&with=610113&with=610112",
            "/explore?metric=feed-quality",
            "/explore.xlsx?metric=bundle-days")) {
      assertThat(as(address, unit("610113")).getStatus()).as(address).isEqualTo(403);
    }
    assertThat(as("/explore?metric=on-time&show=map", unit("610113")).getContentAsString())
        .doesNotContain("unit=610112");
  }

  private static RequestPostProcessor unit(String code) {
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            "clerk", "", AuthorityUtils.createAuthorityList("ROLE_UNIT", "UNIT:" + code)));
  }

  private MockHttpServletResponse as(String address, RequestPostProcessor who) throws Exception {
    return http.perform(get(URI.create(address)).with(who)).andReturn().getResponse();
  }

  private MockHttpServletResponse ask(String address) throws Exception {
    return http.perform(page(address)).andReturn().getResponse();
  }

  private static String number(Double value) {
    return value == null
        ? ""
        : value == Math.rint(value) ? Long.toString(value.longValue()) : value.toString();
  }

  private static String text(Long value) {
    return value == null ? "" : value.toString();
  }

  /** A file taken apart. */
  private record Csv(
      Map<String, String> facts,
      List<String> head,
      List<List<String>> lines,
      List<Map<String, String>> rows) {}

  private Csv csv(String question) throws Exception {
    String asked = question.contains("asOf=") ? question : question + "&asOf=" + AS_OF;
    MockHttpServletResponse answer = ask("/explore.csv?lang=zh&" + asked);
    assertThat(answer.getStatus()).isEqualTo(200);
    List<List<String>> all = new ArrayList<>();
    for (String line : answer.getContentAsString(StandardCharsets.UTF_8).split("\r\n", -1)) {
      all.add(fields(line));
    }
    all.remove(all.size() - 1);
    Map<String, String> facts = new LinkedHashMap<>();
    int at = 1;
    while (all.get(at).size() > 1) {
      facts.put(all.get(at).get(0), all.get(at).get(1));
      at++;
    }
    List<String> head = all.get(at + 1);
    List<List<String>> lines = all.subList(at + 2, all.size());
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> line : lines) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < head.size(); i++) {
        row.putIfAbsent(head.get(i), line.get(i));
      }
      rows.add(row);
    }
    return new Csv(facts, head, lines, rows);
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    Matcher each = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,]*))").matcher(line);
    while (each.find()) {
      fields.add(each.group(1) == null ? each.group(2) : each.group(1).replace("\"\"", "\""));
    }
    return fields;
  }

  /** The table of a page as it is written. */
  private static List<List<String>> table(String page) {
    int from = page.indexOf("<table>", page.indexOf("details class=\"table all"));
    String table = page.substring(from, page.indexOf("</table>", from));
    List<List<String>> rows = new ArrayList<>();
    for (String row : table.split("<tr[^>]*>")) {
      List<String> cells = new ArrayList<>();
      Matcher cell = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL).matcher(row);
      while (cell.find()) {
        cells.add(plain(cell.group(1)));
      }
      if (!cells.isEmpty()) {
        rows.add(cells);
      }
    }
    return rows;
  }

  private static String plain(String html) {
    return HtmlUtils.htmlUnescape(html.replaceAll("<[^>]*>", "").strip());
  }

  /** The first sheet, every cell as text. */
  private static List<List<String>> workbook(byte[] bytes) throws IOException {
    String sheet;
    Path file = Files.createTempFile("explore", ".xlsx");
    try {
      Files.write(file, bytes);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        sheet =
            new String(
                zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
    assertThat(sheet).doesNotContain("<f>");
    List<List<String>> rows = new ArrayList<>();
    Matcher row = Pattern.compile("<row [^>]*>(.*?)</row>", Pattern.DOTALL).matcher(sheet);
    while (row.find()) {
      List<String> cells = new ArrayList<>();
      Matcher cell =
          Pattern.compile(
                  "<c r=\"([A-Z]+)\\d+\"[^>]*?(?:/>|>(?:<v>(.*?)</v>|<is><t[^>]*>(.*?)</t></is>)?</c>)",
                  Pattern.DOTALL)
              .matcher(row.group(1));
      while (cell.find()) {
        while (cells.size() < cell.group(1).charAt(0) - 'A') {
          cells.add("");
        }
        String value = cell.group(2) == null ? cell.group(3) : cell.group(2);
        cells.add(value == null ? "" : plain(value));
      }
      rows.add(cells);
    }
    int wide = rows.get(0).size();
    rows.forEach(
        each -> {
          while (each.size() < wide) {
            each.add("");
          }
        });
    return rows;
  }
}
