package io.xiaoneng.dashboard.process;

import io.xiaoneng.dashboard.process.Drawing.Arrow;
import io.xiaoneng.dashboard.process.Drawing.Bottleneck;
import io.xiaoneng.dashboard.process.Drawing.Node;
import io.xiaoneng.dashboard.process.ProcessMap.Activity;
import io.xiaoneng.dashboard.process.ProcessMap.Edge;
import io.xiaoneng.dashboard.process.ProcessMap.Hours;
import io.xiaoneng.dashboard.process.ProcessMap.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lays a process map out in layers: what comes earlier in the commonest ways stands higher. Rare
 * activities and edges are left to the tables, so that the drawing can be read.
 */
final class DrawingLayout {

  static final int MAX_ACTIVITIES = 18;
  static final int MAX_EDGES = 36;

  /** Edges are drawn, the commonest first, until they make up so much of all transitions. */
  private static final double DRAWN = 0.95;

  /** Of a hundred cases so many take an edge that is drawn. */
  private static final int COMMON = 2;

  private static final int WIDTH = 176;
  private static final int HEIGHT = 58;
  private static final int GAP = 56;
  private static final int LAYER = 62;
  private static final int MARGIN = 16;
  private static final int LANE = 26;

  /** Half of a label, and some air. */
  private static final int LABEL = 52;

  private final ProcessMap map;
  private final @Nullable Bottleneck bottleneck;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Double> positions = new HashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  private DrawingLayout(ProcessMap map) {
    this.map = map;
    this.bottleneck = bottleneck(map);
  }

  /** The drawing of a map. */
  static Drawing of(ProcessMap map) {
    return new DrawingLayout(map).draw();
  }

  /** Where most hours go; null where no hours are known. */
  static @Nullable Bottleneck bottleneck(ProcessMap map) {
    Bottleneck most = null;
    for (Activity each : map.activities()) {
      most = larger(most, new Bottleneck(each, null, each.working()));
    }
    for (Edge each : map.edges()) {
      most = larger(most, new Bottleneck(null, each, each.waiting()));
    }
    return most;
  }

  private static @Nullable Bottleneck larger(@Nullable Bottleneck most, Bottleneck each) {
    double least = most == null ? 0 : most.hours().total();
    return each.hours().total() > least ? each : most;
  }

  private Drawing draw() {
    List<Activity> drawn =
        map.activities().subList(0, Math.min(MAX_ACTIVITIES, map.activities().size()));
    for (int i = 0; i < map.activities().size(); i++) {
      numbers.put(map.activities().get(i).name(), i);
    }
    positions(drawn);
    List<Edge> edges = edges(drawn);
    Map<String, Integer> layers = layers(drawn, edges);
    place(drawn, edges, layers);
    int right =
        nodes.values().stream().mapToInt(node -> node.x() + node.width()).max().orElse(WIDTH);
    List<Arrow> arrows = arrows(edges, layers, right);
    int left = MARGIN;
    for (Arrow arrow : arrows) {
      left = Math.min(left, arrow.labelX() - LABEL);
      right = Math.max(right, arrow.labelX() + (arrow.back() ? LABEL + LANE : LABEL));
    }
    int bottom =
        nodes.values().stream().mapToInt(node -> node.y() + node.height()).max().orElse(HEIGHT);
    return new Drawing(
        left - MARGIN,
        right - left + 2 * MARGIN,
        bottom + MARGIN,
        List.copyOf(nodes.values()),
        arrows,
        map.activities().size() - drawn.size(),
        (int) map.edges().stream().filter(edge -> !edge.from().equals(edge.to())).count()
            - edges.size());
  }

