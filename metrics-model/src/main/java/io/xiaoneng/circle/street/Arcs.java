package io.xiaoneng.circle.street;

/**
 * For each node the ways by which somebody arrives at it, one behind the other in plain arrays: the
 * search looks from the service point towards the people who walk to it.
 */
record Arcs(int[] start, int[] neighbour, int[] millimetres, int[] edge) {

  static Arcs of(StreetNetwork network) {
    int[] start = new int[network.nodes() + 1];
    for (int edge = 0; edge < network.edges(); edge++) {
      start[network.to(edge) + 1] += network.forward(edge) ? 1 : 0;
      start[network.from(edge) + 1] += network.backward(edge) ? 1 : 0;
    }
    for (int node = 0; node < network.nodes(); node++) {
      start[node + 1] += start[node];
    }
    int arcs = start[network.nodes()];
    Arcs made = new Arcs(start, new int[arcs], new int[arcs], new int[arcs]);
    int[] next = start.clone();
    for (int edge = 0; edge < network.edges(); edge++) {
      if (network.forward(edge)) {
        made.put(next[network.to(edge)]++, network.from(edge), network, edge);
      }
      if (network.backward(edge)) {
        made.put(next[network.from(edge)]++, network.to(edge), network, edge);
      }
    }
    return made;
  }

  private void put(int arc, int other, StreetNetwork network, int ofEdge) {
    neighbour[arc] = other;
    millimetres[arc] = network.millimetres(ofEdge);
    edge[arc] = ofEdge;
  }
}
