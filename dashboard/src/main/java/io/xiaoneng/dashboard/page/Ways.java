package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The steps of the one way down, as somebody may go them: nothing above a unit's own is offered to
 * its users.
 */
@Component
public class Ways {

  private static final String TOP = "unit.top";

  private final RegistryView registry;
  private final MetricService metrics;

  Ways(RegistryView registry, MetricService metrics) {
    this.registry = registry;
    this.metrics = metrics;
  }

  /**
   * The units beside one, in the order of their codes.
   *
   * @param before null for the first
   * @param after null for the last
   */
  public record Beside(@Nullable UnitNode before, @Nullable UnitNode after) {}

  /** The units right below the city: its own, and those without any above. */
  public List<UnitNode> underTheCity() {
    List<UnitNode> below = new ArrayList<>();
    for (UnitNode root : registry.roots()) {
      if (root.level() == Unit.Level.CITY) {
        below.addAll(registry.children(root.code()));
      } else {
        below.add(root);
      }
    }
    return below;
  }

  /**
   * From the top to where the way stands, that included.
   *
   * @param address of such a place, in whatever light the page shows places
   */
  public List<Crumb> to(Way way, Actor actor, Function<Way, String> address) {
    List<Crumb> crumbs = new ArrayList<>();
    if (actor.unit() == null) {
      crumbs.add(Crumb.ofWord(TOP, address.apply(way.inUnit(null).ofItem(null))));
    }
    Way units = way.ofItem(null);
    for (UnitNode each : path(way.unit(), actor)) {
      crumbs.add(Crumb.of(each.nameZh(), each.nameEn(), address.apply(units.inUnit(each.code()))));
    }
    if (way.item() != null && !way.item().contains(",")) {
      crumbs.add(
          Crumb.of(
              registry.itemNameZh(way.item()),
              registry.itemNameEn(way.item()),
              address.apply(way)));
    }
    return crumbs;
  }

  /** The same with the last step for where the reader stands. */
  public static List<Crumb> here(List<Crumb> crumbs) {
    List<Crumb> steps = new ArrayList<>(crumbs);
    if (!steps.isEmpty()) {
      Crumb last = steps.remove(steps.size() - 1);
      steps.add(new Crumb(last.word(), last.nameZh(), last.nameEn(), null));
    }
    return steps;
  }

  /** The same without the last step, which the page has for its heading. */
  public static List<Crumb> above(List<Crumb> crumbs) {
    return crumbs.isEmpty() ? crumbs : crumbs.subList(0, crumbs.size() - 1);
  }

  /** The units on the way to one, that included; nothing where several are asked for. */
  private List<UnitNode> path(@Nullable String unit, Actor actor) {
    String own = actor.unit();
    String to = unit == null ? own : unit;
    if (to == null || to.contains(",")) {
      return List.of();
    }
    Set<String> seen = own == null ? Set.of() : registry.subtree(own);
    return registry.path(to).stream()
        .filter(each -> own == null ? each.level() != Unit.Level.CITY : seen.contains(each.code()))
        .toList();
  }

  /** What lies beside a unit under the same one above, for those who see that one. */
  public Beside beside(UnitNode unit, Actor actor) {
    String parent = unit.parent();
    String own = actor.unit();
    if (own != null && (parent == null || !registry.subtree(own).contains(parent))) {
      return new Beside(null, null);
    }
    List<UnitNode> all =
        parent == null || registry.unit(parent).level() == Unit.Level.CITY
            ? underTheCity()
            : registry.children(parent);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).code().equals(unit.code())) {
        return new Beside(
            i == 0 ? null : all.get(i - 1), i == all.size() - 1 ? null : all.get(i + 1));
      }
    }
    return new Beside(null, null);
  }

  /**
   * Whether somebody can follow a metric all the way down: it is told by unit and item, and they
   * may see it.
   */
  public boolean leadsDown(String metric, Actor actor) {
    Set<Dimension> has = metrics.dimensions(metric);
    return has.contains(Dimension.UNIT)
        && has.contains(Dimension.ITEM)
        && (actor.unit() == null || metrics.goesByUnit(metric));
  }
}
