package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /metrics/{id}/cases}: the cases behind a figure, to look through and to take along. */
@Page
class CaseListPage {

  private final CaseListService lists;
  private final RegistryView registry;

  CaseListPage(CaseListService lists, RegistryView registry) {
    this.lists = lists;
    this.registry = registry;
  }

  /** A case with the names of its codes. */
  public record Row(CaseLine line, String unitZh, String unitEn, String itemZh, String itemEn) {}

  /** A part of the figure and where its list is. */
  public record Tab(String part, boolean current, String href) {}

  /** A column that can be sorted by. */
  public record Column(String name, boolean ascending, boolean descending, String href) {}

  /** What narrows the list, as it is asked for. */
  public record Narrowing(String name, String zh, String en) {}

  @GetMapping("/metrics/{id}/cases")
  String show(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null || CaseListParser.parts(id).isEmpty()) {
      throw new PageNotFoundException("metric", id);
    }
    Map<String, String[]> asked = Parameters.of(request);
    model.addAttribute("metric", metric);
    try {
      fill(id, lists.parse(id, asked), asked, model);
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    } catch (KnownAtBusyException e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      model.addAttribute("problem", e.getMessage());
    }
    return "metric-cases";
  }

  private void fill(String id, CaseListQuery query, Map<String, String[]> asked, Model model) {
    long count = lists.count(query);
    String path = "/metrics/" + id + "/cases";
    model.addAttribute("count", count);
    model.addAttribute("part", query.part().wireName());
    model.addAttribute("asOf", query.query().asOf());
    model.addAttribute("knownAt", query.query().knownAt());
    model.addAttribute("from", query.query().from());
    model.addAttribute("to", query.query().to());
    model.addAttribute("rows", lists.page(query).stream().map(this::row).toList());
    model.addAttribute(
        "tabs",
        CaseListParser.parts(id).stream()
            .map(
                part ->
                    new Tab(
                        part.wireName(),
                        part == query.part(),
                        address(path, asked, Map.of("part", part.wireName()), "page")))
            .toList());
    Map<String, Column> columns = new LinkedHashMap<>();
    for (CaseListQuery.Sort each : CaseListQuery.Sort.values()) {
      boolean sorted = each == query.sort();
      String order = sorted && !query.descending() ? "desc" : "asc";
      columns.put(
          each.wireName(),
          new Column(
              each.wireName(),
              sorted && !query.descending(),
              sorted && query.descending(),
              address(path, asked, Map.of("sort", each.wireName(), "order", order), "page")));
    }
    model.addAttribute("columns", columns);
    if (query.query().knownAt() != null && Corrections.tells(id) && !asked.containsKey("by")) {
      Map<String, String[]> figure = new LinkedHashMap<>(asked);
      List.of("part", "sort", "order", "page", "size").forEach(figure::remove);
      model.addAttribute(
          "corrections", address("/corrections", figure, Map.of("metric", id), "by"));
    }
    model.addAttribute("narrowings", narrowings(asked));
    long pages =
        Math.min(
            Math.max(1, (count + query.size() - 1) / query.size()),
            CaseListParser.MAX_REACH / query.size());
    model.addAttribute("reach", count > CaseListParser.MAX_REACH ? CaseListParser.MAX_REACH : 0);
    model.addAttribute("page", query.page() + 1);
    model.addAttribute("pages", pages);
    model.addAttribute("prev", turn(path, asked, query.page() - 1));
    model.addAttribute("next", turn(path, asked, query.page() + 1));
    String file = "/api/v1" + path;
    model.addAttribute("csv", address(file, asked, Map.of("format", "csv"), "page", "size"));
    model.addAttribute("xlsx", address(file, asked, Map.of("format", "xlsx"), "page", "size"));
    model.addAttribute("files", count > 0 && count <= CaseListService.MAX_FILE);
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
    if (name.equals(Dimension.UNIT.wireName())) {
      UnitNode unit = registry.unit(value);
      return new Narrowing(name, unit.nameZh(), unit.nameEn());
    }
    return name.equals(Dimension.ITEM.wireName())
        ? new Narrowing(name, registry.itemNameZh(value), registry.itemNameEn(value))
        : new Narrowing(name, value, value);
  }

  private static String address(
      String path, Map<String, String[]> asked, Map<String, String> more, String... without) {
    return Addresses.of(path, asked, List.of(without), more);
  }

  private Row row(CaseLine line) {
    UnitNode unit = registry.unit(line.unit());
    return new Row(
        line,
        unit.nameZh(),
        unit.nameEn(),
        registry.itemNameZh(line.item()),
        registry.itemNameEn(line.item()));
  }
}
