package io.xiaoneng.dashboard.metric;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.FactsAsOf;
import io.xiaoneng.dashboard.registry.FixedRegistryView;
import io.xiaoneng.metric.reference.Figure;
import io.xiaoneng.metric.reference.ReferenceMetrics.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the catalogue's words on the radar make of cases together with more than their facts: items
 * of a registry, the days of a month.
 */
final class RadarWords {

  private static final LocalDate LONGER = LocalDate.parse("2026-01-25");
  private static final LocalDate SHORTER_AGAIN = LocalDate.parse("2026-02-20");
  private static final LocalDate LONGER_BEFORE = LocalDate.parse("2025-01-30");

  private RadarWords() {}

  /** One item promises more for some weeks, another does for a year and more. */
  static void register(FixedRegistryView registry) {
    LocalDate begin = LocalDate.parse("2020-01-01");
    item(registry, "item-1", 1, begin, 5);
    item(registry, "item-1", 2, LONGER, 7);
    item(registry, "item-1", 3, SHORTER_AGAIN, 6);
    item(registry, "item-2", 1, begin, 5);
    item(registry, "item-2", 2, LONGER_BEFORE, 9);
  }

  private static void item(
      FixedRegistryView registry, String code, int version, LocalDate from, int days) {
    registry.put(
        "item/" + code + "/" + version,
        """
        {"kind":"item","code":"%s","version":%d,"validFrom":"%s","nameZh":"事","nameEn":"item",\
        "type":"公共服务","promised":{"amount":%d,"kind":"WORKING"}}\
        """
            .formatted(code, version, from, days));
  }

  /** promise-lengthened over the registry that {@link #register} makes. */
  static Figure lengthened(List<CaseFacts> cases, Period period, Instant asOf) {
    List<CaseFacts> accepted =
        counted(cases, asOf)
            .filter(each -> each.kind().equals("COMMITTED") && each.acceptedAt() != null)
            .filter(each -> has(period, each.dates().accepted()))
            .toList();
    return new Figure.Ratio(
        accepted.stream().filter(RadarWords::underALongerPromise).count(), accepted.size());
  }

  private static boolean underALongerPromise(CaseFacts facts) {
    LocalDate day = facts.dates().accepted();
    return switch (facts.attributes().item()) {
      case "item-1" -> !day.isBefore(LONGER) && day.isBefore(SHORTER_AGAIN);
      case "item-2" -> day.isBefore(LONGER_BEFORE.plusMonths(12));
      default -> false;
    };
  }

  /** The share that even days would give the ends of the months that are over; null for none. */
  static Double evenMonthEnd(List<CaseFacts> cases, Period period, Instant asOf) {
    YearMonth now = YearMonth.from(asOf.atZone(ReferenceCity.ZONE));
    List<Double> shares =
        counted(cases, asOf)
            .map(each -> each.dates().decided())
            .filter(each -> each != null && has(period, each))
            .map(YearMonth::from)
            .filter(each -> each.isBefore(now))
            .map(RadarWords::threeOfItsDays)
            .toList();
    return shares.isEmpty()
        ? null
        : shares.stream().mapToDouble(Double::doubleValue).sum() / shares.size();
  }

  private static double threeOfItsDays(YearMonth month) {
    return 3.0
        / month
            .atDay(1)
            .datesUntil(month.atEndOfMonth().plusDays(1))
            .filter(ReferenceCity.CALENDAR::isCounted)
            .count();
  }

  private static Stream<CaseFacts> counted(List<CaseFacts> cases, Instant asOf) {
    return cases.stream()
        .filter(each -> each.attributes() != null && !each.test() && !each.quarantined())
        .map(each -> FactsAsOf.of(each, asOf))
        .filter(Objects::nonNull);
  }

  private static boolean has(Period period, LocalDate day) {
    return (period.from() == null || !day.isBefore(period.from()))
        && (period.to() == null || !day.isAfter(period.to()));
  }
}
