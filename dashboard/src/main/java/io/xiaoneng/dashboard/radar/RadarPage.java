package io.xiaoneng.dashboard.radar;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.page.Ways;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.statistics.KaplanMeier;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** {@code /units/CODE/radar}: where to look, and what else could explain it. */
@Page
class RadarPage {

  private final RadarService service;
  private final Ways ways;
  private final JsonMapper json;

  RadarPage(RadarService service, Ways ways, JsonMapper json) {
    this.ways = ways;
    this.service = service;
    this.json = json;
  }

  @GetMapping("/units/{code}/radar")
  String show(@PathVariable String code, Actor actor, Model model) {
    RadarView view = service.of(code);
    Map<String, String> shown = new LinkedHashMap<>();
    shown.put("from", view.from().toString());
    shown.put("to", view.to().toString());
    shown.put("asOf", view.asOf().toString());
    Way way = new Way(code, null, Map.of(), Map.of(), shown);
    model.addAttribute("way", way);
    model.addAttribute("crumbs", ways.to(way, actor, Way::page));
    model.addAttribute("r", view);
    model.addAttribute(
        "behind",
        "&unit="
            + UriUtils.encode(code, StandardCharsets.UTF_8)
            + "&from="
            + view.from()
            + "&to="
            + view.to()
            + "&asOf="
            + view.asOf());
    Map<String, Object> charts = new LinkedHashMap<>();
    view.hints()
        .forEach(
            hint ->
                charts.put(
                    hint.indicator().metric().id(),
                    Map.of("kind", hint.kind(), "bars", hint.bars())));
    model.addAttribute(
        "json",
        json.writeValueAsString(
                Map.of(
                    "hints",
                    charts,
                    "own",
                    steps(view.waits().own()),
                    "city",
                    steps(view.waits().city())))
            .replace("<", "\\u003c"));
    return "radar";
  }

  private static List<KaplanMeier.Step> steps(KaplanMeier curve) {
    return curve.steps();
  }
}
