package io.xiaoneng.streets;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Shortest ways as a textbook finds them, over nothing but the exported files: every place becomes
 * a node of its own, and Dijkstra's algorithm walks from each service point against the walking
 * direction.
 */
final class TextbookPaths {

  private record Street(int from, int to, long length, boolean forward, boolean backward) {}

  private record Stand(String id, int edge, long along, long leg) {}

  private record Arc(int to, long length) {}

  private final Map<Integer, Street> streets = new HashMap<>();
  private final List<Stand> cells;
  private int nodes;

  TextbookPaths(Path edges, Path cells) throws IOException {
    for (NamedCsvRecord row : rows(edges)) {
      Street street =
          new Street(
              number(row, "from"),
              number(row, "to"),
              number(row, "millimetres"),
              row.getField("forward").equals("1"),
              row.getField("backward").equals("1"));
      streets.put(number(row, "edge"), street);
      nodes = Math.max(nodes, Math.max(street.from, street.to) + 1);
    }
    this.cells = stands(cells);
  }

  /** For each point the cells within the limit and their millimetres. */
  Map<String, Map<String, Long>> within(long limit, Path points) throws IOException {
    Map<String, Map<String, Long>> found = new HashMap<>();
    for (Stand point : stands(points)) {
      List<List<Arc>> arrivals = arrivals(point);
      long[] distance = new long[arrivals.size()];
      Arrays.fill(distance, Long.MAX_VALUE);
      PriorityQueue<Arc> queue = new PriorityQueue<>((a, b) -> Long.compare(a.length, b.length));
      int start = arrivals.size() - 1;
      distance[start] = 0;
      queue.add(new Arc(start, 0));
      while (!queue.isEmpty()) {
        Arc at = queue.remove();
        if (at.length > distance[at.to]) {
          continue;
        }
        for (Arc next : arrivals.get(at.to)) {
          long far = at.length + next.length;
          if (far < distance[next.to]) {
            distance[next.to] = far;
            queue.add(new Arc(next.to, far));
          }
        }
      }
      Map<String, Long> reached = new HashMap<>();
      for (int cell = 0; cell < cells.size(); cell++) {
        if (distance[nodes + cell] <= limit) {
          reached.put(cells.get(cell).id, distance[nodes + cell]);
        }
      }
      found.put(point.id, reached);
    }
    return found;
  }

  /** For each node, cell and the point (the last) from where one arrives at it. */
  private List<List<Arc>> arrivals(Stand point) {
    List<List<Arc>> arrivals = new ArrayList<>();
    for (int node = 0; node < nodes + cells.size() + 1; node++) {
      arrivals.add(new ArrayList<>());
    }
    for (Street street : streets.values()) {
      if (street.forward) {
        arrivals.get(street.to).add(new Arc(street.from, street.length));
      }
      if (street.backward) {
        arrivals.get(street.from).add(new Arc(street.to, street.length));
      }
    }
    int last = nodes + cells.size();
    Street own = streets.get(point.edge);
    if (own.forward) {
      arrivals.get(last).add(new Arc(own.from, point.along + point.leg));
    }
    if (own.backward) {
      arrivals.get(last).add(new Arc(own.to, own.length - point.along + point.leg));
    }
    for (int cell = 0; cell < cells.size(); cell++) {
      Stand at = cells.get(cell);
      Street street = streets.get(at.edge);
      if (street.backward) {
        arrivals.get(street.from).add(new Arc(nodes + cell, at.along + at.leg));
      }
      if (street.forward) {
        arrivals.get(street.to).add(new Arc(nodes + cell, street.length - at.along + at.leg));
      }
      long ahead = point.along - at.along;
      if (at.edge == point.edge
          && (ahead == 0 || ahead > 0 && street.forward || ahead < 0 && street.backward)) {
        arrivals.get(last).add(new Arc(nodes + cell, at.leg + Math.abs(ahead) + point.leg));
      }
    }
    return arrivals;
  }

  private static List<Stand> stands(Path file) throws IOException {
    List<Stand> stands = new ArrayList<>();
    for (NamedCsvRecord row : rows(file)) {
      if (!row.getField("edge").isEmpty()) {
        stands.add(
            new Stand(
                row.getField("id"),
                number(row, "edge"),
                number(row, "along_mm"),
                number(row, "leg_mm")));
      }
    }
    return stands;
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      return csv.stream().toList();
    }
  }

  private static int number(NamedCsvRecord row, String column) {
    return Integer.parseInt(row.getField(column));
  }
}
