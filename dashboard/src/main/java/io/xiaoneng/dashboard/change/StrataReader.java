package io.xiaoneng.dashboard.change;

import io.xiaoneng.change.Amount;
import io.xiaoneng.change.Stratum;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a figure of two periods is made of, stratum by stratum. */
@Component
class StrataReader {

  static final double TEN_THOUSAND = 10_000;

  private final MetricService metrics;
  private final RegistryView registry;

  StrataReader(MetricService metrics, RegistryView registry) {
    this.metrics = metrics;
    this.registry = registry;
  }

  /**
   * Both periods, cut the same way.
   *
   * @param split the groupings that tell parts and channels
   * @param ofCases whether the figure is a share of cases, so that chance can be told
   */
  record Sides(
      Map<Stratum, Amount> before,
      Map<Stratum, Amount> after,
      List<String> split,
      boolean ofCases) {}

  /**
   * The strata: by the units right below the subject, channel, item and kind of applicant, as far
   * as the metric has them and is not about the channel itself. Where that would be too long an
   * answer, without the units, then without the channels.
   *
   * @return empty where some of it may not be told to whom asks
   */
  Optional<Sides> read(ChangeQuestion question, MetricDefinition metric, ZoneId zone) {
    BadParameterException tooLong = null;
    for (List<Grouping> by : cuts(question)) {
      try {
        Map<Span, List<MetricRow>> sides = sides(question, by, zone);
        List<MetricRow> before = sides.getOrDefault(question.before(), List.of());
        List<MetricRow> after = sides.getOrDefault(question.after(), List.of());
        if (before.stream().anyMatch(MetricRow::tooFew)
            || after.stream().anyMatch(MetricRow::tooFew)) {
          return Optional.empty();
        }
        return Optional.of(
            new Sides(
                strata(before, metric),
                strata(after, metric),
                by.stream()
                    .filter(
                        each ->
                            each.dimension() == Dimension.UNIT
                                || each.dimension() == Dimension.CHANNEL)
                    .map(StrataReader::name)
                    .toList(),
                ofCases(before, after)));
      } catch (BadParameterException e) {
        if (!e.field().equals("by")) {
          throw e;
        }
        tooLong = e;
      }
    }
    throw Objects.requireNonNull(tooLong);
  }

  private static String name(Grouping grouping) {
    Unit.Level level = grouping.level();
    return level == null ? grouping.key() : "unit-level:" + level.name();
  }

  /** From the finest to the coarsest. */
  private List<List<Grouping>> cuts(ChangeQuestion question) {
    Set<Dimension> has = metrics.dimensions(question.metric());
    List<Grouping> work =
        List.of(Dimension.ITEM, Dimension.APPLICANT_KIND).stream()
            .filter(has::contains)
            .map(Grouping::by)
            .toList();
    List<Grouping> ways = new ArrayList<>(work);
    if (has.contains(Dimension.CHANNEL) && !metrics.byChannel(question.metric())) {
      ways.add(0, Grouping.by(Dimension.CHANNEL));
    }
    List<List<Grouping>> cuts = new ArrayList<>();
    Unit.Level level = has.contains(Dimension.UNIT) ? below(question) : null;
    if (level != null) {
      List<Grouping> finest = new ArrayList<>(ways);
      finest.add(0, new Grouping(Dimension.UNIT, level));
      cuts.add(finest);
    }
    cuts.add(ways);
    if (ways.size() > work.size()) {
      cuts.add(work);
    }
    return cuts;
  }

  /** The level that most units right below the subject are of; null where there are none. */
  private Unit.@Nullable Level below(ChangeQuestion question) {
    List<UnitNode> units;
    String unit = question.unit();
    if (unit != null) {
      units = registry.children(unit);
    } else if (question.filters().containsKey(Dimension.UNIT)) {
      return null;
    } else {
      List<UnitNode> roots = registry.roots();
      units = roots.size() == 1 ? registry.children(roots.get(0).code()) : roots;
    }
    Map<Unit.Level, Long> levels =
        units.stream()
            .map(UnitNode::level)
            .filter(each -> each != Unit.Level.UNCLASSIFIED)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return levels.entrySet().stream()
        .max(
            Map.Entry.<Unit.Level, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** In one reading where the figure can be read of several periods at once. */
  private Map<Span, List<MetricRow>> sides(
      ChangeQuestion question, List<Grouping> by, ZoneId zone) {
    Dimension time = metrics.tellsPeriods(question.metric()) ? question.step() : null;
    if (time != null) {
      List<Grouping> both = new ArrayList<>(by);
      both.add(Grouping.by(time));
      Span whole = new Span(question.before().from(), question.after().to());
      try {
        return metrics.ofPeriods(query(question, whole, both, zone), time).stream()
            .collect(
                Collectors.groupingBy(
                    row ->
                        Objects.equals(row.key().get(time.wireName()), question.after().label(time))
                            ? question.after()
                            : question.before()));
      } catch (BadParameterException e) {
        if (!e.field().equals("by")) {
          throw e;
        }
        // Too long for both; each by itself may have room.
      }
    }
    return Map.of(
        question.before(), rows(question, question.before(), by, zone),
        question.after(), rows(question, question.after(), by, zone));
  }

  private List<MetricRow> rows(ChangeQuestion question, Span span, List<Grouping> by, ZoneId zone) {
    return metrics.read(query(question, span, by, zone));
  }

  private static MetricQuery query(
      ChangeQuestion question, Span span, List<Grouping> by, ZoneId zone) {
    return new MetricQuery(
        question.metric(), span.from(), span.to(), by, question.filters(), span.end(zone), null);
  }

  private static boolean ofCases(List<MetricRow> before, List<MetricRow> after) {
    return !before.isEmpty()
        && !after.isEmpty()
        && before.get(0).figures().containsKey("low")
        && after.get(0).figures().containsKey("low");
  }

  private static Map<Stratum, Amount> strata(List<MetricRow> rows, MetricDefinition metric) {
    Map<Stratum, Amount> strata = new HashMap<>();
    for (MetricRow row : rows) {
      Map<String, @Nullable String> key = new LinkedHashMap<>(row.key());
      Stratum stratum =
          new Stratum(
              text(key, Dimension.UNIT),
              text(key, Dimension.CHANNEL),
              text(key, Dimension.ITEM),
              text(key, Dimension.APPLICANT_KIND));
      strata.merge(stratum, amount(row, metric), Amount::plus);
    }
    return strata;
  }

  private static String text(Map<String, @Nullable String> key, Dimension dimension) {
    return Objects.requireNonNullElse(key.get(dimension.wireName()), "");
  }

  private static Amount amount(MetricRow row, MetricDefinition metric) {
    Double mean = row.figure("mean");
    if (row.figures().containsKey("mean")) {
      double n = number(row, "n");
      return mean == null ? Amount.NONE : new Amount(mean * n, n);
    }
    if (metric.unit() == MetricDefinition.Unit.COUNT) {
      double count = number(row, "value");
      return new Amount(count, count);
    }
    double scale = metric.unit() == MetricDefinition.Unit.PER_10K ? TEN_THOUSAND : 1;
    return new Amount(number(row, "numerator") * scale, number(row, "denominator"));
  }

  private static double number(MetricRow row, String name) {
    Double number = row.figure(name);
    return number == null ? 0 : number;
  }
}
