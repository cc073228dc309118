package io.xiaoneng.circle.street;

import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.place.LonLat;
import java.util.Arrays;

/**
 * Puts positions onto the nearest street. Islands smaller than a given number of edges are not
 * snapped to, as a court whose gate is missing on the map would reach nobody. Safe for several
 * threads.
 */
public final class Snapper {

  /** Metres beyond which a position is refused unless said otherwise. */
  public static final double FARTHEST = 250;

  /** Edges that a part must have to be snapped to unless said otherwise, as GraphHopper has it. */
  public static final int SMALLEST_PART = 200;

  /** Side of the squares that edges are looked up by, metres. */
  private static final double SQUARE = 250;

  private static final double METRES_PER_DEGREE = Math.toRadians(LonLat.EARTH_RADIUS);

  // A square and one of its edges in one number, so that sorting the numbers is the whole index.
  private static final int EDGE_BITS = 28;
  private static final int COLUMN_BITS = 18;

  /** How many squares around are looked at, one try after the other, to tell how far it is. */
  private static final int[] WIDER = {4, 16};

  private final StreetNetwork network;
  private final double farthest;
  private final int smallestPart;
  private final int around;
  private final double rowDegrees;
  private final double columnDegrees;
  private final Box extent;
  private final long[] index;

  /** A snapper with the usual limits. */
  public Snapper(StreetNetwork network) {
    this(network, FARTHEST, SMALLEST_PART);
  }

  /**
   * A snapper.
   *
   * @param farthest metres, 1 … 2 000; a leg of exactly that length is still taken
   * @param smallestPart edges that a part must have to be snapped to; the largest part always may
   * @throws IllegalArgumentException for a network without edges or a distance out of range
   */
  public Snapper(StreetNetwork network, double farthest, int smallestPart) {
    if (network.edges() == 0 || network.edges() >= 1 << EDGE_BITS) {
      throw new IllegalArgumentException(
          "a network of " + network.edges() + " edges cannot be snapped to");
    }
    if (!(farthest >= 1 && farthest <= 2_000)) {
      throw new IllegalArgumentException("snapping over " + farthest + " m, must be 1 to 2000 m");
    }
    this.network = network;
    this.farthest = farthest;
    this.smallestPart = Math.min(smallestPart, network.islands().all().get(0).edges());
    this.around = (int) Math.ceil(farthest / SQUARE);
    Box box = network.box();
    this.extent = box.widened(farthest);
    this.rowDegrees = SQUARE / METRES_PER_DEGREE;
    double polemost = Math.max(Math.abs(extent.south()), Math.abs(extent.north()));
    this.columnDegrees = rowDegrees / Math.max(0.01, Math.cos(Math.toRadians(polemost)));
    this.index = index();
  }

