package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.page.Page;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** {@code /units} and {@code /units/CODE}: a unit, what it comes to, and the way down. */
@Page
class UnitPage {

  private final UnitService service;
  private final JsonMapper json;

  UnitPage(UnitService service, JsonMapper json) {
    this.service = service;
    this.json = json;
  }

  @GetMapping("/units")
  String top(Model model) {
    return show(service.top(), model);
  }

  @GetMapping("/units/{code}")
  String unit(@PathVariable String code, Model model) {
    return show(service.unit(code), model);
  }

  private String show(UnitView view, Model model) {
    model.addAttribute("u", view);
    model.addAttribute("scale", UnitScales.of(view));
    String now = view.today() ? "" : "&asOf=" + view.asOf();
    model.addAttribute(
        "behindUnit",
        view.unit() == null
            ? ""
            : "&unit=" + UriUtils.encode(view.unit().code(), StandardCharsets.UTF_8));
    model.addAttribute("behindNow", now);
    model.addAttribute("behindPeriod", "&from=" + view.from() + "&to=" + view.to() + now);
    model.addAttribute(
        "json",
        json.writeValueAsString(
                Map.of("trend", view.trend(), "children", rows(view), "channels", List.of()))
            .replace("<", "\\u003c"));
    return "unit";
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
