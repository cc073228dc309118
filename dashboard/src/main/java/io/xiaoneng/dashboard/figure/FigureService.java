package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.CodeNames;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts a metric's page together out of the same answers as the API gives. */
@Service
class FigureService {

  private final MetricService metrics;
  private final RegistryView registry;
  private final CodeNames names;
  private final OverviewService overview;
  private final CityClock clock;

  FigureService(
      MetricService metrics,
      RegistryView registry,
      CodeNames names,
      OverviewService overview,
      CityClock clock) {
    this.metrics = metrics;
    this.registry = registry;
    this.names = names;
    this.overview = overview;
    this.clock = clock;
  }

  /** What the page shows besides the question: how it is cut and ordered. */
  record Form(@Nullable String by, @Nullable String step, Order order) {}

  /** How the parts are ordered. */
  enum Order {
    /** By their names' codes. */
    KEY,
    LARGEST,
    SMALLEST,
    /** The most cases first. */
    WEIGHT
  }

  /** The question of those parameters over the overview's period where they name none. */
  MetricQuery question(MetricDefinition metric, Map<String, String[]> parameters) {
    MetricQuery asked = metrics.parse(metric.id(), parameters);
    Overview picture = overview.current().overview();
    LocalDate from = asked.from();
    LocalDate to = asked.to();
    LocalDate last = MetricService.standing(metric) ? picture.day() : picture.period().to();
    if (to == null) {
      to = from != null && from.isAfter(last) ? from : last;
    }
    if (from == null) {
      from = to.minusDays(ChronoUnit.DAYS.between(picture.period().from(), picture.period().to()));
    }
    Instant asOf = asked.asOf();
    if (!picture.today() && !parameters.containsKey("asOf")) {
      asOf = endOf(picture.day());
    }
    return with(asked, from, to, List.of(), asOf);
  }

  List<Grouping> splits(MetricQuery question) {
    return Splits.of(metrics.dimensions(question.metric()), question.filters(), registry);
  }

  /**
   * @throws BadParameterException where the metric cannot answer the question
   */
  FigureView view(MetricDefinition metric, MetricQuery question, Form form) {
    boolean standing = MetricService.standing(metric);
    LocalDate from = Objects.requireNonNull(question.from());
    LocalDate to = Objects.requireNonNull(question.to());
    Step step = Step.of(form.step, from, to);
    MetricQuery whole = standing ? standingAt(question, to, List.of()) : question;
    Grouping split = Splits.chosen(splits(question), form.by, unit(question), registry);
    metrics.checkTold(
        with(question, from, to, split == null ? List.of() : List.of(split), question.asOf()));
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    LocalDate beforeFrom = standing ? null : from.minusDays(days);
    LocalDate beforeTo = standing ? null : from.minusDays(1);
    Value before =
        beforeFrom == null
            ? null
            : one(with(question, beforeFrom, beforeTo, List.of(), question.asOf()));
    List<MetricRow> parts =
        split == null
            ? List.of()
            : metrics.read(
                standing
                    ? standingAt(question, to, List.of(split))
                    : with(question, from, to, List.of(split), question.asOf()));
    return new FigureView(
        whole,
        one(whole),
        before,
        beforeFrom == null ? null : beforeFrom.toString(),
        beforeTo == null ? null : beforeTo.toString(),
        step,
        metrics
            .read(with(question, from, to, List.of(Grouping.by(step.dimension())), question.asOf()))
            .stream()
            .map(
                row -> {
                  String label = key(row, step.wireName());
                  return new FigureView.Point(
                      label,
                      Value.of(row),
                      metrics.running(question, Grouping.by(step.dimension()), label));
                })
            .toList(),
        split,
        split == null
            ? List.of()
            : parts.stream()
                .map(row -> row(split, row))
                .sorted(order(form.order))
                .limit(FigureView.MOST)
                .toList(),
        parts.size());
  }

  /** The one unit that is asked for, null where it is none or several. */
  private static @Nullable String unit(MetricQuery question) {
    List<String> units = question.filters().getOrDefault(Dimension.UNIT, List.of());
    return units.size() == 1 ? units.get(0) : null;
  }

  /** The figure by another version over the same cases. */
  Value by(int version, MetricQuery query) {
    return one(query.by(version));
  }

  /** How many of them it counts otherwise than the version in force. */
  long countedOtherwise(int version, MetricQuery query) {
    return metrics.countedOtherwise(query.by(version));
  }

  /** Of what stands, the figure at the end of the period, not over it. */
  private MetricQuery standingAt(MetricQuery question, LocalDate to, List<Grouping> by) {
    Instant end = endOf(to);
    Instant at = end.isBefore(question.asOf()) ? end : question.asOf();
    return with(question, null, null, by, at);
  }

  private Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
  }

  private Value one(MetricQuery query) {
    return metrics.read(query).stream().findFirst().map(Value::of).orElse(Value.NONE);
  }

  private FigureView.Row row(Grouping split, MetricRow row) {
    String key = key(row, split.key());
    CodeNames.Name name = names.of(split.dimension().wireName(), key);
    return new FigureView.Row(key, name.zh(), name.en(), Value.of(row));
  }

  private static String key(MetricRow row, String name) {
    String key = row.key().get(name);
    return key == null ? "" : key;
  }

  private static Comparator<FigureView.Row> order(Order order) {
    Comparator<FigureView.Row> byKey =
        Comparator.comparing((FigureView.Row row) -> row.key().isEmpty())
            .thenComparing(FigureView.Row::key);
    Comparator<Double> up = Comparator.naturalOrder();
    return switch (order) {
      case KEY -> byKey;
      case LARGEST -> by(Comparator.reverseOrder()).thenComparing(byKey);
      case SMALLEST -> by(up).thenComparing(byKey);
      case WEIGHT ->
          Comparator.comparing(
                  (FigureView.Row row) -> weight(row.value()),
                  Comparator.nullsLast(Comparator.reverseOrder()))
              .thenComparing(byKey);
    };
  }

  private static Comparator<FigureView.Row> by(Comparator<Double> order) {
    return Comparator.comparing(row -> row.value().value(), Comparator.nullsLast(order));
  }

  private static @Nullable Double weight(Value value) {
    Long n = value.n();
    return n == null ? value.value() : Double.valueOf(n);
  }

  private static MetricQuery with(
      MetricQuery asked,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      List<Grouping> by,
      Instant asOf) {
    return new MetricQuery(
        asked.metric(), asked.version(), from, to, by, asked.filters(), asOf, asked.knownAt());
  }
}