  private long[] index() {
    long[] found = new long[network.edges() * 2];
    int count = 0;
    for (int edge = 0; edge < network.edges(); edge++) {
      for (int point = 0; point + 1 < network.shapePoints(edge); point++) {
        double lonA = network.shapeLon(edge, point);
        double lonB = network.shapeLon(edge, point + 1);
        double latA = network.shapeLat(edge, point);
        double latB = network.shapeLat(edge, point + 1);
        for (int row = row(Math.min(latA, latB)); row <= row(Math.max(latA, latB)); row++) {
          int east = column(Math.max(lonA, lonB));
          for (int column = column(Math.min(lonA, lonB)); column <= east; column++) {
            long entry = key(row, column) | edge;
            // The positions of one edge mostly stay in one square.
            if (count == 0 || found[count - 1] != entry) {
              if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
              }
              found[count++] = entry;
            }
          }
        }
      }
    }
    Arrays.sort(found, 0, count);
    return Arrays.copyOf(found, count);
  }

  private int row(double lat) {
    return (int) ((lat + 90) / rowDegrees);
  }

  private int column(double lon) {
    return (int) ((lon + 180) / columnDegrees);
  }

  private static long key(int row, int column) {
    return ((long) row << COLUMN_BITS | column) << EDGE_BITS;
  }

  /** Puts a position onto the nearest street, or says why not. */
  public Snapped snap(double lon, double lat) {
    if (!extent.contains(lon, lat)) {
      return new Snapped.Refused(Snapped.Reason.OUTSIDE, Double.NaN);
    }
    Nearest nearest = nearest(lon, lat, around);
    if (nearest.edge >= 0 && nearest.leg() <= farthest) {
      return nearest.snapped();
    }
    for (int squares : WIDER) {
      Nearest wider = nearest(lon, lat, Math.max(around, squares));
      if (wider.edge >= 0) {
        return new Snapped.Refused(Snapped.Reason.TOO_FAR, wider.leg());
      }
    }
    return new Snapped.Refused(Snapped.Reason.TOO_FAR, Double.NaN);
  }

  private Nearest nearest(double lon, double lat, int squares) {
    Nearest nearest = new Nearest(lon, lat);
    int row = row(lat);
    int west = Math.max(0, column(lon) - squares);
    int east = Math.min((1 << COLUMN_BITS) - 2, column(lon) + squares);
    for (int each = Math.max(0, row - squares); each <= row + squares; each++) {
      long end = key(each, east + 1);
      for (int i = first(key(each, west)); i < index.length && index[i] < end; i++) {
        nearest.look((int) (index[i] & (1 << EDGE_BITS) - 1));
      }
    }
    return nearest;
  }

  private int first(long key) {
    int at = Arrays.binarySearch(index, key);
    return at >= 0 ? at : -at - 1;
  }

  /** The search for one position, on a plane that touches the earth there. */
  private final class Nearest {

    private final double lon;
    private final double lat;
    private final double shrink;
    private double square = Double.POSITIVE_INFINITY;
    private int edge = -1;
    private int segment;
    private double share;
    private double islandSquare = Double.POSITIVE_INFINITY;
    private int island = Snapped.At.NO_ISLAND;

    Nearest(double lon, double lat) {
      this.lon = lon;
      this.lat = lat;
      this.shrink = Math.cos(Math.toRadians(lat));
    }

    void look(int candidate) {
      boolean mainland = network.islands().edgesAround(network.from(candidate)) >= smallestPart;
      double bx = x(network.shapeLon(candidate, 0));
      double by = y(network.shapeLat(candidate, 0));
      for (int point = 0; point + 1 < network.shapePoints(candidate); point++) {
        double ax = bx;
        double ay = by;
        bx = x(network.shapeLon(candidate, point + 1));
        by = y(network.shapeLat(candidate, point + 1));
        double length = (bx - ax) * (bx - ax) + (by - ay) * (by - ay);
        double at =
            length == 0 ? 0 : Math.max(0, Math.min(1, -(ax * (bx - ax) + ay * (by - ay)) / length));
        double footX = ax + at * (bx - ax);
        double footY = ay + at * (by - ay);
        double away = footX * footX + footY * footY;
        if (mainland) {
          if (away < square || away == square && candidate < edge) {
            square = away;
            edge = candidate;
            segment = point;
            share = at;
          }
        } else if (away < islandSquare) {
          islandSquare = away;
          island = network.islands().of(network.from(candidate)).node();
        }
      }
    }

    private double x(double ofLon) {
      return (ofLon - lon) * shrink * METRES_PER_DEGREE;
    }

    private double y(double ofLat) {
      return (ofLat - lat) * METRES_PER_DEGREE;
    }

    private double footLon() {
      double begin = network.shapeLon(edge, segment);
      return begin + share * (network.shapeLon(edge, segment + 1) - begin);
    }

    private double footLat() {
      double begin = network.shapeLat(edge, segment);
      return begin + share * (network.shapeLat(edge, segment + 1) - begin);
    }

    double leg() {
      return LonLat.metres(lon, lat, footLon(), footLat());
    }

    Snapped snapped() {
      double before = 0;
      double all = 0;
      for (int point = 0; point + 1 < network.shapePoints(edge); point++) {
        double piece =
            LonLat.metres(
                network.shapeLon(edge, point),
                network.shapeLat(edge, point),
                network.shapeLon(edge, point + 1),
                network.shapeLat(edge, point + 1));
        before += point < segment ? piece : point == segment ? piece * share : 0;
        all += piece;
      }
      // The street's own length counts, whatever its drawing adds up to.
      long along = all == 0 ? 0 : Math.round(network.millimetres(edge) * (before / all));
      return new Snapped.At(
          edge,
          (int) along,
          (int) Math.round(leg() * 1000),
          footLon(),
          footLat(),
          islandSquare < square ? island : Snapped.At.NO_ISLAND);
    }
  }
}
