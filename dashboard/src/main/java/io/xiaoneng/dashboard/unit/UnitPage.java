package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.freshness.SilentFeeds;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Crumb;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.page.Ways;
import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/**
 * The way down: {@code /units} and {@code /units/CODE} for a unit and what it comes to, {@code
 * /items} for its items beside each other, {@code /items?item=CODE} for one of them, within a unit
 * or the city.
 */
@Page
class UnitPage {

  /** Items on the page of a unit; the others have a page of their own. */
  private static final int ITEMS = 10;

  /** More items are only in the file of a metric. */
  private static final int MOST_ITEMS = 300;

  private final UnitService service;
  private final ItemRecords records;
  private final Ways ways;
  private final SilentFeeds feeds;
  private final JsonMapper json;

  UnitPage(
      UnitService service, ItemRecords records, Ways ways, SilentFeeds feeds, JsonMapper json) {
    this.service = service;
    this.records = records;
    this.ways = ways;
    this.feeds = feeds;
    this.json = json;
  }

  /** The period as the address has it. */
  record Days(@Nullable String from, @Nullable String to) {}

  /** An order of the items and where it leads. */
  public record Order(String name, boolean current, String href) {}

  @GetMapping("/units")
  String top(Days days, Actor actor, HttpServletResponse response, Model model) {
    show(null, null, days, actor, response, model);
    return "unit";
  }

  @GetMapping("/units/{code}")
  String unit(
      @PathVariable String code,
      Days days,
      Actor actor,
      HttpServletResponse response,
      Model model) {
    show(code, null, days, actor, response, model);
    return "unit";
  }

  @GetMapping("/items")
  String items(
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String item,
      @RequestParam(required = false) @Nullable String sort,
      Days days,
      Actor actor,
      HttpServletResponse response,
      Model model) {
    String within = unit.isEmpty() ? null : unit;
    if (!item.isEmpty()) {
      show(within, item, days, actor, response, model);
      model.addAttribute("record", records.of(item));
      return "unit";
    }
    UnitView view = show(within, null, days, actor, response, model);
    ItemOrder order = ItemOrder.of(sort);
    List<UnitView.Child> items = order.sorted(view.items());
    model.addAttribute("items", items.stream().limit(MOST_ITEMS).toList());
    model.addAttribute("allItems", items.size());
    Way way = (Way) Objects.requireNonNull(model.getAttribute("way"));
    model.addAttribute(
        "orders",
        Arrays.stream(ItemOrder.values())
            .map(each -> new Order(each.wireName(), each == order, way.items(each.wireName())))
            .toList());
    return "items";
  }

  private UnitView show(
      @Nullable String code,
      @Nullable String item,
      Days days,
      Actor actor,
      HttpServletResponse response,
      Model model) {
    Span span = null;
    try {
      span = Span.of(days.from(), days.to());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    UnitView view = service.view(new UnitService.Ask(code, item, span));
    Way way = new Way(code, item, Map.of(), span == null ? Map.of() : span.asked(), shown(view));
    List<Crumb> crumbs = ways.to(way, actor, Way::page);
    model.addAttribute("u", view);
    model.addAttribute("silent", feeds.within(code));
    model.addAttribute("chosen", !view.usual());
    model.addAttribute("way", way);
    model.addAttribute("crumbs", Ways.above(crumbs));
    model.addAttribute("stand", crumbs);
    model.addAttribute("beside", view.unit() == null ? null : ways.beside(view.unit(), actor));
    model.addAttribute("scale", UnitScales.of(view, view.children()));
    model.addAttribute("itemScale", UnitScales.of(view, view.items()));
    model.addAttribute("items", view.items().stream().limit(ITEMS).toList());
    model.addAttribute("picture", picture(view));
    return view;
  }

  /** What lists are asked for, so that they hold the cases of the figures. */
  private static Map<String, String> shown(UnitView view) {
    Map<String, String> shown = new LinkedHashMap<>(new Span(view.from(), view.to()).asked());
    if (!view.today()) {
      shown.put("asOf", view.asOf().toString());
    }
    return shown;
  }

  private String picture(UnitView view) {
    return json.writeValueAsString(
            Map.of("trend", view.trend(), "children", rows(view), "channels", List.of()))
        .replace("<", "\\u003c");
  }

  /** What the table is sorted by. */
  private static List<Map<String, Object>> rows(UnitView view) {
    return view.children().stream()
        .map(
            child ->
                Map.<String, Object>of(
                    "code", child.code(),
                    "appliedNow", child.appliedNow(),
                    "applied", child.applied(),
                    "online", child.online(),
                    "onTime", child.onTime(),
                    "handling", child.handling(),
                    "open", child.open(),
                    "overdue", child.overdue()))
        .toList();
  }
}
