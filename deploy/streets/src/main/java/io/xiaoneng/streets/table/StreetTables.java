package io.xiaoneng.streets.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.StreetNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes streets, places on them and reaches as CSV. With the three, a plain shortest path over the
 * edges gives the very same millimetres.
 */
public final class StreetTables {

  private StreetTables() {}

  /**
   * Every edge: its nodes, its length, which ways it may be walked, the lowest node of the part it
   * belongs to, and its shape as WKT in WGS 84.
   */
  public static void edges(StreetNetwork network, Path file) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
      csv.writeRecord(
          "edge", "from", "to", "millimetres", "forward", "backward", "island", "shape");
      for (int edge = 0; edge < network.edges(); edge++) {
        csv.writeRecord(
            Integer.toString(edge),
            Integer.toString(network.from(edge)),
            Integer.toString(network.to(edge)),
            Integer.toString(network.millimetres(edge)),
            network.forward(edge) ? "1" : "0",
            network.backward(edge) ? "1" : "0",
            Integer.toString(network.islands().of(network.from(edge)).node()),
            wkt(network, edge));
      }
    }
  }

  private static String wkt(StreetNetwork network, int edge) {
    StringBuilder shape = new StringBuilder("LINESTRING (");
    for (int point = 0; point < network.shapePoints(edge); point++) {
      shape.append(point == 0 ? "" : ", ");
      shape.append(degrees(network.shapeLon(edge, point))).append(' ');
      shape.append(degrees(network.shapeLat(edge, point)));
    }
    return shape.append(')').toString();
  }

  /** Every place and where it stands on its street, or why at none. */
  public static void places(List<Located> places, List<Snapped> snapped, Path file)
      throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
      csv.writeRecord(
          "id",
          "lon",
          "lat",
          "edge",
          "along_mm",
          "leg_mm",
          "snap_lon",
          "snap_lat",
          "refused",
          "refused_m");
      for (int i = 0; i < places.size(); i++) {
        Located place = places.get(i);
        List<String> row = new ArrayList<>();
        row.add(place.id());
        row.add(degrees(place.lon()));
        row.add(degrees(place.lat()));
        if (snapped.get(i) instanceof Snapped.At at) {
          row.add(Integer.toString(at.edge()));
          row.add(Integer.toString(at.along()));
          row.add(Integer.toString(at.leg()));
          row.add(degrees(at.lon()));
          row.add(degrees(at.lat()));
          row.addAll(List.of("", ""));
        } else if (snapped.get(i) instanceof Snapped.Refused refused) {
          row.addAll(List.of("", "", "", "", "", refused.reason().name()));
          row.add(
              Double.isNaN(refused.metres())
                  ? ""
                  : String.format(Locale.ROOT, "%.1f", refused.metres()));
        }
        csv.writeRecord(row);
      }
    }
  }

  /** Every pair of a point and a cell within reach, with the seconds of each pace. */
  public static void reaches(
      List<Located> points, List<Located> cells, List<Reach> reaches, List<Pace> paces, Path file)
      throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
      List<String> head = new ArrayList<>(List.of("point", "cell", "metres"));
      paces.forEach(pace -> head.add("seconds_at_" + pace));
      csv.writeRecord(head);
      for (int i = 0; i < points.size(); i++) {
        Reach reach = reaches.get(i);
        for (int k = 0; k < reach.size(); k++) {
          int far = reach.millimetres()[k];
          List<String> row = new ArrayList<>();
          row.add(points.get(i).id());
          row.add(cells.get(reach.places()[k]).id());
          row.add(String.format(Locale.ROOT, "%d.%03d", far / 1000, far % 1000));
          paces.forEach(pace -> row.add(String.format(Locale.ROOT, "%.3f", pace.seconds(far))));
          csv.writeRecord(row);
        }
      }
    }
  }

  private static String degrees(double degrees) {
    return String.format(Locale.ROOT, "%.7f", degrees);
  }
}
