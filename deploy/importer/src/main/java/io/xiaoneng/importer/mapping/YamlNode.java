package io.xiaoneng.importer.mapping;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A place in the mapping file that knows its line and its path.
 *
 * @param path of keys from the top, "" for the whole file
 */
record YamlNode(String file, String path, Node node) {

  /** The line, from 1. */
  int line() {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }

  boolean isNull() {
    return node.getTag().equals(Tag.NULL);
  }

  boolean isScalar() {
    return node instanceof ScalarNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  String text() {
    if (node instanceof ScalarNode scalar && !isNull()) {
      return scalar.getValue();
    }
    throw failure("must be a text");
  }

  boolean flag() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw failure("is '" + text() + "', must be true or false");
    };
  }

  /** A whole number, 0 or more. */
  int count() {
    try {
      int count = Integer.parseInt(text());
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw failure("is '" + text() + "', must be a whole number, 0 or more");
  }

  /** A single character; {@code \t} may be written for the tabulator. */
  char character() {
    String text = text().equals("\\t") ? "\t" : text();
    if (text.length() != 1) {
      throw failure("is '" + text + "', must be one character");
    }
    return text.charAt(0);
  }

  YamlMap map() {
    if (node instanceof MappingNode mapping) {
      return new YamlMap(this, mapping);
    }
    throw failure("must be a mapping (key: value)");
  }

  List<YamlNode> list() {
    if (node instanceof SequenceNode sequence) {
      List<YamlNode> items = new ArrayList<>();
      for (Node item : sequence.getValue()) {
        items.add(new YamlNode(file, path + "[" + items.size() + "]", item));
      }
      return items;
    }
    throw failure("must be a list");
  }

  /** A list of texts; a single text counts as a list of one. */
  List<String> texts() {
    return isScalar() ? List.of(text()) : list().stream().map(YamlNode::text).toList();
  }

  ImportFailure failure(String what) {
    String place = path.isEmpty() ? "the mapping" : "'" + path + "'";
    return new ImportFailure(file + ", line " + line() + ": " + place + " " + what);
  }
}
