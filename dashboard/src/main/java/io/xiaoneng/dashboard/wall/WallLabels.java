package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.wall.WallMap.Area;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the names and figures of districts are written, so that none lies on another.
 *
 * @param letter width of a Chinese character of the name, in units of the drawing
 * @param least width of the figure below it
 * @param high of both
 */
record WallLabels(double letter, double least, double high) {

  static final WallLabels CITY = new WallLabels(22, 122, 68);
  static final WallLabels MIDDLE = new WallLabels(52, 245, 150);

  private static final int NUDGES = 60;

  /** Labels that would lie on each other, moved apart as little as it takes, and inside. */
  List<Area> apart(List<Area> areas, double height) {
    double[][] at = new double[areas.size()][];
    double[] wide = new double[areas.size()];
    for (int i = 0; i < at.length; i++) {
      Area area = areas.get(i);
      at[i] = new double[] {area.x(), area.y()};
      double letters = Math.max(area.nameZh().length(), area.nameEn().length() * 0.55);
      wide[i] = Math.max(least, letters * letter);
    }
    for (int step = 0; step < NUDGES; step++) {
      for (int i = 0; i < at.length; i++) {
        for (int j = i + 1; j < at.length; j++) {
          if (areas.get(i).named() && areas.get(j).named()) {
            nudge(at[i], at[j], (wide[i] + wide[j]) / 2, high);
          }
        }
        at[i][0] = Math.max(wide[i] / 2, Math.min(WallMap.WIDTH - wide[i] / 2, at[i][0]));
        at[i][1] = Math.max(high / 2, Math.min(height - high / 2, at[i][1]));
      }
    }
    List<Area> moved = new ArrayList<>();
    for (int i = 0; i < at.length; i++) {
      Area a = areas.get(i);
      moved.add(
          new Area(
              a.code(),
              a.nameZh(),
              a.nameEn(),
              a.path(),
              WallMap.round(at[i][0]),
              WallMap.round(at[i][1]),
              a.named()));
    }
    return List.copyOf(moved);
  }

  private static void nudge(double[] one, double[] other, double wide, double tall) {
    double over = wide - Math.abs(one[0] - other[0]);
    double down = tall - Math.abs(one[1] - other[1]);
    if (over <= 0 || down <= 0) {
      return;
    }
    int axis = over < down ? 0 : 1;
    double half = Math.min(over, down) / 2 * (one[axis] <= other[axis] ? 1 : -1);
    one[axis] -= half;
    other[axis] += half;
  }
}
