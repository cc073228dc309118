package io.xiaoneng.dashboard.process;

import io.xiaoneng.event.EventType;
import io.xiaoneng.metric.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the map of a process out of its cases, one after the other. */
final class ProcessMapBuilder {

  /** What the applicant says and where they went is no part of the way to the decision. */
  private static final Set<EventType> ASIDE =
      Set.of(EventType.CASE_RATED, EventType.CASE_RECTIFIED, EventType.CASE_VISITED);

  private final Map<String, ActivityTally> activities = new HashMap<>();
  private final Map<List<String>, EdgeTally> edges = new HashMap<>();
  private final Map<List<String>, EdgeTally> variants = new HashMap<>();
  private final List<Double> durations = new ArrayList<>();
  private int cases;

  private static final class ActivityTally {
    boolean step;
    int times;
    int cases;
    int first;
    int last;
    final List<Double> working = new ArrayList<>();
  }

  private static final class EdgeTally {
    int times;
    final List<Double> hours = new ArrayList<>();
  }

  /**
   * One activity of one case.
   *
   * @param end null while a step is under way
   * @param measured whether both its ends are known
   */
  private record Instance(
      String activity, boolean step, Instant start, @Nullable Instant end, boolean measured) {

    Instant until() {
      return end == null ? start : end;
    }
  }

  /** Adds a case. */
  void add(Trace trace) {
    List<Instance> way = instances(trace.events());
    if (way.isEmpty()) {
      return;
    }
    cases++;
    Set<String> seen = new HashSet<>();
    for (Instance each : way) {
      ActivityTally tally = activities.computeIfAbsent(each.activity(), n -> new ActivityTally());
      tally.step |= each.step();
      tally.times++;
      tally.cases += seen.add(each.activity()) ? 1 : 0;
      if (each.measured()) {
        tally.working.add(hours(each.start(), each.until()));
      }
    }
    tally(way.get(0)).first++;
    tally(way.get(way.size() - 1)).last++;
    Instant until = way.get(0).until();
    for (int i = 1; i < way.size(); i++) {
      Instance next = way.get(i);
      EdgeTally edge =
          edges.computeIfAbsent(
              List.of(way.get(i - 1).activity(), next.activity()), key -> new EdgeTally());
      edge.times++;
      edge.hours.add(Math.max(0, hours(until, next.start())));
      until = next.until().isAfter(until) ? next.until() : until;
    }
    EdgeTally variant =
        variants.computeIfAbsent(
            way.stream().map(Instance::activity).toList(), key -> new EdgeTally());
    variant.times++;
    double duration = hours(way.get(0).start(), until);
    variant.hours.add(duration);
    durations.add(duration);
  }

  private ActivityTally tally(Instance each) {
    return activities.computeIfAbsent(each.activity(), name -> new ActivityTally());
  }

  /**
   * Steps with their ends, everything else as a moment. A step of which only the end was sent is a
   * moment, too: how long it took is not known.
   */
  private static List<Instance> instances(List<TraceEvent> events) {
    List<Instance> found = new ArrayList<>();
    List<TraceEvent> open = new ArrayList<>();
    for (TraceEvent event : events) {
      if (ASIDE.contains(event.type())) {
        continue;
      }
      if (event.start()) {
        open.add(event);
      } else if (event.step()) {
        TraceEvent start = takeOut(open, event.activity());
        Instant begun = start == null ? event.time() : start.time();
        found.add(new Instance(event.activity(), true, begun, event.time(), start != null));
      } else {
        found.add(new Instance(event.activity(), false, event.time(), event.time(), false));
      }
    }
    for (TraceEvent start : open) {
      found.add(new Instance(start.activity(), true, start.time(), null, false));
    }
    found.sort(Comparator.comparing(Instance::start));
    return found;
  }

  private static @Nullable TraceEvent takeOut(List<TraceEvent> open, String activity) {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).activity().equals(activity)) {
        return open.remove(i);
      }
    }
    return null;
  }

  private static double hours(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 3_600_000.0;
  }

  /** The map of all cases so far. */
  ProcessMap build() {
    double all =
        activities.values().stream().mapToDouble(each -> sum(each.working)).sum()
            + edges.values().stream().mapToDouble(each -> sum(each.hours)).sum();
    List<ProcessMap.Activity> nodes = new ArrayList<>();
    activities.forEach(
        (name, each) ->
            nodes.add(
                new ProcessMap.Activity(
                    name,
                    each.step,
                    each.times,
                    each.cases,
                    each.first,
                    each.last,
                    hours(each.working, all))));
    nodes.sort(
        Comparator.comparingInt(ProcessMap.Activity::times)
            .reversed()
            .thenComparing(ProcessMap.Activity::name));
    List<ProcessMap.Edge> arrows = new ArrayList<>();
    edges.forEach(
        (ends, each) ->
            arrows.add(
                new ProcessMap.Edge(ends.get(0), ends.get(1), each.times, hours(each.hours, all))));
    arrows.sort(
        Comparator.comparingDouble((ProcessMap.Edge each) -> each.waiting().total())
            .reversed()
            .thenComparing(ProcessMap.Edge::from)
            .thenComparing(ProcessMap.Edge::to));
    return new ProcessMap(
        cases,
        hours(durations, 0),
        nodes,
        arrows,
        commonest(),
        Math.max(0, variants.size() - ProcessMap.VARIANTS));
  }

  private List<ProcessMap.Variant> commonest() {
    return variants.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<List<String>, EdgeTally> e) -> e.getValue().times)
                .reversed()
                .thenComparing(each -> String.join("\n", each.getKey())))
        .limit(ProcessMap.VARIANTS)
        .map(
            each ->
                new ProcessMap.Variant(
                    each.getKey(),
                    each.getValue().times,
                    (double) each.getValue().times / cases,
                    hours(each.getValue().hours, 0)))
        .toList();
  }

  private static ProcessMap.Hours hours(List<Double> values, double all) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double total = sum(values);
    return new ProcessMap.Hours(
        sorted.length,
        Quantile.ofSorted(sorted, 0.5),
        Quantile.ofSorted(sorted, 0.9),
        total,
        all > 0 ? total / all : null);
  }

  private static double sum(List<Double> values) {
    double sum = 0;
    for (double each : values) {
      sum += each;
    }
    return sum;
  }
}
