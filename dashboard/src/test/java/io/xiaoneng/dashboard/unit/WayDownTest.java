package io.xiaoneng.dashboard.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.event.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From the city to a case and back, by nothing but the links that the pages have. */
class WayDownTest extends CityTestBase {

  private static final String DISTRICT = "610113";
  private static final String STREET = "610113001";
  private static final String COMMUNITY = "610113001001";
  private static final String BESIDE = "610113002";
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired private ClickHouse clickHouse;

  private static final RequestPostProcessor LEADER =
      user("li").authorities(Authorities.of(Set.of(Role.LEADER), null));

  private static RequestPostProcessor of(String unit) {
    return user("wu").authorities(Authorities.of(Set.of(Role.UNIT), unit));
  }

  private MockHttpServletResponse go(String address, RequestPostProcessor reader) throws Exception {
    return http.perform(get(URI.create(address)).with(reader)).andReturn().getResponse();
  }

  private String shown(String address, RequestPostProcessor reader) throws Exception {
    MockHttpServletResponse answer = go(address, reader);
    assertThat(answer.getStatus()).as(address).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private static List<String> links(String html) {
    return Pattern.compile("<a\\b[^>]*?href=\"([^\"#]+)[^\"]*\"")
        .matcher(html)
        .results()
        .map(link -> HtmlUtils.htmlUnescape(link.group(1)))
        .distinct()
        .toList();
  }

  /** The page behind the first link that is like that. */
  private static String link(String html, String like) {
    return links(html).stream()
        .filter(each -> each.matches(like))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no link like " + like + " in " + links(html)));
  }

  private static List<String> crumbs(String html) {
    MatchResult trail =
        Pattern.compile("<ol class=\"crumbs\">(.*?)</ol>", Pattern.DOTALL)
            .matcher(html)
            .results()
            .findFirst()
            .orElseThrow();
    return links(trail.group(1));
  }

  /** Puts the first event of a case into the archive, from which its page is told. */
  private String keep(String address) {
    String id = address.replaceAll("/cases/([^?]*).*", "$1");
    List<Map<String, Object>> rows =
        clickHouse.query(
            "SELECT unit, item, channel, toString(applied_at) FROM case_row FINAL WHERE case_id = ?",
            List.of(id),
            row ->
                Map.of(
                    "unit", row.getString(1),
                    "item", row.getString(2),
                    "channel", row.getString(3),
                    "applied", row.getString(4).replace(' ', 'T') + "Z"));
    Map<String, Object> known = rows.get(0);
    String raw =
        Json.write(
            Map.of(
                "specversion", "1.0",
                "id", "applied",
                "source", "/way",
                "type", "case.applied",
                "subject", id,
                "time", known.get("applied"),
                "data",
                    Map.of(
                        "unit", known.get("unit"),
                        "item", known.get("item"),
                        "channel", known.get("channel"))));
    clickHouse.with(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO event_archive (subject, source, id, revision, hash, operation, type,"
                      + " time, recorded_at, raw) SELECT ?, '/way', 'applied', 0, toUInt128(7),"
                      + " 'UPSERT', 'case.applied', now64(3), now64(3), ?")) {
            insert.setString(1, id);
            insert.setString(2, raw);
            return insert.executeUpdate();
          }
        });
    return address;
  }

  /** Other classes share the city. */
  @AfterEach
  void forget() {
    clickHouse.with(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(
                "ALTER TABLE event_archive DELETE WHERE source = '/way'"
                    + " SETTINGS mutations_sync = 1");
          }
        });
  }

  /** The city is filled up to today, and which community has one depends on the day. */
  private String communityWithAnOpenCase() {
    return clickHouse
        .query(
            "SELECT unit FROM case_row FINAL WHERE length(unit) = 12 AND decided_at IS NULL"
                + " AND refused_at IS NULL GROUP BY unit ORDER BY count() DESC, unit LIMIT 1",
            List.of(),
            row -> row.getString(1))
        .get(0);
  }

  @Test
  void aLeaderComesFromTheCityToACaseAndBackByTheSameSteps() throws Exception {
    List<String> steps = new ArrayList<>();
    String page = shown("/units", LEADER);
    steps.add("/units");
    String community = communityWithAnOpenCase();
    for (int length : List.of(6, 9, 12)) {
      String unit = community.substring(0, length);
      steps.add(link(page, "/units/" + unit));
      page = shown("/units/" + unit, LEADER);
      assertThat(crumbs(page)).isEqualTo(steps.subList(0, steps.size() - 1));
    }
    // an item that has an open case here
    String withCase = null;
    for (String item : links(page).stream().filter(each -> each.startsWith("/items?")).toList()) {
      String ofItem = shown(item, LEADER);
      if (item.contains("item=") && ofItem.contains("href=\"/cases/")) {
        withCase = item;
        page = ofItem;
        break;
      }
    }
    assertThat(withCase).isNotNull();
    assertThat(crumbs(page)).isEqualTo(steps);
    steps.add(withCase);
    String ofCase = shown(keep(link(page, "/cases/.*")), LEADER);
    assertThat(crumbs(ofCase)).isEqualTo(steps);
    for (String step : crumbs(ofCase)) {
      shown(step, LEADER);
    }
  }

  @Test
  void aFigureIsFollowedDownToACaseInItsPeriodAndBack() throws Exception {
    String period = "from=" + day(60) + "&to=" + day(10);
    String page = shown("/metrics/cases-applied?" + period, LEADER);
    for (String unit : List.of(DISTRICT, STREET, COMMUNITY)) {
      page = shown(link(page, "/metrics/cases-applied\\?.*unit=" + unit + "(&.*)?"), LEADER);
    }
    // there is nothing below a community: its parts are items
    page = shown(link(page, "/metrics/cases-applied\\?.*item=610100-XK-.*"), LEADER);
    String list = link(page, "/metrics/cases-applied/cases\\?.*part=numerator.*");
    assertThat(list).contains("unit=" + COMMUNITY, "item=", "from=" + day(60), "to=" + day(10));
    String address = keep(link(shown(list, LEADER), "/cases/.*"));
    assertThat(address).contains("metric=cases-applied", "from=" + day(60));
    List<String> crumbs = crumbs(shown(address, LEADER));
    assertThat(crumbs)
        .hasSize(5)
        .allMatch(each -> each.startsWith("/metrics/cases-applied?"))
        .allMatch(each -> each.contains(period));
    assertThat(crumbs.get(3)).contains("unit=" + COMMUNITY).doesNotContain("item=");
    assertThat(crumbs.get(4)).contains("unit=" + COMMUNITY, "item=610100-XK-");
    for (String step : crumbs) {
      shown(step, LEADER);
    }
  }

  private String day(int ago) throws Exception {
    JsonNode answer = JSON.readTree(body("/api/v1/metrics/cases-applied"));
    return LocalDate.ofInstant(
            Instant.parse(answer.get("asOf").asString()), ZoneId.of("Asia/Shanghai"))
        .minusDays(ago)
        .toString();
  }

  @Test
  void everyLinkThatAUnitsUserIsOfferedIsOpenToThem() throws Exception {
    Set<String> offered = new TreeSet<>();
    for (String address :
        List.of(
            "/units/" + STREET,
            "/units/" + COMMUNITY,
            "/items",
            "/items?item=610100-XK-0004",
            "/metrics/on-time",
            "/metrics/on-time?unit=" + COMMUNITY,
            "/metrics/on-time/cases")) {
      offered.addAll(links(shown(address, of(STREET))));
    }
    // accounts and the archive of cases are not part of this city
    offered.removeIf(each -> !each.matches("/(units|items|metrics|corrections|supervision)\\b.*"));
    assertThat(offered).hasSizeGreaterThan(50);
    // one of each kind is asked for; whose figures it may name is the next test's matter
    Set<String> kinds = new TreeSet<>();
    for (String link : offered) {
      String kind = link.replaceAll("=[^&]*", "=").replaceAll("/\\d+", "/N");
      if (!link.contains(".csv") && kinds.add(kind)) {
        assertThat(go(link, of(STREET)).getStatus()).as(link).isLessThan(400);
      }
    }
    assertThat(kinds).hasSizeGreaterThan(12);
  }

  @Test
  void aUnitsUserIsNotLedAboveOrBesideTheirOwn() throws Exception {
    for (String address :
        List.of("/units/" + STREET, "/items?item=610100-XK-0004", "/metrics/on-time")) {
      assertThat(links(shown(address, of(STREET))))
          .noneMatch(each -> each.matches(".*[/=]" + BESIDE + "\\b.*"))
          .noneMatch(each -> each.matches(".*[/=]" + DISTRICT + "(?!-|\\w).*"))
          .doesNotContain("/units");
    }
    String below = shown("/units/" + COMMUNITY, of(STREET));
    assertThat(crumbs(below)).containsExactly("/units/" + STREET);
    // the communities beside each other are all theirs
    assertThat(below).contains("rel=\"next\"");
    for (String address :
        List.of(
            "/units/" + BESIDE,
            "/units/" + DISTRICT,
            "/items?unit=" + BESIDE,
            "/items?item=610100-XK-0004&unit=" + DISTRICT)) {
      assertThat(go(address, of(STREET)).getStatus()).as(address).isEqualTo(403);
    }
  }

  @Test
  void aUnitsUserSeesTheWayToTheirCaseFromTheirOwnUnit() throws Exception {
    String list = shown("/metrics/cases-applied/cases?unit=" + COMMUNITY, of(STREET));
    List<String> crumbs = crumbs(shown(keep(link(list, "/cases/.*")), of(STREET)));
    assertThat(crumbs).hasSize(3).allMatch(each -> each.startsWith("/metrics/cases-applied?"));
    assertThat(crumbs.get(0)).contains("unit=" + STREET);
    // what they may not follow does not lead back to a refusal
    String address = link(list, "/cases/.*").replaceAll("metric=[^&]*", "metric=feed-quality");
    assertThat(crumbs(shown(address, of(STREET)))).first().isEqualTo("/units/" + STREET);
  }

  @Test
  void anAddressShowsTheSameToWhoeverItIsSentTo() throws Exception {
    String address = "/units/" + DISTRICT + "?from=" + day(50) + "&to=" + day(20);
    String page = shown(address, LEADER);
    assertThat(figures(shown(address, of(DISTRICT)))).isEqualTo(figures(page));
    assertThat(links(page))
        .contains("/units/" + STREET + "?from=" + day(50) + "&to=" + day(20))
        .contains("/items?unit=" + DISTRICT + "&from=" + day(50) + "&to=" + day(20));
    JsonNode rows =
        JSON.readTree(
            body(
                "/api/v1/metrics/cases-applied?unit="
                    + DISTRICT
                    + "&from="
                    + day(50)
                    + "&to="
                    + day(20)));
    assertThat(figures(page).get(0))
        .isEqualTo(String.format("%,d", rows.at("/rows/0/value").asLong()));
    assertThat(figures(shown("/units/" + DISTRICT, LEADER))).isNotEqualTo(figures(page));
  }

  /** The numbers of the figures on top. */
  private static List<String> figures(String html) {
    String top = html.substring(html.indexOf("<dl class=\"figures"), html.indexOf("</dl>"));
    return Pattern.compile("<dd class=\"value[^>]*>.*?<span>([^<]+)</span>", Pattern.DOTALL)
        .matcher(top)
        .results()
        .map(each -> each.group(1))
        .toList();
  }

  @Test
  void theItemsOfAUnitMakeUpItsFigure() throws Exception {
    String page = shown("/items?unit=" + STREET, LEADER);
    long sum =
        Pattern.compile("cases-applied/cases\\?[^\"]*item=[^\"]*\"><span[^>]*>([\\d,]+)")
            .matcher(page)
            .results()
            .mapToLong(each -> Long.parseLong(each.group(1).replace(",", "")))
            .sum();
    assertThat(sum).isPositive();
    assertThat(figures(shown("/units/" + STREET, LEADER)).get(0))
        .isEqualTo(String.format("%,d", sum));
  }

  @Test
  void anItemWithinAUnitHasTheFiguresOfThatQuestion() throws Exception {
    String item = "610100-XK-0004";
    String page = shown("/items?item=" + item + "&unit=" + DISTRICT, LEADER);
    String metric = link(page, "/metrics/cases-applied\\?unit=.*");
    JsonNode answer = JSON.readTree(body("/api/v1" + metric));
    assertThat(metric).contains("unit=" + DISTRICT, "item=" + item);
    assertThat(figures(page).get(0))
        .isEqualTo(String.format("%,d", answer.at("/rows/0/value").asLong()));
    assertThat(page)
        .contains("食品经营许可", "10 个工作日", "/process?item=" + item)
        .contains("/registry/item?q=" + item);
    // the units that do it, each with the item kept
    assertThat(link(page, "/items\\?unit=" + STREET + "&item=" + item)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-02-30&to=2026-03-01, 2026-02-30",
    "from=2026-03-02&to=2026-03-01, is after",
    "from=2019-01-01&to=2026-03-01, longer than"
  })
  void aPeriodThatIsNoneIsSaidAndTheUsualOneShown(String query, String words) throws Exception {
    for (String path : List.of("/units", "/units/" + STREET, "/items")) {
      MockHttpServletResponse answer = go(path + "?" + query, LEADER);
      assertThat(answer.getStatus()).isEqualTo(400);
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
          .contains(words, "role=\"alert\"", "</html>");
    }
  }

  @Test
  void whatIsNotThereIsSaidToBeMissing() throws Exception {
    MockHttpServletResponse answer = go("/items?item=no-such-item", LEADER);
    assertThat(answer.getStatus()).isEqualTo(404);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("没有这个事项");
    assertThat(go("/units/nowhere?from=2026-01-01&to=2026-01-31", LEADER).getStatus())
        .isEqualTo(404);
    assertThat(go("/items?unit=nowhere&item=610100-XK-0004", LEADER).getStatus()).isEqualTo(404);
  }

  @Test
  void aUnitWithoutCasesStillLeadsFurtherDown() throws Exception {
    String page = shown("/units/" + DISTRICT + "?from=1999-01-01&to=1999-01-31", LEADER);
    assertThat(link(page, "/units/" + STREET + "\\?.*")).contains("from=1999-01-01");
    // and one with nothing below has no empty table
    assertThat(shown("/units/" + COMMUNITY, LEADER)).doesNotContain("id=\"h-children\"");
  }

  @Test
  void itemsAreOrderedByTheAddress() throws Exception {
    String page = shown("/items?sort=handling", LEADER);
    List<Double> days =
        Pattern.compile("data-format=\"days\">([\\d.]+)<")
            .matcher(page)
            .results()
            .map(each -> Double.valueOf(each.group(1)))
            .toList();
    assertThat(days).hasSizeGreaterThan(5).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(page).containsPattern("aria-current=\"true\"[^>]*>办得久的在前");
  }

  @Test
  void theDefinitionOfAFigureLeadsToItsTrendPartsAndCasesWhereItStands() throws Exception {
    String unit = shown("/units/" + STREET, LEADER);
    String how =
        Pattern.compile("class=\"how\" href=\"([^\"]+)\" data-how=\"on-time\"")
            .matcher(unit)
            .results()
            .map(each -> HtmlUtils.htmlUnescape(each.group(1)))
            .findFirst()
            .orElseThrow();
    assertThat(how).startsWith("/metrics/on-time?unit=" + STREET + "&from=");
    // without scripts the page itself, with a place for each of the four
    assertThat(shown(how, LEADER))
        .contains("href=\"#h-definition\"", "href=\"#h-course\"", "href=\"#h-parts\"")
        .contains("href=\"#h-cases\"", "id=\"h-cases\"", "id=\"h-parts\"", "id=\"h-course\"");
    String panel = HtmlUtils.htmlUnescape(shown(how.replace("?", "/definition?"), LEADER));
    assertThat(panel)
        .contains("href=\"" + how + "#h-course\"", "href=\"" + how + "#h-parts\"")
        .contains("href=\"" + how.replace("?", "/cases?") + "\"");
  }

  @Test
  void whatLacksASilentSendersCasesSaysSo() throws Exception {
    assertThat(body("/units")).contains("1 个数据源停报", "/hall/610124-01");
    assertThat(body("/items?lang=en")).contains("One source is silent", "/hall/610124-01");
    assertThat(body("/units/610113")).doesNotContain("个数据源停报");
  }
}
