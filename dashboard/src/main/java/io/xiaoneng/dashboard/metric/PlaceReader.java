package io.xiaoneng.dashboard.metric;

import io.xiaoneng.circle.Span;
import io.xiaoneng.dashboard.metric.PlaceParts.CellPart;
import io.xiaoneng.dashboard.metric.PlaceParts.Look;
import io.xiaoneng.dashboard.metric.PlaceParts.Part;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of geography (basis G): as of a moment, which is the end of the period or of
 * each of its buckets; the circle with {@code from} or buckets over these, weighted by time.
 */
final class PlaceReader {

  /** The metrics told from here. */
  static final Set<String> METRICS =
      Set.of("terminals-street", "terminals-community", "circle-population", "circle-communities");

  /** Weighted over a period. */
  private static final Set<String> WEIGHTED = Set.of("circle-population", "circle-communities");

  private final PlaceParts places;
  private final RegistryView registry;
  private final ZoneId zone;

  PlaceReader(PlaceParts places, RegistryView registry, ZoneId zone) {
    this.places = places;
    this.registry = registry;
    this.zone = zone;
  }

  /** Numbers of the parts of a row. */
  private static final class Tally {
    private final long millis;
    private long numerator;
    private long denominator;
    private boolean whole;

    private Tally(long millis, boolean whole) {
      this.millis = millis;
      this.whole = whole;
    }

    private void add(Part part) {
      numerator += part.numerator();
      denominator += part.denominator();
      whole &= part.whole();
    }

    /** Without an interval: it is no sample, everything there is has been counted. */
    private Map<String, @Nullable Number> figures() {
      return Figures.mean(numerator, denominator, millis);
    }
  }

