package io.xiaoneng.dashboard.metric;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.ReferenceMetrics;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** A city of random cases, in tables and as what the catalogue's words make of them. */
final class ReferenceCity {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final WorkCalendar CALENDAR = WorkCalendar.of("cn");
  static final String ODD_STREET = "street-?'\\1";

  private static final List<String> BUNDLE = List.of("item-1", "item-2");

  private ReferenceCity() {}

  static FixedRegistryView registry() {
    return new FixedRegistryView(ZONE)
        .unit("city", Unit.Level.CITY, null)
        .unit("north", Unit.Level.DISTRICT, "city")
        .unit("south", Unit.Level.DISTRICT, "city")
        .unit("street-2", Unit.Level.STREET, "south")
        .unit(ODD_STREET, Unit.Level.STREET, "north")
        .put(
            "bundle/bundle-1",
            "{\"kind\":\"bundle\",\"code\":\"bundle-1\",\"items\":[\"item-1\",\"item-2\"]}");
  }

  /** Writes so many cases, each over what its row said before: FINAL must never show that. */
  static List<CaseFacts> write(ClickHouse clickHouse, FixedRegistryView registry, int count) {
    List<CaseFacts> cases =
        new RandomCases(
                4711,
                ZONE,
                CALENDAR,
                List.of("north", "south", "street-2", ODD_STREET, "nobody's"),
                registry.registry()::districtOf)
            .many(count);
    List<CaseFacts> outdated =
        new RandomCases(4712, ZONE, CALENDAR, List.of("north"), registry.registry()::districtOf)
            .many(count);
    CaseRowWriter.write(clickHouse, outdated.stream().map(ReferenceCity::older).toList());
    CaseRowWriter.write(clickHouse, cases);
    return cases;
  }

  static boolean online(CaseFacts facts) {
    return Set.of("WEB", "MOBILE").contains(facts.attributes().channel());
  }

  static ReferenceMetrics reference(
      List<CaseFacts> cases, Predicate<CaseFacts> slice, Period period, Instant asOf) {
    return new ReferenceMetrics(
        cases,
        slice,
        period,
        asOf,
        CALENDAR,
        ZONE,
        ReferenceMetrics.RECTIFY_DAYS,
        ReferenceCity::itemsOf);
  }

  /** The items of the one bundle that is registered. */
  static List<String> itemsOf(String bundle) {
    return bundle.equals("bundle-1") ? BUNDLE : List.of();
  }

  private static CaseFacts older(CaseFacts f) {
    return new CaseFacts(
        f.caseId(),
        f.attributes(),
        f.firstAt(),
        f.appliedAt(),
        f.acceptedAt(),
        f.deemed(),
        f.deemedFrom(),
        f.decidedAt(),
        f.deliveredAt(),
        f.refusedAt(),
        f.closedAt(),
        f.outcome(),
        f.kind(),
        f.mode(),
        f.window(),
        f.duePromise(),
        f.dueStatutory(),
        f.stopDueAt(),
        f.matureAt(),
        f.d1(),
        f.stoppedDays(),
        f.stops(),
        f.grantedDays(),
        f.supplementRequests(),
        f.quarantined(),
        f.test(),
        f.flags(),
        f.events(),
        java.math.BigInteger.ONE,
        f.latestRecordedAt(),
        f.dates(),
        f.duties(),
        f.effort(),
        f.times(),
        f.lastEditedAt(),
        f.ratings());
  }
}
