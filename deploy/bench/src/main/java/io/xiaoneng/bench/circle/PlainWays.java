package io.xiaoneng.bench.circle;

import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.StreetNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Shortest ways as a textbook finds them, to compare with: lists, a queue of objects, no limit. */
final class PlainWays {

  private record Step(int node, long far) {}

  private final StreetNetwork network;
  private final List<List<Integer>> edgesAt = new ArrayList<>();

  PlainWays(StreetNetwork network) {
    this.network = network;
    for (int node = 0; node < network.nodes(); node++) {
      edgesAt.add(new ArrayList<>());
    }
    for (int edge = 0; edge < network.edges(); edge++) {
      edgesAt.get(network.from(edge)).add(edge);
      edgesAt.get(network.to(edge)).add(edge);
    }
  }

  /** Millimetres of every place to the point, −1 beyond the limit. */
  int[] to(Snapped snapped, Places places, int limit) {
    int[] far = new int[places.size()];
    Arrays.fill(far, -1);
    if (!(snapped instanceof Snapped.At point)) {
      return far;
    }
    long[] node = nodes(point);
    for (int i = 0; i < far.length; i++) {
      if (places.of(i) instanceof Snapped.At from) {
        long way = way(from, point, node);
        far[i] = way <= limit ? (int) way : -1;
      }
    }
    return far;
  }

  private long way(Snapped.At from, Snapped.At point, long[] node) {
    int edge = from.edge();
    long best = Long.MAX_VALUE;
    if (network.forward(edge) && node[network.to(edge)] < Long.MAX_VALUE) {
      best = node[network.to(edge)] + network.millimetres(edge) - from.along();
    }
    if (network.backward(edge) && node[network.from(edge)] < Long.MAX_VALUE) {
      best = Math.min(best, node[network.from(edge)] + from.along());
    }
    int ahead = point.along() - from.along();
    boolean straight = ahead >= 0 && network.forward(edge) || ahead <= 0 && network.backward(edge);
    if (edge == point.edge() && (straight || ahead == 0)) {
      best = Math.min(best, point.leg() + Math.abs(ahead));
    }
    return best == Long.MAX_VALUE ? best : best + from.leg();
  }

  private long[] nodes(Snapped.At point) {
    long[] far = new long[network.nodes()];
    Arrays.fill(far, Long.MAX_VALUE);
    PriorityQueue<Step> queue = new PriorityQueue<>((a, b) -> Long.compare(a.far, b.far));
    int edge = point.edge();
    if (network.forward(edge)) {
      queue.add(new Step(network.from(edge), (long) point.leg() + point.along()));
    }
    if (network.backward(edge)) {
      queue.add(
          new Step(
              network.to(edge), (long) point.leg() + network.millimetres(edge) - point.along()));
    }
    while (!queue.isEmpty()) {
      Step step = queue.remove();
      if (step.far >= far[step.node]) {
        continue;
      }
      far[step.node] = step.far;
      for (int each : edgesAt.get(step.node)) {
        long next = step.far + network.millimetres(each);
        if (network.to(each) == step.node && network.forward(each)) {
          queue.add(new Step(network.from(each), next));
        }
        if (network.from(each) == step.node && network.backward(each)) {
          queue.add(new Step(network.to(each), next));
        }
      }
    }
    return far;
  }
}
