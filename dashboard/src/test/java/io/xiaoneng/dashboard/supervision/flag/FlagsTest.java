package io.xiaoneng.dashboard.supervision.flag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.flag.EvidenceMaker.Judged;
import io.xiaoneng.dashboard.supervision.flag.FlagStore.Draft;
import io.xiaoneng.dashboard.supervision.flag.FlagStore.Key;
import io.xiaoneng.dashboard.supervision.flag.MonthFeeds.Day;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.flag.FlagRules;
import io.xiaoneng.flag.Judge;
import io.xiaoneng.flag.Judgement;
import io.xiaoneng.flag.UnitCourse;
import io.xiaoneng.flag.UnitPeriod;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Source;
import io.xiaoneng.statistics.Better;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.json.JsonMapper;

/** Flags from the figures to the card, in the whole program. */
class FlagsTest extends CityTestBase {

  private static final Actor SUPERVISOR = new Actor("wang", Set.of(Role.SUPERVISOR), null);
  private static final Actor LEADER = new Actor("boss", Set.of(Role.LEADER), null);
  private static final Actor OWN = new Actor("weiyang", Set.of(Role.UNIT), "610112");
  private static final Actor OTHER = new Actor("neighbour", Set.of(Role.UNIT), "610103");
  private static final MetricDefinition ON_TIME =
      Objects.requireNonNull(MetricCatalogue.find("on-time"));
  private static final Instant AT = Instant.parse("2024-06-02T00:00:00Z");

  @Autowired private FlagStore store;
  @Autowired private FlagDesk desk;
  @Autowired private EvidenceMaker maker;
  @Autowired private FlagOrigins origins;
  @Autowired private RegistryView registry;
  @Autowired private JsonMapper json;

  private static RequestPostProcessor as(Actor actor) {
    return user(actor.name()).authorities(Authorities.of(actor.roles(), actor.unit()));
  }

  /** A class of nine that do as expected and one, 610112, that lags for two months. */
  private static ClassCourse course() {
    List<UnitCourse> units = new ArrayList<>();
    for (int i = 1; i < 10; i++) {
      int own = i;
      units.add(
          new UnitCourse(
              "61010" + i,
              IntStream.range(0, 14)
                  .mapToObj(at -> UnitPeriod.of(392 + (own + at) % 3, 400, 392.0))
                  .toList()));
    }
    units.add(
        new UnitCourse(
            "610112",
            IntStream.range(0, 14)
                .mapToObj(at -> UnitPeriod.of(at < 12 ? 392 + at % 2 : 350, 400, 392.0))
                .toList()));
    YearMonth first = YearMonth.of(2023, 4);
    return new ClassCourse(
        "on-time",
        "test class",
        Better.HIGHER,
        0.98,
        false,
        IntStream.range(0, 14).mapToObj(at -> first.plusMonths(at).toString()).toList(),
        units);
  }

  /** Keeps what the rule says of {@link #course}, and gives the flag. */
  private Flag flagged() {
    Judgement judgement = new Judge(FlagRules.inForce()).judge(course());
    Verdict verdict = judgement.verdicts().get(9);
    MonthFigures figures =
        Objects.requireNonNull(
            MonthFigures.of(
                List.of(
                    MonthFiguresTest.row("610112", "X01", "WEB", 350, 400),
                    MonthFiguresTest.row("610101", "X01", "WEB", 392, 400))));
    Judged judged =
        new Judged(
            ON_TIME,
            new Aim(0.98, "目标值", "target"),
            YearMonth.of(2024, 5),
            AT,
            true,
            judgement,
            figures,
            List.of());
    store.keep(
        new Key(FlagRules.inForce(), "on-time", "test class", "2024-05"),
        true,
        judgement.ranked(),
        0,
        List.of(
            new Draft(
                verdict.unit(),
                verdict.level().name(),
                verdict.grounds().stream().map(Enum::name).toList(),
                verdict.evidence().ratio().share(),
                verdict.evidence().ratio().denominator(),
                json.writeValueAsString(maker.of(judged, verdict)))),
        AT);
    return desk.page(desk.filter(Map.of("period", "2024-05", "unit", "610112"), SUPERVISOR))
        .flags()
        .get(0);
  }