  /** How late an activity comes in the commonest ways; unknown ones come last. */
  private void positions(List<Activity> drawn) {
    Map<String, double[]> sums = new HashMap<>();
    for (Variant way : map.variants()) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < way.activities().size(); i++) {
        if (seen.add(way.activities().get(i))) {
          double[] sum = sums.computeIfAbsent(way.activities().get(i), name -> new double[2]);
          sum[0] += (double) i * way.cases();
          sum[1] += way.cases();
        }
      }
    }
    for (Activity each : drawn) {
      double[] sum = sums.get(each.name());
      positions.put(each.name(), sum == null ? 1e6 + number(each.name()) : sum[0] / sum[1]);
    }
  }

  private int number(String activity) {
    return Objects.requireNonNull(numbers.get(activity));
  }

  private double position(String activity) {
    return Objects.requireNonNull(positions.get(activity));
  }

  /** The commonest, and of every box at least the one that leads to it. */
  private List<Edge> edges(List<Activity> drawn) {
    Set<String> names = new HashSet<>();
    drawn.forEach(each -> names.add(each.name()));
    List<Edge> all =
        map.edges().stream()
            .filter(each -> names.contains(each.from()) && names.contains(each.to()))
            .filter(each -> !each.from().equals(each.to()))
            .sorted(
                Comparator.comparingInt(Edge::times)
                    .reversed()
                    .thenComparing(Edge::from)
                    .thenComparing(Edge::to))
            .toList();
    double transitions = all.stream().mapToInt(Edge::times).sum();
    List<Edge> edges = new ArrayList<>();
    Set<String> reached = new HashSet<>();
    double sum = 0;
    for (Edge each : all) {
      boolean common =
          sum < DRAWN * transitions
              && edges.size() < MAX_EDGES
              && 100L * each.times() >= (long) COMMON * map.cases();
      boolean marked = bottleneck != null && each.equals(bottleneck.edge());
      if (common || marked || !reached.contains(each.to())) {
        edges.add(each);
        reached.add(each.to());
      }
      sum += each.times();
    }
    return edges;
  }

  private boolean forward(Edge edge) {
    double from = position(edge.from());
    double to = position(edge.to());
    return from < to || from == to && number(edge.from()) < number(edge.to());
  }

  private Map<String, Integer> layers(List<Activity> drawn, List<Edge> edges) {
    Map<String, Integer> layers = new HashMap<>();
    List<Activity> ordered =
        drawn.stream()
            .sorted(
                Comparator.comparingDouble((Activity each) -> position(each.name()))
                    .thenComparingInt(each -> number(each.name())))
            .toList();
    for (Activity each : ordered) {
      int layer =
          edges.stream()
              .filter(edge -> edge.to().equals(each.name()) && forward(edge))
              .mapToInt(edge -> layers.getOrDefault(edge.from(), 0) + 1)
              .max()
              .orElse(0);
      layers.put(each.name(), layer);
    }
    return layers;
  }

  private void place(List<Activity> drawn, List<Edge> edges, Map<String, Integer> layers) {
    TreeMap<Integer, List<Activity>> rows = new TreeMap<>();
    for (Activity each : drawn) {
      rows.computeIfAbsent(layers.getOrDefault(each.name(), 0), row -> new ArrayList<>()).add(each);
    }
    int most = rows.values().stream().mapToInt(List::size).max().orElse(1);
    int across = most * WIDTH + (most - 1) * GAP;
    int y = MARGIN;
    for (List<Activity> row : rows.values()) {
      List<Activity> ordered =
          row.stream()
              .sorted(Comparator.comparingDouble((Activity each) -> middle(each, edges)))
              .toList();
      int x = MARGIN + (across - ordered.size() * WIDTH - (ordered.size() - 1) * GAP) / 2;
      for (Activity each : ordered) {
        boolean marked = bottleneck != null && each.equals(bottleneck.activity());
        nodes.put(
            each.name(),
            new Node(each, number(each.name()), x, y, WIDTH, HEIGHT, heat(each.working()), marked));
        x += WIDTH + GAP;
      }
      y += HEIGHT + LAYER;
    }
  }

  /** Where the boxes that lead to it stand, so that lines cross little. */
  private double middle(Activity activity, List<Edge> edges) {
    double sum = 0;
    double times = 0;
    for (Edge edge : edges) {
      Node from = nodes.get(edge.from());
      if (edge.to().equals(activity.name()) && from != null) {
        sum += (double) from.x() * edge.times();
        times += edge.times();
      }
    }
    return times == 0 ? 0 : sum / times;
  }

  private List<Arrow> arrows(List<Edge> edges, Map<String, Integer> layers, int right) {
    int most = edges.stream().mapToInt(Edge::times).max().orElse(1);
    List<Arrow> arrows = new ArrayList<>();
    int lane = 0;
    int bow = 0;
    for (Edge edge : edges) {
      Node from = Objects.requireNonNull(nodes.get(edge.from()));
      Node to = Objects.requireNonNull(nodes.get(edge.to()));
      int span = layers.getOrDefault(edge.to(), 0) - layers.getOrDefault(edge.from(), 0);
      boolean back = span <= 0;
      int side = 0;
      if (back) {
        lane++;
      } else if (span > 1) {
        bow++;
        side = (bow % 2 == 0 ? -1 : 1) * (WIDTH / 2 + LABEL + LANE * (bow / 2 % 3));
      }
      Curve curve = back ? back(from, to, right + MARGIN + LANE * lane) : down(from, to, side);
      boolean marked = bottleneck != null && edge.equals(bottleneck.edge());
      arrows.add(
          new Arrow(
              edge,
              map.edges().indexOf(edge),
              curve.path,
              Math.round((1 + 5 * Math.sqrt((double) edge.times() / most)) * 10) / 10.0,
              marked || heat(edge.waiting()) > 0 || edge.times() * 10L >= most,
              curve.x,
              curve.y,
              heat(edge.waiting()),
              back,
              marked));
    }
    return arrows;
  }

  private record Curve(String path, int x, int y) {}

  private static Curve down(Node from, Node to, int side) {
    int x1 = from.x() + from.width() / 2;
    int y1 = from.y() + from.height();
    int x2 = to.x() + to.width() / 2;
    int y2 = to.y() - 5;
    int third = (y2 - y1) / 3;
    return new Curve(
        "M%d %dC%d %d %d %d %d %d"
            .formatted(
                x1,
                y1,
                x1 + 4 * side / 3,
                y1 + Math.max(24, third),
                x2 + 4 * side / 3,
                y2 - Math.max(24, third),
                x2,
                y2),
        (x1 + x2) / 2 + side,
        (y1 + y2) / 2);
  }

  /** Out at the right, up outside of everything, and in at the right. */
  private static Curve back(Node from, Node to, int x) {
    int y1 = from.y() + from.height() / 2;
    int y2 = to.y() + to.height() / 2;
    return new Curve(
        "M%d %dC%d %d %d %d %d %d"
            .formatted(
                from.x() + from.width(),
                y1 + 8,
                x + LANE,
                y1 + 8,
                x + LANE,
                y2 - 8,
                to.x() + to.width() + 5,
                y2 - 8),
        x,
        (y1 + y2) / 2);
  }

  /** 0 below a twentieth of all hours, then 1, from a tenth 2, from a fifth 3. */
  private static int heat(Hours hours) {
    Double share = hours.share();
    if (share == null || share < 0.05) {
      return 0;
    }
    return share < 0.1 ? 1 : share < 0.2 ? 2 : 3;
  }
}
