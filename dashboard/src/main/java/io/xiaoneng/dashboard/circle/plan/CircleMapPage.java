package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Item;
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
import tools.jackson.databind.json.JsonMapper;

/** {@code /circle}: the map, what would be, and where the next points should stand. */
@Page
class CircleMapPage {

  /** Items that a form offers at most. */
  private static final int MOST_ITEMS = 300;

  private final PlanService plans;
  private final RegistryView registry;
  private final MapMoments moments;
  private final MapSheets sheets;
  private final MapPoints points;
  private final JsonMapper json;

  CircleMapPage(
      PlanService plans,
      RegistryView registry,
      MapMoments moments,
      MapSheets sheets,
      MapPoints points,
      JsonMapper json) {
    this.plans = plans;
    this.registry = registry;
    this.moments = moments;
    this.sheets = sheets;
    this.points = points;
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
    model.addAttribute("cells", picture.city().map().cells().size());
    model.addAttribute("measured", picture.measured());
    model.addAttribute("streets", picture.streets());
    model.addAttribute("points", picture.points().size());
    model.addAttribute("populationSource", picture.answer().populationSource());
    model.addAttribute("items", items(picture.points(), asked));
    boolean chinese = LocaleContextHolder.getLocale().getLanguage().equals("zh");
    Drawn drawn = drawn(asked.question(), picture, chinese);
    if (!picture.city().map().cells().isEmpty()) {
      model.addAttribute("preloads", List.of(drawn.minutes(), drawn.cells(), drawn.points()));
    }
    model.addAttribute("json", embedded(asked, picture, drawn));
    return "circle";
  }

  /**
   * Where the map reads what it draws; the browser begins before any script runs.
   *
   * @param cells see {@link MapSheet}
   * @param minutes of the same cells
   * @param points see {@link MapPoints}
   * @param ids of the same cells; only a plan needs them
   * @param states of the same points
   * @param districts in the order of the sheet
   * @param boundaries name of the file with the districts' boundaries, null where there is none
   */
  record Drawn(
      String cells,
      String minutes,
      String points,
      String ids,
      String states,
      List<District> districts,
      @Nullable String boundaries) {}

  /** A district as it is named in the reader's language. */
  record District(String code, String name) {}

  private Drawn drawn(WhatIfQuestion question, PlanService.Picture picture, boolean chinese) {
    MapSheets.Readable sheet = sheets.of(picture.city());
    MapPoints.Readable here = points.of(picture.points(), question.moment(), chinese);
    List<District> districts =
        sheet.sheet().districts().stream()
            .map(
                each ->
                    new District(
                        each.code(),
                        chinese || each.nameEn().isEmpty() ? each.nameZh() : each.nameEn()))
            .toList();
    return new Drawn(
        sheet.cells(),
        MapMinutes.address(question, sheet),
        here.address(),
        sheet.ids(),
        here.states(),
        districts,
        Boundaries.of(districts.stream().map(District::code).toList()));
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

  private String embedded(MapQuestion asked, PlanService.Picture picture, Drawn drawn) {
    WhatIfQuestion question = asked.question();
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("at", String.valueOf(question.at()));
    whole.put("day", asked.day().toString());
    whole.put("pace", Double.parseDouble(question.pace().toString()));
    whole.put("minutes", question.minutes());
    whole.put("items", question.items());
    whole.put("terminals", question.terminals());
    whole.put("streets", picture.streets());
    whole.put("drawn", drawn);
    return json.writeValueAsString(whole).replace("<", "\\u003c");
  }
}