  private String read(String path, Actor actor) throws Exception {
    return http.perform(get(path).with(as(actor)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void theCardShowsAllThatTheFlagStandsOn() throws Exception {
    Flag flag = flagged();
    assertThat(flag.level()).isEqualTo("RED");
    String zh = read("/supervision/flags/" + flag.id() + "?lang=zh", SUPERVISOR);
    assertThat(zh)
        .contains("未央区")
        .contains("87.5")
        .contains("350 / 400")
        .contains("98%")
        .contains("连续两个月超出 99.8% 漏斗限")
        .contains("chart-funnel")
        .contains("chart-xmr")
        .contains("变差")
        .contains("unit-lag · 1")
        .contains(ON_TIME.definition().zh())
        .contains("originKind=FLAG");
    String en = read("/supervision/flags/" + flag.id() + "?lang=en", LEADER);
    assertThat(en)
        .contains("Observed / expected")
        .contains("beyond the 99.8 % limit in two months running")
        .doesNotContain("originKind=FLAG")
        .doesNotContain("??");
    assertThat(zh).doesNotContain("??");
    assertThat(zh).as("other units have no names here").doesNotContain("610105");
  }

  @Test
  void theCardIsOnPaperInBothLanguagesForWhoMaySeeIt() throws Exception {
    Flag flag = flagged();
    String path = "/api/v1/flags/" + flag.id() + "/evidence.pdf";
    assertThat(paper(path + "?lang=zh", OWN))
        .contains("未央区", "87.5%", "350 / 400", "连续两个月超出 99.8% 漏斗限", "漏斗图", "变差", "特别程序启动率")
        .contains("X01", "unit-lag · 1", "第 1 页")
        .doesNotContain("〓");
    assertThat(paper(path + "?lang=en", LEADER))
        .contains("Why there is this flag", "Observed / expected", "Drift", "page 1 of")
        .doesNotContain("610105");
    http.perform(get(path).with(as(OTHER))).andExpect(status().isNotFound());
    http.perform(get("/api/v1/flags/999999999/evidence.pdf").with(as(LEADER)))
        .andExpect(status().isNotFound());
  }

  private String paper(String path, Actor actor) throws Exception {
    byte[] pdf =
        http.perform(get(path).with(as(actor)))
            .andExpect(status().isOk())
            .andExpect(content().contentType("application/pdf"))
            .andReturn()
            .getResponse()
            .getContentAsByteArray();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\R", "");
    }
  }

  @Test
  void aCardOfAFlagIsBegunWithWhatTheFlagIsAbout() throws Exception {
    Flag flag = flagged();
    String form = "/supervision/cards/new?originKind=FLAG&originId=";
    assertThat(read(form + flag.id() + "&lang=zh", SUPERVISOR))
        .contains("value=\"承诺期限内按时办结率（2024-05）\"")
        .contains("<a href=\"/supervision/flags/" + flag.id() + "\"")
        .contains("2024年5月1日 – 2024年5月31日")
        .doesNotContain("??");
    http.perform(get(form + "999999999").with(as(SUPERVISOR))).andExpect(status().isNotFound());
    http.perform(get("/supervision/cards/new?originKind=OMEN&originId=1").with(as(SUPERVISOR)))
        .andExpect(status().isNotFound());
  }

  @Test
  void theListsShowFlagsAndTellWhatIsAsked() throws Exception {
    Flag flag = flagged();
    assertThat(read("/supervision/flags?period=2024-05&lang=zh", LEADER))
        .contains("/supervision/flags/" + flag.id())
        .contains("连续两月超出 99.8% 限")
        .doesNotContain("??");
    assertThat(read("/supervision/flags?period=2001-01&lang=en", LEADER)).contains("No flag");
    http.perform(get("/api/v1/flags?period=2024-05&level=RED").with(as(LEADER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.flags[0].unit").value("610112"))
        .andExpect(jsonPath("$.flags[0].grounds[0]").value("BEYOND_998_RUNNING"))
        .andExpect(jsonPath("$.total").value(1));
    http.perform(get("/api/v1/flags?level=BLUE").with(as(LEADER)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("level"));
    http.perform(get("/api/v1/flags?period=May").with(as(LEADER)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("period"));
    http.perform(get("/api/v1/flags?page=0").with(as(LEADER))).andExpect(status().isBadRequest());
    http.perform(get("/supervision/flags?level=BLUE").with(as(LEADER)))
        .andExpect(status().isBadRequest());
    http.perform(get("/api/v1/flags/" + flag.id()).with(as(LEADER)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.evidence.verdict.level").value("RED"))
        .andExpect(jsonPath("$.evidence.rule.version").value(1))
        .andExpect(jsonPath("$.evidence.items[0].missed").value(50));
    http.perform(get("/api/v1/flags/999999999").with(as(LEADER))).andExpect(status().isNotFound());
    http.perform(get("/supervision/flags/999999999").with(as(LEADER)))
        .andExpect(status().isNotFound());
  }

  @Test
  void aUnitsUserSeesTheFlagsOfTheSubtreeAndNoOthers() {
    Flag flag = flagged();
    assertThat(desk.find(flag.id(), OWN)).contains(flag);
    assertThat(desk.find(flag.id(), OTHER)).isEmpty();
    assertThat(desk.page(desk.filter(Map.of(), OWN)).flags()).contains(flag);
    assertThat(desk.page(desk.filter(Map.of(), OTHER)).flags()).doesNotContain(flag);
    assertThat(desk.page(desk.filter(Map.of("unit", "610112"), OTHER)).flags()).isEmpty();
    assertThat(desk.filter(Map.of("rule", "3"), OWN).ruleVersion()).isNull();
    assertThat(desk.page(desk.filter(Map.of(), Actor.program("nobody"))).flags()).isEmpty();
  }

  @Test
  void aProblemOfAWholeClassIsTheLeadsAndHasTheFiguresOfItsUnits() throws Exception {
    ClassCourse failing =
        new ClassCourse(
            "on-time",
            "failing class",
            Better.HIGHER,
            0.98,
            false,
            List.of("2024-03", "2024-04"),
            Stream.of("610102", "610103", "610104")
                .map(
                    each ->
                        new UnitCourse(
                            each,
                            List.of(
                                UnitPeriod.of(340, 400, 340.0), UnitPeriod.of(340, 400, 340.0))))
                .toList());
    Judgement judgement = new Judge(FlagRules.inForce()).judge(failing);
    Judgement.Systemic systemic = Objects.requireNonNull(judgement.systemic());
    MonthFigures none =
        Objects.requireNonNull(
            MonthFigures.of(List.of(MonthFiguresTest.row("610102", "X01", "WEB", 340, 400))));
    FlagEvidence evidence =
        maker.ofClass(
            new Judged(ON_TIME, null, YearMonth.of(2024, 4), AT, true, judgement, none, List.of()),
            systemic.failing());
    assertThat(evidence.failuresOrNone())
        .hasSize(3)
        .allSatisfy(
            each -> {
              assertThat(each.figure()).isEqualTo(0.85);
              assertThat(each.ratio()).isEqualTo(1.0);
              assertThat(each.surelyMissed()).isTrue();
            });
    String lead = Objects.requireNonNull(registry.unit("610102").parent());
    assertThat(Objects.requireNonNull(evidence.lead()).code()).isEqualTo(lead);
    store.keep(
        new Key(FlagRules.inForce(), "on-time", "failing class", "2024-04"),
        true,
        3,
        3,
        List.of(new Draft("", "SYSTEMIC", List.of(), null, 0, json.writeValueAsString(evidence))),
        AT);
    Flag flag = list("failing class").get(0);
    assertThat(origins.find(Long.toString(flag.id())))
        .hasValueSatisfying(origin -> assertThat(origin.unit()).isEqualTo(lead));
    assertThat(read("/supervision/flags/" + flag.id() + "?lang=zh", SUPERVISOR))
        .contains("340 / 400", "unit=" + lead, "牵头：")
        .doesNotContain("??");
    assertThat(paper("/api/v1/flags/" + flag.id() + "/evidence.pdf?lang=zh", LEADER))
        .contains("340 / 400", "牵头：");
  }

  @Test
  void aCardMadeOfAFlagKeepsItsEvidence() {
    Flag flag = flagged();
    assertThat(origins.find(Long.toString(flag.id())))
        .hasValueSatisfying(
            evidence -> {
              assertThat(evidence.unit()).isEqualTo("610112");
              assertThat(evidence.from()).isEqualTo("2024-05-01");
              assertThat(evidence.to()).isEqualTo("2024-05-31");
              assertThat(evidence.link()).isEqualTo("/supervision/flags/" + flag.id());
              assertThat(evidence.json()).contains("BEYOND_998_RUNNING");
            });
    assertThat(origins.find("x")).isEmpty();
    assertThat(origins.find("999999999")).isEmpty();
  }

  @Test
  void aClosedMonthIsKeptOnceAndARunningOneIsBroughtUpToDate() {
    Key closed = new Key(FlagRules.inForce(), "on-time", "kept once", "2024-01");
    Draft draft = new Draft("610103", "YELLOW", List.of("BEYOND_95"), 0.9, 100, "{}");
    assertThat(store.keep(closed, true, 5, 0, List.of(draft), AT)).isTrue();
    assertThat(store.closed(closed)).isTrue();
    assertThat(store.keep(closed, true, 5, 0, List.of(), AT)).isFalse();
    assertThat(list("kept once")).singleElement().extracting(Flag::withdrawnAt).isNull();

    Key running = new Key(FlagRules.inForce(), "on-time", "running", "2024-02");
    store.keep(running, false, 5, 0, List.of(draft), AT);
    long id = list("running").get(0).id();
    store.keep(running, false, 5, 0, List.of(), AT.plusSeconds(60));
    assertThat(list("running"))
        .singleElement()
        .extracting(Flag::withdrawnAt)
        .isEqualTo(AT.plusSeconds(60));
    assertThat(origins.find(Long.toString(id))).isEmpty();
    Draft red = new Draft("610103", "RED", List.of("BEYOND_998_RUNNING"), 0.8, 120, "{}");
    store.keep(running, true, 5, 0, List.of(red), AT.plusSeconds(120));
    assertThat(list("running"))
        .singleElement()
        .satisfies(
            flag -> {
              assertThat(flag.id()).isEqualTo(id);
              assertThat(flag.level()).isEqualTo("RED");
              assertThat(flag.closed()).isTrue();
              assertThat(flag.withdrawnAt()).isNull();
            });
  }

  private List<Flag> list(String unitClass) {
    return desk.page(desk.filter(Map.of("class", unitClass), SUPERVISOR)).flags();
  }

  /** The figures of the made-up city, read and judged as every night. */
  @Test
  void judgingTwiceGivesTheSameAndOnlyWhoMayHasItDone() throws Exception {
    http.perform(post("/api/v1/flags/run").with(as(LEADER)).with(csrf()))
        .andExpect(status().isForbidden());
    http.perform(post("/api/v1/flags/run").with(as(SUPERVISOR)).with(csrf()))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.judgements").isNumber());
    List<Flag> first = all();
    http.perform(post("/supervision/flags/run").with(as(SUPERVISOR)).with(csrf()))
        .andExpect(redirectedUrl("/supervision/flags"));
    List<Flag> closed = all().stream().filter(Flag::closed).toList();
    assertThat(closed).isEqualTo(first.stream().filter(Flag::closed).toList());
    assertThat(store.distinct("metric")).contains("on-time");
    assertThat(store.distinct("unit_class")).contains("A DISTRICT");
    for (Flag flag : first) {
      assertThat(read("/supervision/flags/" + flag.id() + "?lang=en", LEADER))
          .as("flag of %s in %s", flag.unit(), flag.period())
          .doesNotContain("??");
    }
  }

  private List<Flag> all() {
    return desk.page(desk.filter(Map.of("size", "200"), SUPERVISOR)).flags().stream()
        .filter(flag -> flag.period().compareTo("2025") > 0)
        .toList();
  }

  @Test
  void aFeedThatStopsIsSilentAndOneThatSeldomSpeaksIsNot() {
    LocalDate from = LocalDate.of(2026, 3, 2);
    LocalDate to = LocalDate.of(2026, 3, 13);
    List<Day> days = new ArrayList<>();
    for (LocalDate day = from; day.isBefore(from.plusDays(5)); day = day.plusDays(1)) {
      days.add(new Day(day, "/hall/stops", 99, 100));
    }
    days.add(new Day(from, "/hall/seldom", 3, 4));
    MonthFeeds feeds =
        new MonthFeeds(
            registry,
            List.of(source("/hall/stops", "610112"), source("/hall/seldom", "610103")),
            WorkCalendar.of("weekdays"),
            from,
            to,
            days);
    assertThat(feeds.of("610112")).isEqualTo(new Feed(0.99, 0.5));
    assertThat(feeds.of("610103")).isEqualTo(new Feed(0.75, 0));
    assertThat(feeds.of("610124")).isEqualTo(Feed.UNKNOWN);
  }

  private static Source source(String prefix, String unit) {
    return new Source(prefix, "", "", unit, false, false, Duration.ofMinutes(5));
  }
}
