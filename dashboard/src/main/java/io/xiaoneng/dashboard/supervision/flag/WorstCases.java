package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.casefile.ClockTrace;
import io.xiaoneng.dashboard.casefile.CaseFileService;
import io.xiaoneng.dashboard.metric.CasePart;
import io.xiaoneng.dashboard.metric.CasesBehind;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.CaseLine;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Name;
import io.xiaoneng.dashboard.supervision.flag.FlagEvidence.Run;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.statistics.Better;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The cases that weigh most in a flag. None of sensitive items, which show no cases. */
@Component
class WorstCases {

  private static final int SHOWN = 10;

  /** Of so many with the earliest due dates the worst are taken. */
  private static final int LOOKED_AT = 1_000;

  private static final int MOST_RUNS = 60;
  private static final double DAY = 86_400_000;

  private final CasesBehind behind;
  private final CaseFileService cases;
  private final RegistryView registry;

  WorstCases(CasesBehind behind, CaseFileService cases, RegistryView registry) {
    this.behind = behind;
    this.cases = cases;
    this.registry = registry;
  }

  /** The ten that are longest overdue; none where the metric has no list of what it misses. */
  List<CaseLine> of(MetricDefinition metric, String unit, YearMonth month, Instant asOf) {
    MetricQuery query =
        new MetricQuery(
            metric.id(),
            month.atDay(1),
            month.atEndOfMonth(),
            List.of(),
            Map.of(Dimension.UNIT, List.of(unit)),
            asOf,
            null);
    CasePart[] parts =
        JudgedMetrics.better(metric) == Better.HIGHER
            ? new CasePart[] {CasePart.LATE}
            : new CasePart[] {CasePart.LATE, CasePart.NUMERATOR};
    return behind.first(query, LOOKED_AT, parts).stream()
        .filter(each -> !registry.sensitive(text(each, "item")))
        .map(each -> line(each, asOf))
        .sorted(
            Comparator.comparingDouble(
                    (CaseLine each) -> -Objects.requireNonNullElse(each.overdueDays(), 0.0))
                .thenComparing(CaseLine::caseId))
        .limit(SHOWN)
        .map(this::traced)
        .toList();
  }

  private CaseLine line(Map<String, @Nullable Object> row, Instant asOf) {
    Instant due = instant(row, "due");
    Instant end = instant(row, "decidedAt");
    for (String each : List.of("refusedAt", "closedAt")) {
      Instant other = instant(row, each);
      end = end == null ? other : end;
    }
    Double overdue =
        due == null
            ? null
            : Math.max(0, ((end == null ? asOf : end).toEpochMilli() - due.toEpochMilli()) / DAY);
    String item = text(row, "item");
    return new CaseLine(
        text(row, "case"),
        new Name(item, registry.itemNameZh(item), registry.itemNameEn(item)),
        text(row, "state"),
        orNull(row, "acceptedAt"),
        orNull(row, "due"),
        orNull(row, "decidedAt"),
        overdue,
        List.of());
  }

  private CaseLine traced(CaseLine line) {
    List<Run> trace =
        cases
            .find(Objects.requireNonNull(line.caseId()))
            .map(file -> file.trace().stream().limit(MOST_RUNS).map(WorstCases::run).toList())
            .orElse(List.of());
    return new CaseLine(
        line.caseId(),
        line.item(),
        line.state(),
        line.acceptedAt(),
        line.due(),
        line.decidedAt(),
        line.overdueDays(),
        trace);
  }

  private static Run run(ClockTrace.Run run) {
    return new Run(
        run.from(), run.to(), run.counted(), run.why().zh(), run.why().en(), run.heldBy());
  }

  private static @Nullable Instant instant(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Instant at ? at : null;
  }

  private static @Nullable String orNull(Map<String, @Nullable Object> row, String column) {
    Object value = row.get(column);
    return value == null ? null : value.toString();
  }

  private static String text(Map<String, @Nullable Object> row, String column) {
    return Objects.requireNonNullElse(row.get(column), "").toString();
  }
}
