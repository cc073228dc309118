package io.xiaoneng.dashboard.wall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a wall shows at a time: six figures, four panels, and the map coloured by one figure. */
public enum WallScene {
  /** What is to be known first, targets, and where the instructions stand. */
  TODAY(true, "city.it.maps.today", "percent", "shades"),
  /** How fast, and whether promises are kept. */
  SPEED(false, "city.it.maps.speed", "percent", "marks"),
  /** Who can walk to an open point. */
  CIRCLE(false, "circle.it.map", "percent", "points"),
  /** Issued cards, tasks, and how many leads wait to be verified. */
  SUPERVISION(true, "supervision.it.map", "count", "shades"),
  /** Who waits in which hall. */
  HALLS(false, "halls.it.map", "count", "shades");

  private final boolean supervising;
  private final String map;
  private final String mapFormat;
  private final String marks;

  WallScene(boolean supervising, String map, String mapFormat, String marks) {
    this.supervising = supervising;
    this.map = map;
    this.mapFormat = mapFormat;
    this.marks = marks;
  }

  /** Path of the districts' figures in the picture. */
  public String map() {
    return map;
  }

  /** How they are written. */
  public String mapFormat() {
    return mapFormat;
  }

  /**
   * What the map says besides them: {@code shades} from least to most, {@code marks} of how they
   * stand to their target, {@code points} and their states.
   */
  public String marks() {
    return marks;
  }

  /** Its name in addresses. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it tells of supervision or instructions, which not every wall may show. */
  public boolean supervising() {
    return supervising;
  }

  /**
   * The scenes of a wall, in the order asked for.
   *
   * @param asked codes with commas between them; null or nothing that is known means all
   * @param everything whether the wall may show those of supervision
   */
  static List<WallScene> of(@Nullable String asked, boolean everything) {
    List<WallScene> all =
        Arrays.stream(values()).filter(each -> everything || !each.supervising).toList();
    if (asked == null) {
      return all;
    }
    List<WallScene> chosen = new ArrayList<>();
    for (String code : asked.split(",")) {
      all.stream()
          .filter(each -> each.code().equals(code.strip()) && !chosen.contains(each))
          .forEach(chosen::add);
    }
    return chosen.isEmpty() ? all : List.copyOf(chosen);
  }
}
