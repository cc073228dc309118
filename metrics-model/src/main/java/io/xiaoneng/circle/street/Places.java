package io.xiaoneng.circle.street;

import java.util.List;

/**
 * Positions on their streets, found by edge: the population cells that a search looks for. Called
 * by their index in the list they came in. Immutable.
 */
public final class Places {

  private final Snapped[] snapped;
  private final int[] start;
  private final int[] onEdge;

  /**
   * Sorts positions by their streets.
   *
   * @param snapped one for each position; a refused one is never found
   */
  public Places(StreetNetwork network, List<Snapped> snapped) {
    this.snapped = snapped.toArray(Snapped[]::new);
    this.start = new int[network.edges() + 1];
    int count = 0;
    for (Snapped each : snapped) {
      if (each instanceof Snapped.At at) {
        start[at.edge() + 1]++;
        count++;
      }
    }
    for (int edge = 0; edge < network.edges(); edge++) {
      start[edge + 1] += start[edge];
    }
    onEdge = new int[count];
    int[] next = start.clone();
    for (int place = 0; place < this.snapped.length; place++) {
      if (this.snapped[place] instanceof Snapped.At at) {
        onEdge[next[at.edge()]++] = place;
      }
    }
  }

  /** How many there are, refused ones included. */
  public int size() {
    return snapped.length;
  }

  /** What became of the position with that index. */
  public Snapped of(int place) {
    return snapped[place];
  }

  boolean anyOn(int edge) {
    return start[edge] < start[edge + 1];
  }

  int first(int edge) {
    return start[edge];
  }

  int end(int edge) {
    return start[edge + 1];
  }

  int at(int position) {
    return onEdge[position];
  }
}
