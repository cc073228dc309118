package io.xiaoneng.dashboard.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.dashboard.ClickHouseForTests;
import io.xiaoneng.dashboard.SettingsForTests;
import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseTesting;
import io.xiaoneng.dashboard.known.History;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.Radar;
import io.xiaoneng.registry.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Indicators that need more than the facts of a case: the archive, the registry, the calendar. */
class RadarArchiveTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant AS_OF = Instant.parse("2026-12-31T00:00:00Z");
  private static final WorkCalendar CALENDAR = WorkCalendar.of("cn");

  private static ClickHouse clickHouse;
  private static MetricService metrics;
  private static ListService lists;
  private static History history;
  private static RadarFigures figures;
  private static RadarBins bins;
  private static List<CaseFacts> cases;

  @BeforeAll
  static void write() {
    FixedRegistryView registry =
        new FixedRegistryView(ZONE)
            .unit("u", Unit.Level.CITY, null)
            .put("item/item-0/1", item("item-0", 1, "2020-01-01", 5))
            .put("item/item-0/2", item("item-0", 2, "2026-03-20", 7))
            .put("item/item-1/1", item("item-1", 1, "2020-01-01", 9))
            .put("item/item-1/2", item("item-1", 2, "2026-03-20", 7));
    clickHouse = ClickHouseTesting.open(ClickHouseForTests.database("radar_archive"));
    history = new History(77, 500);
    history.archive(clickHouse);
    // Delivered again and not merged yet: the figure must not change.
    history.archive(clickHouse, each -> each.event().subject().endsWith("7"));
    cases = history.facts(new Rules(CALENDAR, ZONE, registry.registry()), each -> true);
    History.write(clickHouse, "case_row", cases);
    XiaonengProperties settings = SettingsForTests.in(ZONE);
    Clock clock = Clock.fixed(AS_OF, ZoneOffset.UTC);
    metrics = new MetricService(clickHouse, registry, null, settings, clock, PlacesForTests.NONE);
    figures = new RadarFigures(metrics, clickHouse, registry, settings);
    bins = new RadarBins(metrics, clickHouse, registry, settings);
    lists =
        new ListService(
            metrics,
            clickHouse,
            registry,
            null,
            settings,
            clock,
            new Sight(registry, new CurrentActor()));
  }

  @AfterAll
  static void close() {
    clickHouse.close();
  }

  private static String item(String code, int version, String from, int days) {
    return """
        {"kind":"item","code":"%s","version":%d,"validFrom":"%s","nameZh":"事","nameEn":"item",\
        "type":"公共服务","promised":{"amount":%d,"kind":"WORKING"}}"""
        .formatted(code, version, from, days);
  }

  @Test
  void sharesReadInOnePassAreTheSameAsOneByOne() {
    List<String> ids = Radar.all().stream().map(each -> each.metric().id()).toList();
    for (String to : List.of("2026-03-31", "2026-05-31")) {
      RadarFigures.Question question =
          new RadarFigures.Question(
              null, LocalDate.parse("2026-03-05"), LocalDate.parse(to), AS_OF);
      Map<String, Map<String, RadarFigures.Sum>> together =
          figures.sumsByUnit(ids, question, bins.latenessByUnit(question));
      for (String id : ids) {
        Map<String, RadarFigures.Sum> alone = figures.sums(id, question, "unit");
        alone.values().removeIf(each -> each.denominator() == 0);
        assertThat(together.get(id).keySet()).as(id).isEqualTo(alone.keySet());
        alone.forEach(
            (unit, sum) -> {
              RadarFigures.Sum same = together.get(id).get(unit);
              assertThat(same.numerator()).as(id).isEqualTo(sum.numerator());
              assertThat(same.denominator()).as(id).isEqualTo(sum.denominator());
              assertThat(same.expected()).as(id).isCloseTo(sum.expected(), within(1e-6));
            });
      }
      List<String> shares = ids.stream().filter(id -> !id.equals("month-end-share")).toList();
      Map<String, Map<String, RadarFigures.Sum>> months = figures.sumsByMonth(shares, question);
      for (String id : shares) {
        Map<String, RadarFigures.Sum> alone = figures.sums(id, question, "month");
        alone.values().removeIf(each -> each.denominator() == 0);
        assertThat(months.get(id)).as(id).isEqualTo(alone);
      }
    }
  }

  private static MetricRow read(String metric, Map<String, String> parameters) {
    List<MetricRow> rows = metrics.read(metrics.parse(metric, sent(parameters)));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static Map<String, String[]> sent(Map<String, String> parameters) {
    Map<String, String[]> sent = new HashMap<>();
    parameters.forEach((name, value) -> sent.put(name, new String[] {value}));
    return sent;
  }

  private static void compare(
      String metric,
      Map<String, String> question,
      Predicate<CaseFacts> counted,
      Predicate<CaseFacts> figure) {
    List<CaseFacts> denominator =
        cases.stream()
            .filter(each -> each.attributes() != null && !each.quarantined())
            .filter(counted)
            .toList();
    long numerator = denominator.stream().filter(figure).count();
    assertThat(numerator).as(metric).isPositive().isLessThan(denominator.size());
    MetricRow row = read(metric, question);
    assertThat(row.figures().get("denominator")).as(metric).isEqualTo((long) denominator.size());
    assertThat(row.figures().get("numerator")).as(metric).isEqualTo(numerator);
    for (String part : List.of("numerator", "denominator")) {
      Map<String, String> list = new HashMap<>(question);
      list.put("part", part);
      assertThat(lists.count(lists.parse(metric, sent(list))))
          .as(metric + " " + part)
          .isEqualTo(row.figures().get(part));
    }
  }

  private static long lateness(History.Delivery each) {
    return Duration.between(each.event().time(), each.recordedAt()).toMillis();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }

  private static boolean late(History.Delivery each) {
    return lateness(each) > Duration.ofHours(24).toMillis();
  }

  /** The first delivery of an acceptance at the moment that counts, or null. */
  private static History.Delivery told(CaseFacts facts) {
    return history.deliveries().stream()
        .filter(each -> each.event().subject().equals(facts.caseId()))
        .filter(each -> each.event().type() == EventType.CASE_ACCEPTED)
        .filter(each -> each.event().operation() == Event.Operation.UPSERT)
        .filter(each -> each.event().time().equals(facts.acceptedAt()))
        .min((a, b) -> a.recordedAt().compareTo(b.recordedAt()))
        .orElse(null);
  }

  @Test
  void acceptancesAreLateByTheirFirstRecordingUnlessTheirSourceIsBehind() {
    Map<LocalDate, int[]> days = new HashMap<>();
    Map<String, History.Delivery> archived = new HashMap<>();
    for (History.Delivery each : history.deliveries()) {
      Event event = each.event();
      String name = event.subject() + '/' + event.id() + '/' + event.revision() + event.hash();
      archived.merge(
          name, each, (one, other) -> one.recordedAt().isAfter(other.recordedAt()) ? other : one);
    }
    for (History.Delivery each : archived.values()) {
      int[] of = days.computeIfAbsent(day(each.recordedAt()), unseen -> new int[2]);
      of[0] += late(each) ? 1 : 0;
      of[1]++;
    }
    LocalDate from = LocalDate.parse("2026-03-10");
    LocalDate to = LocalDate.parse("2026-04-12");
    Predicate<CaseFacts> counted =
        each -> {
          History.Delivery told = each.acceptedAt() == null ? null : told(each);
          if (told == null) {
            return false;
          }
          int[] of = days.get(day(told.recordedAt()));
          return 2 * of[0] <= of[1];
        };
    Predicate<CaseFacts> figure = each -> late(told(each));
    compare("backdated-acceptance", Map.of(), counted, figure);
    compare(
        "backdated-acceptance",
        Map.of("from", from.toString(), "to", to.toString(), "channel", "WEB"),
        counted
            .and(each -> each.attributes().channel().equals("WEB"))
            .and(each -> !each.dates().accepted().isBefore(from))
            .and(each -> !each.dates().accepted().isAfter(to)),
        figure);
    assertThat(days.values()).as("some day is a backlog").anyMatch(of -> 2 * of[0] > of[1]);
  }

  @Test
  void casesTakenInUnderALengthenedPromiseAreThoseOfItsFirstYear() {
    LocalDate since = LocalDate.parse("2026-03-20");
    compare(
        "promise-lengthened",
        Map.of(),
        each -> each.kind().equals("COMMITTED"),
        each ->
            each.attributes().item().equals("item-0") && !each.dates().accepted().isBefore(since));
  }

  @Test
  void whatEvenDaysWouldGiveStandsBesideTheMonthsEnd() {
    MetricRow row = read("month-end-share", Map.of());
    double expected =
        cases.stream()
            .filter(each -> each.attributes() != null && !each.quarantined())
            .filter(each -> each.decidedAt() != null)
            .mapToDouble(
                each -> {
                  YearMonth month = YearMonth.from(each.dates().decided());
                  long days =
                      month
                          .atDay(1)
                          .datesUntil(month.atEndOfMonth().plusDays(1))
                          .filter(CALENDAR::isCounted)
                          .count();
                  return 3.0 / days;
                })
            .average()
            .orElseThrow();
    assertThat(row.figure("expected"))
        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-9));
  }
}
