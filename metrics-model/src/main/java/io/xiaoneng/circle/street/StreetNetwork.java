package io.xiaoneng.circle.street;

import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.place.LonLat;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;

/**
 * Streets that can be walked: nodes, and edges between them with their length and shape. Lengths
 * are whole millimetres, so that sums are exact and anybody who adds the exported edges gets the
 * very same numbers. Immutable.
 */
public final class StreetNetwork {

  /** Degrees are kept as whole numbers of this fraction, about a centimetre. */
  public static final double DEGREE = 1e7;

  private static final byte FORWARD = 1;
  private static final byte BACKWARD = 2;

  private final int[] nodeLon;
  private final int[] nodeLat;
  private final int[] from;
  private final int[] to;
  private final int[] millimetres;
  private final byte[] ways;
  private final int[] shapeStart;
  private final int[] shapeLon;
  private final int[] shapeLat;
  private final Islands islands;
  private final Arcs arcs;

  /** Takes the arrays over; they fit together because {@link StreetBuilder} made them. */
  StreetNetwork(
      int[] nodeLon,
      int[] nodeLat,
      int[] from,
      int[] to,
      int[] millimetres,
      byte[] ways,
      int[] shapeStart,
      int[] shapeLon,
      int[] shapeLat) {
    this.nodeLon = nodeLon;
    this.nodeLat = nodeLat;
    this.from = from;
    this.to = to;
    this.millimetres = millimetres;
    this.ways = ways;
    this.shapeStart = shapeStart;
    this.shapeLon = shapeLon;
    this.shapeLat = shapeLat;
    this.islands = Islands.of(nodeLon.length, from, to);
    this.arcs = Arcs.of(this);
  }

  /** Number of nodes; they are called 0 … nodes − 1. */
  public int nodes() {
    return nodeLon.length;
  }

  /** Number of edges; they are called 0 … edges − 1. */
  public int edges() {
    return from.length;
  }

  /** Node that the edge begins at. */
  public int from(int edge) {
    return from[edge];
  }

  /** Node that the edge ends at. */
  public int to(int edge) {
    return to[edge];
  }

  /** Length of the edge. */
  public int millimetres(int edge) {
    return millimetres[edge];
  }

  /** Whether one may walk from the edge's beginning to its end. */
  public boolean forward(int edge) {
    return (ways[edge] & FORWARD) != 0;
  }

  /** Whether one may walk from the edge's end to its beginning. */
  public boolean backward(int edge) {
    return (ways[edge] & BACKWARD) != 0;
  }

  /** Where the node is. */
  public LonLat node(int node) {
    return new LonLat(nodeLon[node] / DEGREE, nodeLat[node] / DEGREE);
  }

  /** Number of positions that draw the edge, its two nodes included. */
  public int shapePoints(int edge) {
    return shapeStart[edge + 1] - shapeStart[edge] + 2;
  }

  /** Longitude of a position of the edge in degrees; 0 is that of its beginning. */
  public double shapeLon(int edge, int point) {
    return shape(edge, point, nodeLon, shapeLon);
  }

  /** Latitude of a position of the edge in degrees; 0 is that of its beginning. */
  public double shapeLat(int edge, int point) {
    return shape(edge, point, nodeLat, shapeLat);
  }

  private double shape(int edge, int point, int[] ofNodes, int[] ofShapes) {
    if (point == 0) {
      return ofNodes[from[edge]] / DEGREE;
    }
    int inner = shapeStart[edge] + point - 1;
    return (inner == shapeStart[edge + 1] ? ofNodes[to[edge]] : ofShapes[inner]) / DEGREE;
  }

  /** The parts that no street joins. */
  public Islands islands() {
    return islands;
  }

  Arcs arcs() {
    return arcs;
  }

  /**
   * The rectangle around all streets.
   *
   * @throws IllegalStateException for a network without nodes
   */
  public Box box() {
    if (nodeLon.length == 0) {
      throw new IllegalStateException("a network without nodes has no extent");
    }
    IntSummaryStatistics lons = of(nodeLon, shapeLon);
    IntSummaryStatistics lats = of(nodeLat, shapeLat);
    return new Box(
        lons.getMin() / DEGREE,
        lats.getMin() / DEGREE,
        lons.getMax() / DEGREE,
        lats.getMax() / DEGREE);
  }

  private static IntSummaryStatistics of(int[] nodes, int[] shapes) {
    return IntStream.concat(Arrays.stream(nodes), Arrays.stream(shapes)).summaryStatistics();
  }

  /** The arrays as {@link StreetFile} writes them, in its order. */
  int[][] arrays() {
    return new int[][] {nodeLon, nodeLat, from, to, millimetres, shapeStart, shapeLon, shapeLat};
  }

  byte[] ways() {
    return ways;
  }

  static byte ways(boolean forward, boolean backward) {
    return (byte) ((forward ? FORWARD : 0) | (backward ? BACKWARD : 0));
  }
}
