package io.xiaoneng.dashboard.supervision.mark;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.FigureMark;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The marks that somebody may see, read once and only where something asks for them. What a page
 * shows of a figure is asked of an object of this type.
 */
public final class Marks {

  private final Supplier<List<FigureMark>> source;
  private final Function<String, Set<String>> subtree;
  private final @Nullable Set<String> scope;
  private @Nullable List<FigureMark> seen;

  /**
   * What somebody may see.
   *
   * @param source every mark that stands, the newest first
   * @param subtree the codes of a unit and of all below it
   * @param scope the units whose marks they see; null for all
   */
  Marks(
      Supplier<List<FigureMark>> source,
      Function<String, Set<String>> subtree,
      @Nullable Set<String> scope) {
    this.source = source;
    this.subtree = subtree;
    this.scope = scope;
  }

  /** All of them, the newest first. */
  public List<FigureMark> all() {
    List<FigureMark> known = seen;
    if (known == null) {
      Set<String> units = scope;
      known =
          source.get().stream()
              .filter(each -> units == null || units.contains(each.unit()))
              .toList();
      seen = known;
    }
    return known;
  }

  /**
   * Those at the figures of a question: of the units it asks for, and where it goes by units of
   * every unit in it.
   */
  public List<FigureMark> figure(MetricQuery query) {
    List<String> asked = query.filters().getOrDefault(Dimension.UNIT, List.of());
    boolean byUnit = query.by().stream().anyMatch(each -> each.dimension() == Dimension.UNIT);
    return all().stream()
        .filter(each -> query.metric().equals(each.metric()))
        .filter(each -> each.touches(query.from(), query.to()))
        .filter(each -> asked.contains(each.unit()) || (byUnit && within(each, asked)))
        .toList();
  }

  /**
   * The same for a page that cuts its figure.
   *
   * @param cut what its rows are for; null where it has none
   */
  public List<FigureMark> figure(MetricQuery query, @Nullable Grouping cut) {
    return figure(
        new MetricQuery(
            query.metric(),
            query.version(),
            query.from(),
            query.to(),
            cut == null ? List.of() : List.of(cut),
            query.filters(),
            query.asOf(),
            query.knownAt()));
  }

  /** Whether that very unit has a mark at the figure of a question. */
  public boolean has(String code, MetricQuery query) {
    return all().stream()
        .anyMatch(
            each ->
                each.unit().equals(code)
                    && query.metric().equals(each.metric())
                    && each.touches(query.from(), query.to()));
  }

  private boolean within(FigureMark mark, List<String> units) {
    return units.isEmpty()
        || units.stream().anyMatch(each -> subtree.apply(each).contains(mark.unit()));
  }

  /** Those at the figures of a unit and of all below it; single cases are left out. */
  public List<FigureMark> unit(String code) {
    Set<String> units = subtree.apply(code);
    return all().stream()
        .filter(each -> each.caseId() == null && units.contains(each.unit()))
        .toList();
  }

  /** Whether a figure of that very unit is marked. */
  public boolean has(String code) {
    return all().stream().anyMatch(each -> each.caseId() == null && each.unit().equals(code));
  }

  /** Those at a case. */
  public List<FigureMark> ofCase(String id) {
    return all().stream().filter(each -> id.equals(each.caseId())).toList();
  }
}
