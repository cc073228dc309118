package io.xiaoneng.importer.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML mapping whose keys are asked for one by one; what nobody asked for is an error. */
final class YamlMap {

  private final YamlNode at;
  private final Map<String, YamlNode> values = new LinkedHashMap<>();
  private final Map<String, YamlNode> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  YamlMap(YamlNode at, MappingNode node) {
    this.at = at;
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw at.failure("has a key that is no plain text");
      }
      String path = at.path().isEmpty() ? key.getValue() : at.path() + "." + key.getValue();
      keys.put(key.getValue(), new YamlNode(at.file(), path, key));
      if (values.containsKey(key.getValue())) {
        throw new YamlNode(at.file(), path, key).failure("stands here twice");
      }
      values.put(key.getValue(), new YamlNode(at.file(), path, tuple.getValueNode()));
    }
  }

  YamlNode at() {
    return at;
  }

  /** The value of that key, or null where the mapping leaves it out. */
  @Nullable YamlNode get(String key) {
    known.add(key);
    YamlNode value = values.get(key);
    return value == null || value.isNull() ? null : value;
  }

  YamlNode require(String key) {
    YamlNode value = get(key);
    if (value == null) {
      throw at.failure("lacks the key '" + key + "'");
    }
    return value;
  }

  /** All entries, for mappings whose keys are free. */
  Map<String, YamlNode> all() {
    known.addAll(values.keySet());
    return values;
  }

  /** Fails for the first key that nobody asked for. */
  void refuseOthers() {
    for (Map.Entry<String, YamlNode> key : keys.entrySet()) {
      if (!known.contains(key.getKey())) {
        List<String> allowed = new ArrayList<>(known);
        throw new ImportFailure(
            at.file()
                + ", line "
                + key.getValue().line()
                + ": unknown key '"
                + key.getValue().path()
                + "'; known here: "
                + String.join(", ", allowed));
      }
    }
  }
}
