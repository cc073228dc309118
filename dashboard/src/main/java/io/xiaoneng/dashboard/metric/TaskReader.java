package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import io.xiaoneng.supervision.WorkTime;
import io.xiaoneng.task.StageStanding;
import io.xiaoneng.task.TaskOnTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code task-on-time} from the ledger. A stage belongs to the leading unit; what was entered
 * into the ledger later than {@code asOf} or {@code knownAt} has not happened.
 */
final class TaskReader {

  /** The metrics told from here. */
  static final Set<String> METRICS = Set.of("task-on-time");

  private final TaskLedger ledger;
  private final RegistryView registry;
  private final WorkTime time;

  TaskReader(TaskLedger ledger, RegistryView registry, WorkTime time) {
    this.ledger = ledger;
    this.registry = registry;
    this.time = time;
  }

  /** A stage that counts, with its task. */
  private record Counted(TaskLedger.Entry entry, TaskOnTime.Part part) {

    String unit() {
      return entry.unit() == null ? "" : entry.unit();
    }
  }

  /** Rows in the order of their keys; exactly one where {@code by} is empty. */
  List<MetricRow> read(MetricQuery query) {
    check(query);
    Map<Map<String, @Nullable String>, long[]> sums = new HashMap<>();
    for (Counted each : counted(query)) {
      long[] sum = sums.computeIfAbsent(key(each, query.by()), key -> new long[2]);
      sum[0] += each.part().onTime() ? 1 : 0;
      sum[1]++;
    }
    if (query.by().isEmpty()) {
      sums.putIfAbsent(Map.of(), new long[2]);
    }
    return Keys.limited(
        sums.entrySet().stream()
            .map(each -> new MetricRow(each.getKey(), ratio(each.getValue())))
            .sorted(MetricOrder.by(query.by()))
            .toList());
  }

  private static Map<String, @Nullable Number> ratio(long[] sum) {
    return Figures.ratio(sum[0], sum[1]);
  }

  /** The stages behind a number. */
  List<ListLine> lines(ListQuery list) {
    MetricQuery query = list.query();
    check(query);
    boolean all = list.part() == CasePart.DENOMINATOR;
    List<ListLine> lines = new ArrayList<>();
    for (Counted each : counted(query)) {
      boolean in =
          list.keys().entrySet().stream()
              .allMatch(key -> value(each, key.getKey()).equals(key.getValue()));
      if (in && (all || each.part().onTime())) {
        lines.add(line(each, known(query)));
      }
    }
    return lines;
  }

  private ListLine line(Counted counted, Instant asOf) {
    StageStanding stage =
        counted
            .entry()
            .task()
            .at(asOf)
            .map(task -> task.stage(counted.part().stage()))
            .orElse(null);
    Instant submitted = stage == null ? null : stage.submittedAt();
    Instant verified = stage == null ? null : stage.verifiedAt();
    return new ListLine(
        ListKind.TASK,
        Arrays.asList(
            Long.toString(counted.entry().id()),
            (long) counted.part().stage(),
            counted.entry().title(),
            counted.unit(),
            counted.part().due(),
            submitted == null ? null : time.date(submitted),
            verified == null ? null : time.date(verified)));
  }

  private List<Counted> counted(MetricQuery query) {
    List<String> units = query.filters().get(Dimension.UNIT);
    List<Counted> counted = new ArrayList<>();
    for (TaskLedger.Entry entry : ledger.all()) {
      String unit = entry.unit();
      if (unit == null || !(units == null || wanted(unit, units))) {
        continue;
      }
      TaskOnTime.parts(entry.task(), query.from(), query.to(), known(query), time)
          .forEach(part -> counted.add(new Counted(entry, part)));
    }
    return counted;
  }

  private boolean wanted(String unit, List<String> units) {
    return units.stream().anyMatch(each -> registry.subtree(each).contains(unit));
  }

  /** A ledger is written as things happen: what was not known had not happened. */
  private static Instant known(MetricQuery query) {
    Instant knownAt = query.knownAt();
    return knownAt != null && knownAt.isBefore(query.asOf()) ? knownAt : query.asOf();
  }

  private Map<String, @Nullable String> key(Counted counted, List<Grouping> by) {
    Map<String, @Nullable String> key = new LinkedHashMap<>();
    for (Grouping each : by) {
      String value = value(counted, each);
      key.put(each.key(), value.isEmpty() ? null : value);
    }
    return key;
  }

  private String value(Counted counted, Grouping grouping) {
    LocalDate due = counted.part().due();
    if (grouping.dimension().ofTime()) {
      return Bucket.label(grouping.dimension(), due);
    }
    Unit.Level level = grouping.level();
    return level == null ? counted.unit() : registry.ancestorAt(counted.unit(), level).orElse("");
  }

  private static void check(MetricQuery query) {
    query.by().forEach(each -> check("by", each.dimension()));
    query.filters().keySet().forEach(each -> check(each.wireName(), each));
  }

  private static void check(String field, Dimension dimension) {
    if (!dimension.ofTime() && dimension != Dimension.UNIT) {
      throw new BadParameterException(
          field, dimension.wireName() + " is no dimension of task-on-time");
    }
  }
}
