package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The registry as the dashboard reads it: at most some seconds behind the topic. Safe to share. */
public interface RegistryView {

  /** The registry itself, for validation and folds. */
  Registry registry();

  /** The unit of that code; for one that is not registered, a node with the code as its name. */
  UnitNode unit(String code);

  /** Direct children, by code. */
  List<UnitNode> children(String code);

  /** Units that have no registered parent, by code. */
  List<UnitNode> roots();

  /** Every registered unit of a level, by code. */
  List<UnitNode> atLevel(Unit.Level level);

  /** The unit and everything under it; just the code for one that is not registered. */
  Set<String> subtree(String code);

  /** The way from the top to the unit, both included. */
  List<UnitNode> path(String code);

  /** The unit itself or the unit above it that is of that level; empty where there is none. */
  Optional<String> ancestorAt(String code, Unit.Level level);

  /** For every registered unit that has one, the unit at or above it that is of that level. */
  Map<String, String> ancestorsAt(Unit.Level level);

  /** Chinese name of an item, the code where it is not registered. */
  String itemNameZh(String code);

  /** English name of an item, the code where it is not registered. */
  String itemNameEn(String code);
}
