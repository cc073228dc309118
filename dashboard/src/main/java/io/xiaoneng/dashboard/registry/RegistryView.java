package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The registry as the dashboard reads it: at most some seconds behind the topic. Safe to share. */
public interface RegistryView {

  /** The registry itself, for validation and folds. */
  Registry registry();

  /** The tree of units as it is now. */
  UnitTree tree();

  /** The unit of that code; for one that is not registered, a node with the code as its name. */
  default UnitNode unit(String code) {
    return tree().node(code);
  }

  /** Direct children, by code. */
  default List<UnitNode> children(String code) {
    return tree().children(code);
  }

  /** Units that have no registered parent, by code. */
  default List<UnitNode> roots() {
    return tree().roots();
  }

  /** Every registered unit of a level, by code. */
  default List<UnitNode> atLevel(Unit.Level level) {
    return tree().atLevel(level);
  }

  /** The unit and everything under it; just the code for one that is not registered. */
  default Set<String> subtree(String code) {
    return tree().subtree(code);
  }

  /** The way from the top to the unit, both included. */
  default List<UnitNode> path(String code) {
    return tree().path(code);
  }

  /** The unit itself or the unit above it that is of that level; empty where there is none. */
  default Optional<String> ancestorAt(String code, Unit.Level level) {
    return Optional.ofNullable(tree().ancestorAt(code, level));
  }

  /** For every registered unit that has one, the unit at or above it that is of that level. */
  default Map<String, String> ancestorsAt(Unit.Level level) {
    return tree().ancestorsAt(level);
  }

  /** Chinese name of an item, the code where it is not registered. */
  default String itemNameZh(String code) {
    Item item = registry().item(code, null, Instant.now());
    return item == null || item.nameZh().isEmpty() ? code : item.nameZh();
  }

  /** English name of an item, the code where it is not registered. */
  default String itemNameEn(String code) {
    Item item = registry().item(code, null, Instant.now());
    return item == null || item.nameEn().isEmpty() ? itemNameZh(code) : item.nameEn();
  }

  /** Whether an item is sensitive or secret in any of its versions: lists do not name its cases. */
  default boolean sensitive(String item) {
    return sensitiveItems().contains(item);
  }

  /**
   * Codes of the items that are sensitive or secret in any version: lists do not name their cases.
   */
  default Set<String> sensitiveItems() {
    return registry().all(Item.class).stream()
        .filter(item -> item.service().sensitive() || item.service().secret())
        .map(Item::code)
        .collect(Collectors.toSet());
  }

  /**
   * What a form offers: the districts, the city's own departments and the unit that is asked for;
   * not a thousand communities. To a unit's user the unit, those right below it, and the one that
   * is asked for where it is below, too.
   *
   * @param own code of the unit whose user asks; null for everybody else
   */
  default List<UnitNode> offered(@Nullable String asked, @Nullable String own) {
    List<UnitNode> units = own == null ? ofTheCity() : new ArrayList<>(children(own));
    if (own != null) {
      units.add(0, unit(own));
    }
    if (asked != null
        && (own == null || subtree(own).contains(asked))
        && units.stream().noneMatch(each -> each.code().equals(asked))) {
      units.add(unit(asked));
    }
    return units;
  }

  private List<UnitNode> ofTheCity() {
    List<UnitNode> units = new ArrayList<>(atLevel(Unit.Level.DISTRICT));
    for (UnitNode each : atLevel(Unit.Level.DEPARTMENT)) {
      if (each.parent() == null || unit(each.parent()).level() == Unit.Level.CITY) {
        units.add(each);
      }
    }
    return units;
  }
}
