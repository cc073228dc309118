package io.xiaoneng.circle.street;

import java.util.Arrays;

/**
 * Finds who can walk to a point within a distance: Dijkstra's algorithm from the point against the
 * walking direction, ended at the distance. Its arrays are marked with the number of the search
 * instead of being cleared, so a search costs what it visits and not the size of the city. For one
 * thread.
 */
public final class ReachSearch {

  private static final int FIRST_HEAP = 1 << 12;

  private final StreetNetwork network;
  private final Arcs arcs;
  private final Places places;
  private final int limit;

  private final int[] nodeDistance;
  private final int[] nodeSearch;
  private final int[] placeDistance;
  private final int[] placeSearch;
  private final int[] found;
  private int foundCount;
  private int search;

  /** Distance in the upper half, node in the lower: a heap that orders plain numbers. */
  private long[] heap = new long[FIRST_HEAP];

  private int heapSize;

  /**
   * A search.
   *
   * @param limit millimetres of the longest way, both legs included
   * @throws IllegalArgumentException where the limit is not positive
   */
  public ReachSearch(StreetNetwork network, Places places, int limit) {
    if (limit <= 0) {
      throw new IllegalArgumentException("a reach of " + limit + " mm reaches nothing");
    }
    this.network = network;
    this.arcs = network.arcs();
    this.places = places;
    this.limit = limit;
    this.nodeDistance = new int[network.nodes()];
    this.nodeSearch = new int[network.nodes()];
    this.placeDistance = new int[places.size()];
    this.placeSearch = new int[places.size()];
    this.found = new int[places.size()];
  }

  /** Everything within the limit of that point; nothing for a refused one. */
  public Reach from(Snapped point) {
    if (!(point instanceof Snapped.At at) || at.leg() > limit) {
      return Reach.NOTHING;
    }
    search++;
    foundCount = 0;
    heapSize = 0;
    int edge = at.edge();
    int rest = network.millimetres(edge) - at.along();
    alongTheEdge(at);
    if (network.forward(edge)) {
      shorten(network.from(edge), (long) at.leg() + at.along());
    }
    if (network.backward(edge)) {
      shorten(network.to(edge), (long) at.leg() + rest);
    }
    while (heapSize > 0) {
      long top = pop();
      int node = (int) top;
      int distance = (int) (top >>> 32);
      if (distance == nodeDistance[node]) {
        settle(node, distance);
      }
    }
    return reach();
  }

  /** Places on the point's own edge need not pass either of its ends. */
  private void alongTheEdge(Snapped.At point) {
    int edge = point.edge();
    for (int i = places.first(edge); i < places.end(edge); i++) {
      int place = places.at(i);
      Snapped.At at = (Snapped.At) places.of(place);
      int ahead = point.along() - at.along();
      if (ahead == 0 || (ahead > 0 ? network.forward(edge) : network.backward(edge))) {
        reached(place, (long) point.leg() + Math.abs(ahead) + at.leg());
      }
    }
  }

  private void settle(int node, int distance) {
    for (int arc = arcs.start()[node]; arc < arcs.start()[node + 1]; arc++) {
      int edge = arcs.edge()[arc];
      shorten(arcs.neighbour()[arc], (long) distance + arcs.millimetres()[arc]);
      if (places.anyOn(edge)) {
        arrive(node, distance, edge, arcs.neighbour()[arc]);
      }
    }
  }

  /** Places on an edge by which one arrives at the node. */
  private void arrive(int node, int distance, int edge, int neighbour) {
    boolean loop = node == neighbour;
    for (int i = places.first(edge); i < places.end(edge); i++) {
      int place = places.at(i);
      Snapped.At at = (Snapped.At) places.of(place);
      int rest = network.millimetres(edge) - at.along();
      if (node == network.to(edge) && network.forward(edge)) {
        reached(place, (long) distance + rest + at.leg());
      }
      if ((node == network.from(edge) || loop) && network.backward(edge)) {
        reached(place, (long) distance + at.along() + at.leg());
      }
    }
  }

  private void reached(int place, long distance) {
    if (distance > limit) {
      return;
    }
    if (placeSearch[place] != search) {
      placeSearch[place] = search;
      placeDistance[place] = (int) distance;
      found[foundCount++] = place;
    } else if (distance < placeDistance[place]) {
      placeDistance[place] = (int) distance;
    }
  }

  private void shorten(int node, long distance) {
    if (distance > limit || nodeSearch[node] == search && nodeDistance[node] <= distance) {
      return;
    }
    nodeSearch[node] = search;
    nodeDistance[node] = (int) distance;
    push(distance << 32 | node);
  }

  private Reach reach() {
    int[] reached = Arrays.copyOf(found, foundCount);
    Arrays.sort(reached);
    int[] far = new int[reached.length];
    for (int i = 0; i < reached.length; i++) {
      far[i] = placeDistance[reached[i]];
    }
    return new Reach(reached, far);
  }

  private void push(long entry) {
    if (heapSize == heap.length) {
      heap = Arrays.copyOf(heap, heapSize * 2);
    }
    int at = heapSize++;
    while (at > 0) {
      int above = (at - 1) >>> 1;
      if (heap[above] <= entry) {
        break;
      }
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = entry;
  }

  private long pop() {
    long top = heap[0];
    long last = heap[--heapSize];
    int at = 0;
    for (int below = 1; below < heapSize; below = 2 * at + 1) {
      if (below + 1 < heapSize && heap[below + 1] < heap[below]) {
        below++;
      }
      if (heap[below] >= last) {
        break;
      }
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = last;
    return top;
  }
}
