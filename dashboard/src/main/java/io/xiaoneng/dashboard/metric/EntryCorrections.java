package io.xiaoneng.dashboard.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Corrections of figures that are put together here and not by one statement: of instances, of the
 * catalogue and of feeds.
 */
final class EntryCorrections implements CorrectionReader {

  private final EntryKind kind;
  private final Knowledge then;
  private final Knowledge now;
  private final Function<Knowledge, Map<String, Entry>> entries;
  private final boolean count;

  /**
   * What an entry adds.
   *
   * @param first to the numerator, or to the sum of a duration
   * @param second to the denominator, or to the number
   * @param said of it
   * @param subjects of the events it is made of
   */
  record Entry(
      double first, double second, Map<String, @Nullable Object> said, List<String> subjects) {

    private boolean same(Entry other) {
      return first == other.first && second == other.second;
    }
  }

  private static final Entry NONE = new Entry(0, 0, Map.of(), List.of());

  /**
   * @param entries that the figure is made of, by id
   * @param count whether the figure is the first part, and not the first over the second
   */
  EntryCorrections(
      EntryKind kind,
      Knowledge then,
      Knowledge now,
      Function<Knowledge, Map<String, Entry>> entries,
      boolean count) {
    this.kind = kind;
    this.then = then;
    this.now = now;
    this.entries = entries;
    this.count = count;
  }

  private record Pair(String id, @Nullable Entry was, @Nullable Entry is) {

    Entry then() {
      return was == null ? NONE : was;
    }

    Entry now() {
      return is == null ? NONE : is;
    }

    double moved() {
      return Math.abs(now().first - then().first) + Math.abs(now().second - then().second);
    }

    List<String> subjects() {
      Set<String> both = new LinkedHashSet<>(then().subjects);
      both.addAll(now().subjects);
      return List.copyOf(both);
    }

    Correction.Changed changed() {
      return new Correction.Changed(
          id,
          List.of(then().first, then().second),
          List.of(now().first, now().second),
          was == null ? null : was.said,
          is == null ? null : is.said,
          subjects());
    }
  }

  @Override
  public Correction read(CorrectionQuery correction) {
    Map<String, Entry> before = entries.apply(then);
    Map<String, Entry> after = entries.apply(now);
    List<Pair> changed = changed(before, after);
    return new Correction(
        kind,
        List.of("numerator", "denominator"),
        side(before),
        side(after),
        changed.size(),
        changed.stream()
            .skip((long) correction.page() * correction.size())
            .limit(correction.size())
            .map(Pair::changed)
            .toList());
  }

  @Override
  public Sql changedSubjects(MetricQuery query) {
    Set<String> subjects = new TreeSet<>();
    changed(entries.apply(then), entries.apply(now))
        .forEach(each -> subjects.addAll(each.subjects()));
    return new Sql().add("SELECT arrayJoin(?)", (Object) subjects.toArray(new String[0]));
  }

  private static List<Pair> changed(Map<String, Entry> before, Map<String, Entry> after) {
    Map<String, Pair> pairs = new TreeMap<>();
    before.forEach((id, entry) -> pairs.put(id, new Pair(id, entry, after.get(id))));
    after.forEach((id, entry) -> pairs.putIfAbsent(id, new Pair(id, null, entry)));
    List<Pair> changed = new ArrayList<>();
    for (Pair each : pairs.values()) {
      if (!each.then().same(each.now())) {
        changed.add(each);
      }
    }
    changed.sort(Comparator.comparingDouble(Pair::moved).reversed().thenComparing(Pair::id));
    return changed;
  }

  private Correction.Side side(Map<String, Entry> all) {
    double first = all.values().stream().mapToDouble(Entry::first).sum();
    double second = all.values().stream().mapToDouble(Entry::second).sum();
    return count
        ? new Correction.Side(first, List.of(first, second))
        : CorrectionReader.ratio(first, second);
  }
}
