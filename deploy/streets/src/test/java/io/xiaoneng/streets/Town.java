package io.xiaoneng.streets;

import java.util.Locale;

/**
 * A town of a few streets written as OpenStreetMap XML: a lattice with one-way footways, stairs, a
 * bridge over a motorway, a locked gate, and a court that no street joins.
 */
public final class Town {

  /** Streets in each direction; enough edges that the town is no island. */
  public static final int SIDE = 13;

  static final double WEST = 108.90;
  static final double SOUTH = 34.20;
  static final double STEP = 0.0011;

  private Town() {}

  /** The town's XML. */
  public static String osm() {
    StringBuilder xml = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>\n");
    xml.append("<osm version=\"0.6\">\n");
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        node(xml, id(row, column), lon(column) + 0.0002 * Math.sin(7 * row), lat(row), "");
      }
    }
    gate(xml, 9001, lon(3) + STEP / 2, lat(3));
    node(xml, 9101, lon(SIDE + 1), lat(2), "");
    node(xml, 9102, lon(SIDE + 1) + 0.0003, lat(2), "");
    node(xml, 9201, lon(-1), lat(6) + STEP / 2, "");
    node(xml, 9202, lon(SIDE), lat(6) + STEP / 2, "");
    for (int i = 0; i < SIDE; i++) {
      for (int k = 0; k + 1 < SIDE; k++) {
        if (i == 3 && k == 3) {
          way(xml, "residential", "", id(3, 3), 9001, id(3, 4));
        } else {
          way(xml, "residential", "", id(i, k), id(i, k + 1));
        }
        if (k != 6) {
          String kind = i % 4 == 1 ? "steps" : "footway";
          way(xml, kind, i == 5 ? "oneway:foot=yes" : "", id(k, i), id(k + 1, i));
        }
      }
    }
    // Over the motorway between rows 6 and 7 leads one bridge.
    way(xml, "motorway", "", 9201, 9202);
    way(xml, "footway", "bridge=yes", id(6, 4), id(7, 4));
    way(xml, "footway", "", 9101, 9102);
    return xml.append("</osm>\n").toString();
  }

  static double lon(int column) {
    return WEST + STEP * column;
  }

  static double lat(int row) {
    return SOUTH + STEP * row;
  }

  private static long id(int row, int column) {
    return 1 + row * 100L + column;
  }

  private static void gate(StringBuilder xml, long id, double lon, double lat) {
    node(
        xml,
        id,
        lon,
        lat,
        "<tag k=\"barrier\" v=\"gate\"/><tag k=\"access\" v=\"no\"/><tag k=\"foot\" v=\"no\"/>");
  }

  private static void node(StringBuilder xml, long id, double lon, double lat, String tags) {
    xml.append(
        String.format(
            Locale.ROOT,
            "<node id=\"%d\" version=\"1\" lat=\"%.7f\" lon=\"%.7f\">%s</node>%n",
            id,
            lat,
            lon,
            tags));
  }

  private static long ways;

  private static void way(StringBuilder xml, String kind, String tag, long... nodes) {
    xml.append("<way id=\"").append(100_000 + ways++).append("\" version=\"1\">");
    for (long node : nodes) {
      xml.append("<nd ref=\"").append(node).append("\"/>");
    }
    xml.append("<tag k=\"highway\" v=\"").append(kind).append("\"/>");
    if (!tag.isEmpty()) {
      String[] pair = tag.split("=");
      xml.append("<tag k=\"").append(pair[0]).append("\" v=\"").append(pair[1]).append("\"/>");
    }
    xml.append("</way>\n");
  }
}
