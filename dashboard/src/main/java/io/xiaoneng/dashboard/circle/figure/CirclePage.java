package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** {@code /circle/units}, {@code /circle/points} and {@code /circle/points/ID}. */
@Page
class CirclePage {

  private static final int POINTS_A_PAGE = 100;

  private final UnitsService units;
  private final CircleService circle;
  private final PointService points;
  private final RegistryView registry;
  private final CityClock clock;
  private final JsonMapper json;

  CirclePage(
      UnitsService units,
      CircleService circle,
      PointService points,
      RegistryView registry,
      CityClock clock,
      JsonMapper json) {
    this.units = units;
    this.circle = circle;
    this.points = points;
    this.registry = registry;
    this.clock = clock;
    this.json = json;
  }

  @GetMapping("/circle/units")
  String units(@RequestParam(defaultValue = "") String unit, Model model) {
    if (!unit.isEmpty() && registry.registry().unit(unit) == null) {
      throw new PageNotFoundException("unit", unit);
    }
    CircleUnits now = units.units(unit);
    String code = now.whole().code();
    CircleDay adult = circle.day(Walk.ADULT, clock.today(), code, true, false);
    CircleDay elder = circle.day(Walk.ELDER, clock.today(), code, true, false);
    model.addAttribute("c", now);
    model.addAttribute("asked", unit);
    model.addAttribute("way", Way.at(unit.isEmpty() ? null : unit, null, null, null));
    model.addAttribute("week", units.week());
    model.addAttribute("weekAdult", units.week(Walk.ADULT, unit));
    model.addAttribute("weekElder", units.week(Walk.ELDER, unit));
    model.addAttribute("adult", adult);
    model.addAttribute("elder", elder);
    model.addAttribute("path", unit.isEmpty() ? List.of() : registry.path(unit));
    model.addAttribute(
        "json",
        embedded(
            Map.of(
                "whole", now.whole(),
                "units", now.units(),
                "points", now.points(),
                "now", adult.now(),
                "adult", adult.hours(),
                "elder", elder.hours())));
    return "circle-units";
  }

  @GetMapping("/circle/points")
  String points(HttpServletRequest request, Model model) {
    PointFilter filter = filter(request);
    CirclePoints found = filter.of(points.points(null), registry);
    int pages = Math.max(1, (found.points().size() + POINTS_A_PAGE - 1) / POINTS_A_PAGE);
    int page = page(request, pages);
    List<CirclePoint> shown =
        found
            .points()
            .subList(
                Math.min(found.points().size(), (page - 1) * POINTS_A_PAGE),
                Math.min(found.points().size(), page * POINTS_A_PAGE));
    model.addAttribute("p", found);
    model.addAttribute("filter", filter);
    model.addAttribute("shown", shown);
    model.addAttribute("pageNumber", page);
    model.addAttribute("pages", pages);
    model.addAttribute("kinds", Point.KINDS);
    model.addAttribute("states", PointFilter.STATES);
    model.addAttribute("units", registry.atLevel(Unit.Level.DISTRICT));
    model.addAttribute("none", registry.registry().all(Point.class).isEmpty());
    model.addAttribute("json", embedded(Map.of("points", shown, "counts", found.counts())));
    return "circle-points";
  }

  @GetMapping("/circle/points/{id}")
  String point(@PathVariable String id, Model model) {
    PointFile file = points.point(id).orElseThrow(() -> new PageNotFoundException("point", id));
    model.addAttribute("p", file);
    model.addAttribute("names", names(file.items()));
    return "circle-point";
  }

  private Map<String, String[]> names(List<String> items) {
    Map<String, String[]> names = new TreeMap<>();
    for (String item : items) {
      names.put(item, new String[] {registry.itemNameZh(item), registry.itemNameEn(item)});
    }
    return names;
  }

  /** What a form has sent; empty fields ask for nothing, wrong ones likewise. */
  private PointFilter filter(HttpServletRequest request) {
    Map<String, String[]> sent = new TreeMap<>();
    for (String name : List.of("kind", "unit", "state")) {
      String value = request.getParameter(name);
      if (value != null && !value.isBlank()) {
        sent.put(name, new String[] {value});
      }
    }
    try {
      return new CircleParameters(sent, sent.keySet(), clock, registry).filter();
    } catch (BadParameterException e) {
      return new PointFilter("", "", "");
    }
  }

  private static int page(HttpServletRequest request, int pages) {
    String sent = request.getParameter("page");
    return sent == null || !sent.matches("[0-9]{1,6}")
        ? 1
        : Math.max(1, Math.min(pages, Integer.parseInt(sent)));
  }

  private String embedded(Object picture) {
    return json.writeValueAsString(picture).replace("<", "\\u003c");
  }
}
