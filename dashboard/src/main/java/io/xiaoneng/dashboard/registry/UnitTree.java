package io.xiaoneng.dashboard.registry;

import io.xiaoneng.registry.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The tree of units at one moment; immutable. A parent that leads round in a circle is cut. */
public final class UnitTree {

  /** Levels above each other, at most; deeper ones are taken for a circle. */
  private static final int MAX_DEPTH = 32;

  private final TreeMap<String, UnitNode> nodes = new TreeMap<>();
  private final Map<String, List<UnitNode>> children = new HashMap<>();
  private final List<UnitNode> roots = new ArrayList<>();

  UnitTree(Collection<Unit> units) {
    for (Unit unit : units) {
      nodes.put(
          unit.code(),
          new UnitNode(
              unit.code(),
              named(unit.nameZh(), unit.code()),
              named(unit.nameEn(), named(unit.nameZh(), unit.code())),
              unit.level(),
              unit.parent()));
    }
    for (UnitNode node : nodes.values()) {
      String parent = node.parent();
      if (parent == null || !nodes.containsKey(parent)) {
        roots.add(node);
      } else {
        children.computeIfAbsent(parent, key -> new ArrayList<>()).add(node);
      }
    }
  }

  private static String named(String name, String otherwise) {
    return name.isEmpty() ? otherwise : name;
  }

  UnitNode node(String code) {
    UnitNode node = nodes.get(code);
    return node != null ? node : new UnitNode(code, code, code, Unit.Level.UNCLASSIFIED, null);
  }

  List<UnitNode> children(String code) {
    return Collections.unmodifiableList(children.getOrDefault(code, List.of()));
  }

  List<UnitNode> roots() {
    return Collections.unmodifiableList(roots);
  }

  List<UnitNode> atLevel(Unit.Level level) {
    return nodes.values().stream().filter(node -> node.level() == level).toList();
  }

  Set<String> subtree(String code) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(code));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (found.add(next)) {
        children(next).forEach(child -> open.add(child.code()));
      }
    }
    return found;
  }

  List<UnitNode> path(String code) {
    List<UnitNode> path = new ArrayList<>();
    UnitNode node = node(code);
    for (int depth = 0; depth < MAX_DEPTH; depth++) {
      path.add(0, node);
      String parent = node.parent();
      UnitNode above = parent == null ? null : nodes.get(parent);
      if (above == null || path.contains(above)) {
        break;
      }
      node = above;
    }
    return path;
  }

  @Nullable String ancestorAt(String code, Unit.Level level) {
    List<UnitNode> path = path(code);
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i).level() == level) {
        return path.get(i).code();
      }
    }
    return null;
  }

  Map<String, String> ancestorsAt(Unit.Level level) {
    Map<String, String> ancestors = new TreeMap<>();
    for (String code : nodes.keySet()) {
      String ancestor = ancestorAt(code, level);
      if (ancestor != null) {
        ancestors.put(code, ancestor);
      }
    }
    return ancestors;
  }
}
