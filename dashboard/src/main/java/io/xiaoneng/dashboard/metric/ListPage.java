package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.page.Crumb;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.page.Ways;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricVersion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /metrics/{id}/cases}: what is behind a figure, to look through and to take along. */
@Page
class ListPage {

  private final ListService lists;
  private final CodeNames names;
  private final Ways ways;

  ListPage(ListService lists, CodeNames names, Ways ways) {
    this.lists = lists;
    this.names = names;
    this.ways = ways;
  }

  /** A row, its own page, null where it has none, and the cases it is made of. */
  public record Row(List<Cell> cells, @Nullable String href, List<String> cases) {}

  /** A part of the figure and where its list is. */
  public record Tab(String part, boolean current, String href) {}

  /** A column, and how to sort by it. */
  public record Column(
      String name, boolean numeric, boolean ascending, boolean descending, String href) {}

  /** What narrows the list, as it is asked for. */
  public record Narrowing(String name, String zh, String en) {}

  @GetMapping("/metrics/{id}/cases")
  String show(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Actor actor,
      Model model) {
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null || ListKind.parts(id).isEmpty()) {
      throw new PageNotFoundException("metric", id);
    }
    Map<String, String[]> asked = Parameters.of(request);
    model.addAttribute("metric", metric);
    Way way = Way.of(asked);
    model.addAttribute("way", way);
    model.addAttribute("crumbs", crumbs(metric, way, asked, actor));
    try {
      fill(id, lists.parse(id, asked), way, actor, asked, model);
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    } catch (KnownAtBusyException e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      model.addAttribute("problem", e.getMessage());
    }
    return "metric-list";
  }

  /** The same list for what lies above, and the figure that it is behind. */
  private List<Crumb> crumbs(
      MetricDefinition metric, Way way, Map<String, String[]> asked, Actor actor) {
    String path = "/metrics/" + metric.id();
    List<Crumb> crumbs =
        new ArrayList<>(
            ways.to(
                way,
                actor,
                to ->
                    address(path + "/cases", asked, to.position(), "unit", "item", "by", "page")));
    crumbs.add(Crumb.of(metric.name().zh(), metric.name().en(), way.metric(metric.id())));
    return crumbs;
  }

  private void fill(
      String id, ListQuery query, Way way, Actor actor, Map<String, String[]> asked, Model model) {
    long count = lists.count(query);
    String path = "/metrics/" + id + "/cases";
    model.addAttribute("count", count);
    MetricVersion version = MetricCatalogue.find(id, query.query().version());
    model.addAttribute("shadow", version == null || version.inForce() ? null : version.number());
    model.addAttribute("part", query.part().wireName());
    model.addAttribute("asOf", query.query().asOf());
    model.addAttribute("knownAt", query.query().knownAt());
    model.addAttribute("from", query.query().from());
    model.addAttribute("to", query.query().to());
    List<ListLine> lines = lists.page(query);
    List<Integer> shown = shown(query.kind(), lines);
    model.addAttribute("kind", query.kind().wireName());
    model.addAttribute(
        "rows",
        lines.stream().map(line -> row(line, shown, id, way, ways.leadsDown(id, actor))).toList());
    model.addAttribute(
        "tabs",
        ListKind.parts(id, query.query().version()).stream()
            .map(
                part ->
                    new Tab(
                        part.wireName(),
                        part == query.part(),
                        address(path, asked, Map.of("part", part.wireName()), "page")))
            .toList());
    model.addAttribute(
        "columns",
        shown.stream()
            .map(at -> column(query.kind().columns().get(at), query, path, asked))
            .toList());
    if (query.query().knownAt() != null
        && Corrections.tells(id)
        && !asked.containsKey("by")
        && !asked.containsKey("version")) {
      Map<String, String[]> figure = new LinkedHashMap<>(asked);
      List.of("part", "sort", "order", "page", "size").forEach(figure::remove);
      model.addAttribute(
          "corrections", address("/corrections", figure, Map.of("metric", id), "by"));
    }
    model.addAttribute("narrowings", narrowings(asked));
    long pages =
        Math.min(
            Math.max(1, (count + query.size() - 1) / query.size()),
            ListParser.MAX_REACH / query.size());
    model.addAttribute("reach", count > ListParser.MAX_REACH ? ListParser.MAX_REACH : 0);
    model.addAttribute("page", query.page() + 1);
    model.addAttribute("pages", pages);
    model.addAttribute("prev", turn(path, asked, query.page() - 1));
    model.addAttribute("next", turn(path, asked, query.page() + 1));
    String file = "/api/v1" + path;
    model.addAttribute("csv", address(file, asked, Map.of("format", "csv"), "page", "size"));
    model.addAttribute("xlsx", address(file, asked, Map.of("format", "xlsx"), "page", "size"));
    model.addAttribute("files", count > 0 && count <= ListService.MAX_FILE);
  }

  private static String turn(String path, Map<String, String[]> asked, int page) {
    return address(path, asked, Map.of("page", Integer.toString(Math.max(0, page))));
  }

  private List<Narrowing> narrowings(Map<String, String[]> asked) {
    return asked.entrySet().stream()
        .filter(each -> Dimension.ofWireName(each.getKey()) != null)
        .map(each -> narrowing(each.getKey(), String.join(", ", each.getValue())))
        .toList();
  }

  private Narrowing narrowing(String name, String value) {
    CodeNames.Name found = names.of(name, value);
    return found.zh().isEmpty()
        ? new Narrowing(name, value, value)
        : new Narrowing(name, found.zh(), found.en());
  }

  private static String address(
      String path, Map<String, String[]> asked, Map<String, String> more, String... without) {
    return Addresses.of(path, asked, List.of(without), more);
  }

  private static Column column(
      ListColumn column, ListQuery query, String path, Map<String, String[]> asked) {
    boolean sorted = column.equals(query.sort());
    String order = sorted && !query.descending() ? "desc" : "asc";
    return new Column(
        column.name(),
        column.numeric(),
        sorted && !query.descending(),
        sorted && query.descending(),
        address(path, asked, Map.of("sort", column.name(), "order", order), "page"));
  }

  /** Which columns the page has: what a row adds to the figure only where it adds anything. */
  private static List<Integer> shown(ListKind kind, List<ListLine> lines) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < kind.columns().size(); i++) {
      int at = i;
      ListColumn column = kind.columns().get(i);
      boolean value = column.name().equals("value");
      if (column.shown()
          && (!value || lines.stream().anyMatch(line -> line.values().get(at) != null))) {
        shown.add(i);
      }
    }
    return shown;
  }

  private Row row(ListLine line, List<Integer> shown, String metric, Way way, boolean down) {
    String page = line.kind().href(line);
    boolean ofCase = down && page != null && line.kind() == ListKind.CASE;
    return new Row(
        shown.stream()
            .map(at -> names.cell(line.kind().columns().get(at), line.values().get(at)))
            .toList(),
        ofCase ? way.caseFile(line.text("case"), metric) : page,
        line.kind() == ListKind.INSTANCE ? cases(line) : List.of());
  }

  private static List<String> cases(ListLine line) {
    return line.of("caseIds") instanceof List<?> ids
        ? ids.stream().map(String::valueOf).toList()
        : List.of();
  }
}
