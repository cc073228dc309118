package io.xiaoneng.circle.street;

import java.util.Arrays;

/** Gathers nodes and edges, checks each, and makes a {@link StreetNetwork} of them. */
public final class StreetBuilder {

  private static final int FIRST_SIZE = 1 << 10;

  private int[] nodeLon = new int[FIRST_SIZE];
  private int[] nodeLat = new int[FIRST_SIZE];
  private int nodes;
  private int[] from = new int[FIRST_SIZE];
  private int[] to = new int[FIRST_SIZE];
  private int[] millimetres = new int[FIRST_SIZE];
  private byte[] ways = new byte[FIRST_SIZE];
  private int[] shapeStart = new int[FIRST_SIZE];
  private int edges;
  private int[] shapeLon = new int[FIRST_SIZE];
  private int[] shapeLat = new int[FIRST_SIZE];
  private int shapes;

  /**
   * Adds a node.
   *
   * @return its number: 0, 1, 2 …
   */
  public int node(double lon, double lat) {
    if (nodes == nodeLon.length) {
      nodeLon = Arrays.copyOf(nodeLon, nodes * 2);
      nodeLat = Arrays.copyOf(nodeLat, nodes * 2);
    }
    nodeLon[nodes] = whole(lon);
    nodeLat[nodes] = whole(lat);
    return nodes++;
  }

  /**
   * Adds an edge.
   *
   * @param shape longitude, latitude, longitude, … of the positions between its two nodes
   * @return its number: 0, 1, 2 …
   * @throws IllegalArgumentException for an unknown node, a negative or overlong length, or an edge
   *     that may be walked in no direction
   */
  public int edge(
      int begin, int end, double metres, boolean forward, boolean backward, double... shape) {
    long length = Math.round(metres * 1000);
    if (begin < 0 || begin >= nodes || end < 0 || end >= nodes) {
      throw new IllegalArgumentException(
          "edge from " + begin + " to " + end + " names a node that is not there");
    }
    if (!(metres >= 0) || length > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("edge of " + metres + " m is no edge of a street");
    }
    if (!forward && !backward) {
      throw new IllegalArgumentException("edge that may be walked in no direction");
    }
    if (edges + 1 == shapeStart.length) {
      int size = edges * 2 + 2;
      from = Arrays.copyOf(from, size);
      to = Arrays.copyOf(to, size);
      millimetres = Arrays.copyOf(millimetres, size);
      ways = Arrays.copyOf(ways, size);
      shapeStart = Arrays.copyOf(shapeStart, size);
    }
    from[edges] = begin;
    to[edges] = end;
    millimetres[edges] = (int) length;
    ways[edges] = StreetNetwork.ways(forward, backward);
    for (int i = 0; i + 1 < shape.length; i += 2) {
      shape(shape[i], shape[i + 1]);
    }
    shapeStart[edges + 1] = shapes;
    return edges++;
  }

  private void shape(double lon, double lat) {
    if (shapes == shapeLon.length) {
      shapeLon = Arrays.copyOf(shapeLon, shapes * 2);
      shapeLat = Arrays.copyOf(shapeLat, shapes * 2);
    }
    shapeLon[shapes] = whole(lon);
    shapeLat[shapes] = whole(lat);
    shapes++;
  }

  private static int whole(double degrees) {
    return (int) Math.round(degrees * StreetNetwork.DEGREE);
  }

  /** The network of what was added. */
  public StreetNetwork build() {
    return new StreetNetwork(
        Arrays.copyOf(nodeLon, nodes),
        Arrays.copyOf(nodeLat, nodes),
        Arrays.copyOf(from, edges),
        Arrays.copyOf(to, edges),
        Arrays.copyOf(millimetres, edges),
        Arrays.copyOf(ways, edges),
        Arrays.copyOf(shapeStart, edges + 1),
        Arrays.copyOf(shapeLon, shapes),
        Arrays.copyOf(shapeLat, shapes));
  }
}
