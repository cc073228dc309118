package io.xiaoneng.dashboard.hall;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /halls} and {@code /halls/CODE}: who waits where. */
@Page
class HallPage {

  /** The scale of drawn waits reaches so far at least, in minutes. */
  private static final double SCALE = 30;

  private final HallService service;
  private final JsonMapper json;

  private final Sight sight;

  HallPage(HallService service, JsonMapper json, Sight sight) {
    this.sight = sight;
    this.service = service;
    this.json = json;
  }

  @GetMapping("/halls")
  String halls(Model model) {
    Halls halls = service.halls();
    model.addAttribute("h", halls);
    model.addAttribute("scale", scale(halls.halls().stream().map(Halls.Hall::queue)));
    model.addAttribute("behindDay", halls.day() == null ? "" : behind(halls.day().toString()));
    if (halls.day() != null) {
      model.addAttribute("way", Way.CITY.showing(on(halls.day())));
    }
    model.addAttribute("json", embedded(halls));
    return "halls";
  }

  @GetMapping("/halls/{code}")
  String hall(@PathVariable String code, Model model) {
    HallDay hall =
        service
            .hall(code)
            .map(each -> sight.sees(Guarded.WINDOW) ? each : each.withoutWindows())
            .orElseThrow(() -> new PageNotFoundException("hall", code));
    model.addAttribute("h", hall);
    model.addAttribute("scale", scale(hall.windows().stream().map(HallDay.Window::queue)));
    model.addAttribute("behindDay", behind(hall.day().toString()));
    model.addAttribute("way", new Way(null, null, Map.of("point", code), Map.of(), on(hall.day())));
    model.addAttribute(
        "json",
        embedded(
            Map.of(
                "hall", hall.hall(),
                "windows", hall.windows(),
                "days", hall.days())));
    return "hall";
  }

  private static Map<String, String> on(LocalDate day) {
    Map<String, String> period = new LinkedHashMap<>();
    period.put("from", day.toString());
    period.put("to", day.toString());
    return period;
  }

  private static String behind(String day) {
    return "&from=" + day + "&to=" + day;
  }

  private static double scale(Stream<Queue> queues) {
    return Math.max(
        SCALE,
        queues
            .map(queue -> orZero(queue.waited().p90()))
            .max(Double::compare)
            .map(most -> Math.ceil(most / 10) * 10)
            .orElse(SCALE));
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }

  private String embedded(Object picture) {
    return json.writeValueAsString(picture).replace("<", "\\u003c");
  }
}
