package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Point;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** {@code /circle}: the map, what would be, and where the next points should stand. */
@Page
class CircleMapPage {

  /** Items that a form offers at most. */
  private static final int MOST_ITEMS = 300;

  private final PlanService plans;
  private final RegistryView registry;
  private final MapMoments moments;
  private final JsonMapper json;

  CircleMapPage(PlanService plans, RegistryView registry, MapMoments moments, JsonMapper json) {
    this.plans = plans;
    this.registry = registry;
    this.moments = moments;
    this.json = json;
  }

  @GetMapping("/circle")
  String map(HttpServletRequest request, Model model) {
    Map<String, String[]> sent = Parameters.filled(request);
    model.addAttribute("problem", null);
    MapQuestion asked;
    try {
      asked = MapQuestion.of(sent, moments);
    } catch (BadParameterException e) {
      model.addAttribute("problem", e.getMessage());
      asked = MapQuestion.of(Map.of(), moments);
    }
    PlanService.Picture picture = plans.picture(asked.question());
    List<WhatIfAnswer.Row> rows = picture.answer().rows();
    List<WhatIfAnswer.Row> cities =
        rows.stream().filter(row -> row.level() == Unit.Level.CITY).toList();
    model.addAttribute("asked", asked);
    model.addAttribute("city", cities.isEmpty() ? null : cities.get(0).before());
    model.addAttribute(
        "districts", rows.stream().filter(row -> row.level() == Unit.Level.DISTRICT).toList());
    model.addAttribute("cells", picture.cells());
    model.addAttribute("measured", picture.measured());
    model.addAttribute("streets", picture.streets());
    model.addAttribute("points", picture.points().size());
    model.addAttribute("populationSource", picture.answer().populationSource());
    model.addAttribute("items", items(picture.points(), asked));
    model.addAttribute("cellsAddress", address(asked.question()));
    model.addAttribute("json", embedded(asked, picture));
    return "circle";
  }

  /** Where the map's cells are read: begun by the browser before any script runs. */
  private static String address(WhatIfQuestion question) {
    UriComponentsBuilder address =
        UriComponentsBuilder.fromPath(MapCells.PATH)
            .queryParam("at", "{at}")
            .queryParam("pace", question.pace());
    if (question.terminals()) {
      address.queryParam("terminals", true);
    }
    if (!question.items().isEmpty()) {
      address.queryParam("items", "{items}");
    }
    return address
        .encode()
        .buildAndExpand(
            Map.of(
                "at", String.valueOf(question.at()), "items", String.join(",", question.items())))
        .toUriString();
  }

  /** An item to choose. */
  record Choice(String code, String nameZh, String nameEn) {}

  private List<Choice> items(List<DayPoint> points, MapQuestion asked) {
    TreeSet<String> codes = new TreeSet<>(asked.question().items());
    for (DayPoint point : points) {
      if (codes.size() < MOST_ITEMS) {
        codes.addAll(point.items());
      }
    }
    List<Choice> choices = new ArrayList<>();
    for (String code : codes) {
      @Nullable Item item = registry.registry().item(code, null, Instant.MAX);
      choices.add(
          item == null
              ? new Choice(code, code, code)
              : new Choice(code, item.nameZh(), item.nameEn()));
    }
    return choices;
  }

  private String embedded(MapQuestion asked, PlanService.Picture picture) {
    long moment = asked.question().moment();
    boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals("zh");
    List<Object> ids = new ArrayList<>();
    List<Object> names = new ArrayList<>();
    List<Object> kinds = new ArrayList<>();
    List<Object> states = new ArrayList<>();
    List<Object> hours = new ArrayList<>();
    List<Object> lons = new ArrayList<>();
    List<Object> lats = new ArrayList<>();
    for (DayPoint point : picture.points()) {
      Double lon = point.lon();
      Double lat = point.lat();
      if (lon == null || lat == null) {
        continue;
      }
      Point known = registry.registry().point(point.id());
      String zh = known == null ? "" : known.nameZh();
      String en = known == null ? "" : known.nameEn();
      String name = chinese || en.isEmpty() ? zh : en;
      ids.add(point.id());
      names.add(name.isEmpty() ? point.id() : name);
      kinds.add(point.kind());
      states.add(point.stateAt(moment).name());
      hours.add(known == null ? "" : known.hours());
      lons.add(lon);
      lats.add(lat);
    }
    Map<String, Object> points = new LinkedHashMap<>();
    points.put("id", ids);
    points.put("name", names);
    points.put("kind", kinds);
    points.put("state", states);
    points.put("hours", hours);
    points.put("lon", lons);
    points.put("lat", lats);
    WhatIfQuestion question = asked.question();
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("at", String.valueOf(question.at()));
    whole.put("day", asked.day().toString());
    whole.put("pace", Double.parseDouble(question.pace().toString()));
    whole.put("minutes", question.minutes());
    whole.put("items", question.items());
    whole.put("terminals", question.terminals());
    whole.put("streets", picture.streets());
    whole.put("points", points);
    whole.put("districts", districts(chinese));
    return json.writeValueAsString(whole).replace("<", "\\u003c");
  }

  /** The districts' names, and by each community's code where its district stands among them. */
  private Map<String, Object> districts(boolean chinese) {
    PlanCity city = plans.standing().city();
    List<Unit> districts =
        city.units().values().stream().filter(unit -> unit.level() == Unit.Level.DISTRICT).toList();
    Map<String, Integer> of = new LinkedHashMap<>();
    for (Unit unit : city.map().communities()) {
      for (int i = 0; i < districts.size(); i++) {
        if (city.within(unit, districts.get(i).code())) {
          of.put(unit.code(), i);
        }
      }
    }
    List<String> names =
        districts.stream()
            .map(each -> chinese || each.nameEn().isEmpty() ? each.nameZh() : each.nameEn())
            .toList();
    return Map.of("names", names, "of", of);
  }
}