  /** Rows of a metric of this basis, in the order of the keys. */
  List<MetricRow> read(MetricQuery query) {
    check(query);
    Grouping time = time(query);
    List<Bucket> buckets = time == null ? List.of() : buckets(query, time);
    List<Look> looks = looks(query, time, buckets);
    Map<Map<String, @Nullable String>, Tally> rows = new LinkedHashMap<>();
    boolean weighted = WEIGHTED.contains(query.metric());
    for (int i = 0; i < looks.size(); i++) {
      Look look = looks.get(i);
      String label = time == null ? "" : buckets.get(i).label();
      boolean over = !weighted || over(query, time == null ? null : buckets.get(i));
      for (Part part : look.parts()) {
        if (wanted(part.unit(), query)) {
          rows.computeIfAbsent(
                  key(part.unit(), label, query),
                  key -> new Tally(Math.max(1, look.millis()), over && look.whole()))
              .add(part);
        }
      }
    }
    rows.values().removeIf(each -> each.denominator == 0);
    if (query.by().isEmpty()) {
      rows.putIfAbsent(Map.of(), new Tally(1, false));
    }
    return Keys.limited(
        rows.entrySet().stream()
            .map(
                each ->
                    new MetricRow(each.getKey(), each.getValue().figures(), each.getValue().whole))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  /** What adds to a part of a figure: units, or of the people the cells at a moment. */
  List<ListLine> lines(ListQuery list) {
    MetricQuery query = list.query();
    check(query);
    boolean all = list.part() != CasePart.NUMERATOR;
    if (list.kind() == ListKind.CELL) {
      if (query.from() != null) {
        throw new BadParameterException(
            "from",
            "the cells behind " + query.metric() + " are those of a moment; leave from out");
      }
      return places.cells(moment(query)).stream()
          .filter(each -> all || each.reached())
          .filter(each -> asked(each.unit(), list))
          .map(PlaceReader::line)
          .toList();
    }
    Look look = looks(query.whole(), null, List.of()).get(0);
    double millis = Math.max(1, look.millis());
    return look.parts().stream()
        .filter(each -> each.denominator() > 0 && (all || each.numerator() > 0))
        .filter(each -> asked(each.unit(), list))
        .map(
            each ->
                new ListLine(
                    ListKind.PLACE,
                    Arrays.asList(
                        each.unit(), each.numerator() / millis, each.denominator() / millis)))
        .toList();
  }

  private static ListLine line(CellPart cell) {
    return new ListLine(
        ListKind.CELL,
        Arrays.asList(cell.cell(), cell.unit(), cell.people(), cell.reached(), cell.minutes()));
  }

  /** Whether the filters and the key of a row mean that unit. */
  private boolean asked(String unit, ListQuery list) {
    return wanted(unit, list.query())
        && list.keys().entrySet().stream()
            .allMatch(each -> value(unit, each.getKey()).equals(each.getValue()));
  }

  private List<Look> looks(MetricQuery query, @Nullable Grouping time, List<Bucket> buckets) {
    LocalDate from = query.from();
    if (WEIGHTED.contains(query.metric()) && (time != null || from != null)) {
      List<Span> pieces =
          time == null ? period(from, query) : pieces(from == null ? last(query) : from, buckets);
      if (pieces.isEmpty()) {
        return time == null ? List.of(Look.UNKNOWN) : List.of();
      }
      return places.over(query.metric(), pieces);
    }
    return places.at(
        query.metric(),
        time == null
            ? List.of(moment(query))
            : buckets.stream().map(each -> Instant.ofEpochMilli(each.dueBefore())).toList());
  }

  /** Whether the time asked for, or that of a bucket of it, has passed. */
  private boolean over(MetricQuery query, @Nullable Bucket bucket) {
    if (bucket != null) {
      return bucket.knownBy() < bucket.dueBefore();
    }
    LocalDate to = query.to();
    return query.from() == null
        || to == null
        || millis(to.plusDays(1)) <= query.asOf().toEpochMilli();
  }

  /**
   * Whether a bucket of a metric that is weighted by time is not over yet, so that what it tells is
   * not of the whole day, week or month.
   */
  static boolean running(MetricQuery query, Grouping time, String label, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(query.asOf(), zone);
    LocalDate to = query.to();
    return WEIGHTED.contains(query.metric())
        && (to == null || !to.isBefore(today))
        && Bucket.label(time.dimension(), today).equals(label);
  }

  /** The whole period; none where it lies ahead. */
  private List<Span> period(@Nullable LocalDate from, MetricQuery query) {
    if (from == null) {
      return List.of();
    }
    long begins = millis(from);
    long ends = Math.min(millis(last(query).plusDays(1)), query.asOf().toEpochMilli());
    return begins < ends ? List.of(new Span(begins, ends)) : List.of();
  }

  private List<Span> pieces(LocalDate from, List<Bucket> buckets) {
    long[] begins = {millis(from)};
    return buckets.stream()
        .map(
            each -> {
              Span piece = new Span(begins[0], Math.max(begins[0] + 1, each.dueBefore()));
              begins[0] = each.dueBefore();
              return piece;
            })
        .toList();
  }

  private List<Bucket> buckets(MetricQuery query, Grouping time) {
    LocalDate to = last(query);
    LocalDate from = query.from();
    return Bucket.of(time.dimension(), from == null ? to : from, to, query.asOf(), zone);
  }

  private LocalDate last(MetricQuery query) {
    LocalDate today = LocalDate.ofInstant(query.asOf(), zone);
    LocalDate to = query.to();
    return to == null || to.isAfter(today) ? today : to;
  }

  /** The end of the period, or the query's instant where that is earlier. */
  private Instant moment(MetricQuery query) {
    long end = millis(last(query).plusDays(1)) - 1;
    return Instant.ofEpochMilli(Math.min(end, query.asOf().toEpochMilli()));
  }

  private long millis(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private Map<String, @Nullable String> key(String unit, String label, MetricQuery query) {
    Map<String, @Nullable String> key = new LinkedHashMap<>();
    for (Grouping each : query.by()) {
      String value = each.dimension().ofTime() ? label : value(unit, each);
      key.put(each.key(), value.isEmpty() ? null : value);
    }
    return key;
  }

  private String value(String unit, Grouping grouping) {
    Unit.Level level = grouping.level();
    return level == null ? unit : registry.ancestorAt(unit, level).orElse("");
  }

  private boolean wanted(String unit, MetricQuery query) {
    List<String> units = query.filters().get(Dimension.UNIT);
    return units == null || units.stream().anyMatch(each -> registry.subtree(each).contains(unit));
  }

  private static @Nullable Grouping time(MetricQuery query) {
    return query.by().stream().filter(each -> each.dimension().ofTime()).findFirst().orElse(null);
  }

  private static void check(MetricQuery query) {
    if (query.knownAt() != null) {
      throw new BadParameterException(
          "knownAt",
          "knownAt is not for "
              + query.metric()
              + ": states of points and ways are kept as they are known now");
    }
    for (Grouping each : query.by()) {
      if (!each.dimension().ofTime() && each.dimension() != Dimension.UNIT) {
        throw wrong("by", each.dimension(), query.metric());
      }
    }
    if (query.by().stream().filter(each -> each.dimension().ofTime()).count() > 1) {
      throw new BadParameterException(
          "by", "by takes one of day, week and month for " + query.metric());
    }
    for (Dimension each : query.filters().keySet()) {
      if (each != Dimension.UNIT) {
        throw wrong(each.wireName(), each, query.metric());
      }
    }
  }

  private static BadParameterException wrong(String field, Dimension dimension, String metric) {
    return new BadParameterException(field, dimension.wireName() + " is no dimension of " + metric);
  }

  /** What such a metric is made of, or null for a metric of another basis. */
  static @Nullable ListKind kind(String metric) {
    if (!METRICS.contains(metric)) {
      return null;
    }
    return metric.equals("circle-population") ? ListKind.CELL : ListKind.PLACE;
  }
}
