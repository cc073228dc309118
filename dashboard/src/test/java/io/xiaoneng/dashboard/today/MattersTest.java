package io.xiaoneng.dashboard.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.freshness.FreshnessService;
import io.xiaoneng.dashboard.freshness.SourceState;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.CityTestBase;
import io.xiaoneng.dashboard.path.DatedGoal;
import io.xiaoneng.dashboard.path.PathView;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.report.ReportKind;
import io.xiaoneng.dashboard.report.ReportPeriod;
import io.xiaoneng.dashboard.report.weekly.Movement;
import io.xiaoneng.dashboard.security.Authorities;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.dashboard.supervision.flag.Flag;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.path.Course;
import io.xiaoneng.path.Goal;
import io.xiaoneng.path.Path;
import io.xiaoneng.path.PathState;
import io.xiaoneng.statistics.Better;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

/** What each source of sentences says, of matters made for it. */
class MattersTest extends CityTestBase {

  private static final Instant NOW = Instant.parse("2026-03-11T02:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 11);

  @Autowired TodayWords words;
  @Autowired RegistryView registry;
  @Autowired CityClock clock;
  @Autowired FlagMatters flags;
  @Autowired TargetMatters targets;
  @Autowired WeekMatters weeks;
  @Autowired Instructions instructions;

  private static MetricDefinition metric(String id) {
    return Objects.requireNonNull(MetricCatalogue.find(id));
  }

  /** Sources that were last heard of so many hours ago; a minus says that this is too long. */
  private List<Candidate> silence(Object... unitAndHours) {
    List<SourceState> sources = new ArrayList<>();
    for (int i = 0; i < unitAndHours.length; i += 2) {
      int hours = (Integer) unitAndHours[i + 1];
      Instant heard = NOW.minus(Duration.ofHours(Math.abs(hours)));
      sources.add(
          new SourceState(
              "/s" + i,
              "/s" + i,
              "源" + i,
              "Source " + i,
              (String) unitAndHours[i],
              NOW.minus(Duration.ofDays(90)),
              heard,
              heard,
              hours < 0));
    }
    FreshnessService freshness =
        new FreshnessService() {
          @Override
          public Freshness now() {
            throw new UnsupportedOperationException();
          }

          @Override
          public List<SourceState> sources() {
            return sources;
          }
        };
    return new SilenceMatters(freshness, registry, words).find(NOW, DAY);
  }

  @Test
  void aSilentSourceIsToldWithItsOwnerAndTheLongestSilentStandsForTheOthers() {
    List<Candidate> found =
        silence("610102", -30, "610103", -50, "610104", 1, "610111", 1, "610112", 1);
    assertThat(found).singleElement().extracting(Candidate::kind).isEqualTo(MatterKind.SILENT);
    Candidate told = found.get(0);
    assertThat(told.sentence().zh()).contains("源2", registry.unit("610103").nameZh(), "1 项");
    assertThat(told.holder()).isEqualTo("610103");
    assertThat(told.since()).isEqualTo(NOW.minus(Duration.ofHours(50)));
  }

  @Test
  void aDistrictOfWhichEverySourceIsSilentIsToldAsOne() {
    List<Candidate> found =
        silence(
            "610102", -30, "610102001", -50, "610104", 1, "610111", 1, "610112", 1, "610113", 1);
    Candidate told = found.get(0);
    assertThat(told.kind()).isEqualTo(MatterKind.SILENT);
    assertThat(told.unit()).isEqualTo("610102");
    assertThat(told.sentence().zh()).contains(registry.unit("610102").nameZh(), "2 个数据源");
    // Until then something came.
    assertThat(told.since()).isEqualTo(NOW.minus(Duration.ofHours(30)));
  }

  @Test
  void whereHalfOfAllAreSilentNoFigureIsToBeBelieved() {
    assertThat(silence("610102", -30, "610103", -50, "610104", 1))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.kind()).isEqualTo(MatterKind.BLIND);
              assertThat(each.holder()).isNull();
            });
    assertThat(silence("610102", -30, "610103", 1, "610104", 1))
        .extracting(Candidate::kind)
        .containsExactly(MatterKind.SILENT);
  }

  @Test
  void whatReportsOrIsGoneForGoodIsNotTold() {
    assertThat(silence("610102", 3, "610103", 700)).isEmpty();
    assertThat(silence("610102", -24 * 40, "610103", 1)).isEmpty();
  }

  private static Flag flag(long id, String unit, String level) {
    return new Flag(
        id,
        1,
        true,
        "on-time",
        "区县 DISTRICT",
        "2026-02",
        true,
        unit,
        level,
        List.of(),
        0.8,
        500,
        NOW,
        null);
  }

  @Test
  void flagsThatNobodyVerifiedAreCountedAndNameNobody() {
    List<Candidate> found =
        flags.of(
            List.of(
                flag(1, "610102", "RED"), flag(2, "610103", "RED"), flag(3, "610104", "YELLOW")),
            List.of(),
            Set.of("2"));
    Candidate told = found.get(0);
    assertThat(found).hasSize(1);
    assertThat(told.kind()).isEqualTo(MatterKind.UNVERIFIED);
    assertThat(told.sentence().zh()).contains("1 项").contains("2026年2月");
    assertThat(told.sentence().en()).contains("One red flag of February 2026 waits");
    assertThat(told.unit()).isNull();
    for (String unit : List.of("610102", "610103")) {
      assertThat(told.sentence().zh()).doesNotContain(registry.unit(unit).nameZh());
    }
  }

  @Test
  void aProblemOfAClassIsToldByItsClassAndNoUnitUntilACardWasIssued() {
    Candidate told = flags.of(List.of(flag(9, "", "SYSTEMIC")), List.of(), Set.of()).get(0);
    assertThat(told.kind()).isEqualTo(MatterKind.SYSTEMIC);
    assertThat(told.sentence().zh()).contains("区县 DISTRICT", "尚待核实");
    assertThat(told.holder()).isNull();
    assertThat(told.path()).isEqualTo("/supervision/flags/9");
  }

  private static PathView view(LocalDate by, double step, String id) {
    YearMonth last = YearMonth.of(2026, 2);
    TreeMap<YearMonth, Course.Reading> months = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      months.put(last.minusMonths(i), new Course.Reading(0.9 - i * step, 20_000));
    }
    Course course = new Course(months, true);
    return new PathView(
        new DatedGoal(DatedGoal.Source.REGISTRY, id, "on-time", null, 0.98, by, "甲", "A", "", null),
        metric("on-time"),
        last,
        Path.of(course, new Goal(0.98, by, Better.HIGHER), last, DAY),
        course);
  }

  @Test
  void theTargetWhoseDayIsNearestIsToldOfThoseThatWillRatherNotBeReached() {
    PathView near = view(LocalDate.of(2026, 6, 30), 0.001, "near");
    PathView far = view(LocalDate.of(2026, 12, 31), 0.001, "far");
    PathView good = view(LocalDate.of(2026, 4, 30), 0.05, "good");
    assertThat(List.of(near, far))
        .allSatisfy(each -> assertThat(each.path().state()).isEqualTo(PathState.UNLIKELY));
    assertThat(good.path().state()).isEqualTo(PathState.ON_THE_WAY);
    Candidate told = targets.of(List.of(good, far, near), NOW, DAY).get(0);
    assertThat(told.sentence().zh())
        .contains("2026年6月30日", "98%", "还剩 111 天", "90.0%", "1 项")
        .doesNotContain("2026年12月31日");
    assertThat(told.sentence().en()).contains("30 June 2026", "111 days");
    // Where, since when, who holds it, due when: told in words and as values.
    YearMonth since = near.course().months().firstKey();
    assertThat(told.since()).isEqualTo(since.atDay(1).atStartOfDay(clock.zone()).toInstant());
    assertThat(told.due())
        .isEqualTo(LocalDate.of(2026, 7, 1).atStartOfDay(clock.zone()).toInstant().minusMillis(1));
    assertThat(told.sentence().zh())
        .startsWith("全市")
        .contains("自%d年%d月起一直没有达到".formatted(since.getYear(), since.getMonthValue()))
        .endsWith("尚未明确牵头单位。另有 1 项同类情况。");
    assertThat(told.sentence().en())
        .contains("missed in every month since", "No lead has been named");
    assertThat(targets.of(List.of(good), NOW, DAY)).isEmpty();
    Today.Target target = TargetList.target(near, DAY);
    assertThat(target.daysLeft()).isEqualTo(111);
    assertThat(target.slope()).isPositive();
    assertThat(Objects.requireNonNull(target.needed())).isGreaterThan(target.slope());
  }

  @Test
  void aFigureThatWentTheWorseWayIsToldWithItsWeekAndWhatIsUsual() {
    Movement fell =
        new Movement(
            metric("on-time"), 0.8123, 1_234, 0.95, 0.95, 0.95, Movement.Rule.OUTSIDE, false);
    ReportPeriod week = ReportPeriod.parse(ReportKind.WEEKLY, "2026-W10");
    Candidate told = weeks.of(List.of(fell, fell), week).get(0);
    assertThat(told.sentence().zh()).contains("降至 81.2%", "n=1,234", "95.0%", "3月2日", "1 项");
    assertThat(told.metric()).isEqualTo("on-time");
    assertThat(told.path()).contains("to=2026-03-08", "step=week");
    assertThat(weeks.of(List.of(), week)).isEmpty();
  }

  @Test
  void anInstructionIsWhatSomebodyEnteredAndNotThePlan() throws Exception {
    String code = "ZF2026-" + System.nanoTime();
    LocalDate due = clock.today().plusDays(3);
    http.perform(
            post("/api/v1/tasks")
                .with(user("wang").authorities(Authorities.of(Set.of(Role.SUPERVISOR), null)))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    """
                    {"code":"%s","title":"解决不动产登记排队","source":"市长批示〔2026〕7号",
                     "leads":["市资源规划局"],"stages":[{"text":"拿出方案","due":"%s"}]}"""
                        .formatted(code, due)))
        .andExpect(status().isCreated());
    List<Today.Order> open = instructions.open(clock.now().plusSeconds(1), clock.today());
    assertThat(open)
        .filteredOn(each -> each.id().equals(code))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.title().zh()).isEqualTo("解决不动产登记排队");
              assertThat(each.state()).isEqualTo("REGISTERED");
              assertThat(each.unit()).isNull();
              assertThat(each.term()).isEqualTo(due);
              assertThat(each.late()).isFalse();
            });
    assertThat(open).extracting(Today.Order::id).noneMatch(each -> each.startsWith("XA2019-"));
    assertThat(instructions.open(clock.now().plusSeconds(1), due.plusDays(1)))
        .filteredOn(each -> each.id().equals(code))
        .singleElement()
        .matches(Today.Order::late);
  }
}
