package io.xiaoneng.dashboard.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process map laid out for drawing, from top to bottom; lengths are SVG units.
 *
 * @param left where the drawing begins: what bows out to the left lies below 0
 * @param hiddenActivities how many rare ones are in the table alone
 * @param hiddenEdges likewise
 */
public record Drawing(
    int left,
    int width,
    int height,
    List<Node> nodes,
    List<Arrow> arrows,
    int hiddenActivities,
    int hiddenEdges) {

  /**
   * A box.
   *
   * @param number of the activity in the map's list
   * @param x of its left side
   * @param y of its top
   * @param heat 0 to 3 by its share of all hours
   */
  public record Node(
      ProcessMap.Activity activity,
      int number,
      int x,
      int y,
      int width,
      int height,
      int heat,
      boolean bottleneck) {}

  /**
   * A line with a head.
   *
   * @param number of the edge in the map's list
   * @param path of SVG
   * @param stroke its width
   * @param label whether there is room to say how long; where, in {@code labelX} and {@code labelY}
   * @param back whether it leads back up
   */
  public record Arrow(
      ProcessMap.Edge edge,
      int number,
      String path,
      double stroke,
      boolean label,
      int labelX,
      int labelY,
      int heat,
      boolean back,
      boolean bottleneck) {}

  /**
   * Where most of the time goes.
   *
   * @param activity where somebody works that long; null where it is a wait
   * @param edge where a case waits that long; null where it is work
   */
  public record Bottleneck(
      ProcessMap.@Nullable Activity activity,
      ProcessMap.@Nullable Edge edge,
      ProcessMap.Hours hours) {}
}
