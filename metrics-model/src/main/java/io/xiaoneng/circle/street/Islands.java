package io.xiaoneng.circle.street;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The parts of a network that no street joins, whichever way one may walk it. An island is called
 * by its lowest node.
 */
public final class Islands {

  /**
   * A part that hangs together.
   *
   * @param node lowest node of it; its name
   * @param edges how many edges it has
   */
  public record Island(int node, int edges) {}

  private final int[] islandOf;
  private final int[] edgesOf;

  private Islands(int[] islandOf, int[] edgesOf) {
    this.islandOf = islandOf;
    this.edgesOf = edgesOf;
  }

  static Islands of(int nodes, int[] from, int[] to) {
    int[] above = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      above[node] = node;
    }
    for (int edge = 0; edge < from.length; edge++) {
      int a = top(above, from[edge]);
      int b = top(above, to[edge]);
      above[Math.max(a, b)] = Math.min(a, b);
    }
    int[] edgesOf = new int[nodes];
    for (int begin : from) {
      edgesOf[top(above, begin)]++;
    }
    for (int node = 0; node < nodes; node++) {
      above[node] = top(above, node);
    }
    return new Islands(above, edgesOf);
  }

  private static int top(int[] above, int node) {
    int at = node;
    while (above[at] != at) {
      above[at] = above[above[at]];
      at = above[at];
    }
    return at;
  }

  /** The island that the node lies on. */
  public Island of(int node) {
    return new Island(islandOf[node], edgesOf[islandOf[node]]);
  }

  int edgesAround(int node) {
    return edgesOf[islandOf[node]];
  }

  /** All of them that have an edge, the largest first. */
  public List<Island> all() {
    List<Island> all = new ArrayList<>();
    for (int node = 0; node < islandOf.length; node++) {
      if (islandOf[node] == node && edgesOf[node] > 0) {
        all.add(new Island(node, edgesOf[node]));
      }
    }
    all.sort(Comparator.comparingInt(Island::edges).reversed().thenComparing(Island::node));
    return all;
  }
}
