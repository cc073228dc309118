package io.xiaoneng.assessment;

import io.xiaoneng.event.Json;
import io.xiaoneng.metric.MetricDefinition.Text;
import io.xiaoneng.registry.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scheme as the tree of a JSON object, such as {@link SchemeJson#read} takes: the same members in
 * the same order for the same scheme, every scoring function by its knots.
 */
public final class SchemeTree {

  private SchemeTree() {}

  /** The tree, for {@link Json#write}. */
  public static Map<String, @Nullable Object> of(Scheme scheme) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("id", scheme.id());
    tree.put("version", (long) scheme.version());
    tree.put("name", text(scheme.name()));
    tree.put("document", text(scheme.document()));
    tree.put("remark", text(scheme.remark()));
    tree.put("from", scheme.from().toString());
    tree.put("to", scheme.to() == null ? null : scheme.to().toString());
    tree.put("classes", scheme.classes().stream().map(SchemeTree::of).toList());
    return tree;
  }

  private static Map<String, Object> of(SchemeClass each) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", each.id());
    tree.put("name", text(each.name()));
    if (each.members().ofUnits()) {
      tree.put("levels", each.levels().stream().map(Enum::name).sorted().toList());
      Unit.Level under = each.members().under();
      if (under != null) {
        tree.put("under", under.name());
      }
    } else {
      tree.put("dimension", each.members().dimension());
    }
    Deductions off = each.deductions();
    Map<String, Object> deductions = new LinkedHashMap<>();
    deductions.put("redCard", off.redCard());
    deductions.put("yellowCard", off.yellowCard());
    deductions.put("unanswered", off.unanswered());
    deductions.put("most", off.most());
    tree.put("deductions", deductions);
    tree.put("bonusMost", each.bonusMost());
    tree.put("lines", each.lines().stream().map(SchemeTree::of).toList());
    return tree;
  }

  private static Map<String, Object> of(SchemeLine line) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("metric", line.metric());
    tree.put("weight", (long) line.weight());
    tree.put("least", (long) line.leastCases());
    tree.put("target", line.target());
    tree.put(
        "knots",
        line.scoring().knots().stream().map(knot -> List.of(knot.value(), knot.share())).toList());
    tree.put("source", text(line.source()));
    return tree;
  }

  private static Map<String, Object> text(Text text) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("zh", text.zh());
    tree.put("en", text.en());
    return tree;
  }
}
