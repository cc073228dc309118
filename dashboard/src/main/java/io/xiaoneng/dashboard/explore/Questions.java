package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.page.CityClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts questions as {@link MetricQuery}: the one asked, and the one it is held against. */
@Component
class Questions {

  private final CityClock clock;

  Questions(CityClock clock) {
    this.clock = clock;
  }

  /** The question over the whole period; of what stands, as of its end. */
  MetricQuery whole(Exploration asked, List<Grouping> by) {
    return over(asked, asked.from(), asked.to(), by, asked.filters());
  }

  /** The question cut by time, over its period even of what stands. */
  MetricQuery course(Exploration asked, List<Grouping> by, Map<Dimension, List<String>> filters) {
    return query(asked, asked.from(), asked.to(), by, filters, asked.asOf());
  }

  /** What the question is held against; null where it is no other figure. */
  @Nullable MetricQuery other(Exploration asked, List<Grouping> by) {
    if (!asked.against().another()) {
      return null;
    }
    return over(asked, otherStart(asked), otherEnd(asked), by, otherFilters(asked));
  }

  /** The same cut by time. */
  @Nullable MetricQuery otherCourse(Exploration asked, List<Grouping> by) {
    if (!asked.against().another()) {
      return null;
    }
    return query(asked, otherStart(asked), otherEnd(asked), by, otherFilters(asked), asked.asOf());
  }

  /** First day of what it is held against; that of the question itself where it is the same. */
  LocalDate otherStart(Exploration asked) {
    return switch (asked.against()) {
      case BEFORE -> asked.from().minusDays(days(asked));
      case YEAR -> asked.from().minusYears(1);
      default -> asked.from();
    };
  }

  /** Its last day. */
  LocalDate otherEnd(Exploration asked) {
    return switch (asked.against()) {
      case BEFORE -> asked.from().minusDays(1);
      case YEAR -> asked.to().minusYears(1);
      default -> asked.to();
    };
  }

  /** The first day where it is another period; "" else. */
  String otherFrom(Exploration asked) {
    return period(asked) ? otherStart(asked).toString() : "";
  }

  /** The last day likewise. */
  String otherTo(Exploration asked) {
    return period(asked) ? otherEnd(asked).toString() : "";
  }

  private static boolean period(Exploration asked) {
    return asked.against() == Against.BEFORE || asked.against() == Against.YEAR;
  }

  private static long days(Exploration asked) {
    return ChronoUnit.DAYS.between(asked.from(), asked.to()) + 1;
  }

  private static Map<Dimension, List<String>> otherFilters(Exploration asked) {
    String with = asked.with();
    if (asked.against() != Against.UNIT || with == null) {
      return asked.filters();
    }
    Map<Dimension, List<String>> filters = new LinkedHashMap<>(asked.filters());
    filters.put(Dimension.UNIT, List.of(with));
    return filters;
  }

  private MetricQuery over(
      Exploration asked,
      LocalDate from,
      LocalDate to,
      List<Grouping> by,
      Map<Dimension, List<String>> filters) {
    if (!asked.standing()) {
      return query(asked, from, to, by, filters, asked.asOf());
    }
    Instant end = to.plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
    Instant at = end.isBefore(asked.asOf()) ? end : asked.asOf();
    return query(asked, null, null, by, filters, at);
  }

  private static MetricQuery query(
      Exploration asked,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<Grouping> by,
      Map<Dimension, List<String>> filters,
      Instant asOf) {
    return new MetricQuery(asked.metric().id(), from, to, by, filters, asOf, asked.knownAt());
  }
}
