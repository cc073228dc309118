package io.xiaoneng.dashboard.process;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.registry.Item;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /process}: the way of an item's cases through their steps, and where their time goes. */
@Page
class ProcessPage {

  /** Fewer cases tell little about a process. */
  static final int FEW = 20;

  /** Days looked at where nothing else is asked for. */
  static final int DAYS = 30;

  private static final int OFFERED = 12;

  private final TraceReader reader;
  private final RegistryView registry;
  private final CityClock clock;

  ProcessPage(TraceReader reader, RegistryView registry, CityClock clock) {
    this.reader = reader;
    this.registry = registry;
    this.clock = clock;
  }

  /** Something to choose. */
  public record Choice(String code, String zh, String en, long cases) {}

  @GetMapping("/process")
  String show(HttpServletRequest request, HttpServletResponse response, Actor actor, Model model) {
    Map<String, String[]> asked = Parameters.filled(request);
    if (!asked.containsKey("case")) {
      LocalDate today = clock.today();
      asked.putIfAbsent("from", new String[] {today.minusDays(DAYS - 1).toString()});
      asked.putIfAbsent("to", new String[] {today.toString()});
    }
    asked.forEach((name, values) -> model.addAttribute("asked_" + name, String.join(",", values)));
    model.addAttribute("items", items(Parameters.first(asked.get("item"))));
    model.addAttribute(
        "units", registry.offered(Parameters.first(asked.get("unit")), actor.unit()));
    try {
      TraceSelection selection = TraceSelection.of(asked);
      if (selection.items().isEmpty() && selection.cases().isEmpty()) {
        model.addAttribute(
            "commonest", reader.commonest(selection, OFFERED).stream().map(this::named).toList());
        model.addAttribute("rest", query(asked, "item"));
      } else {
        fill(selection, asked, model);
      }
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    return "process";
  }

  private void fill(TraceSelection selection, Map<String, String[]> asked, Model model) {
    ProcessMapBuilder builder = new ProcessMapBuilder();
    reader.read(selection, builder::add);
    ProcessMap map = builder.build();
    model.addAttribute("map", map);
    if (map.cases() > 0) {
      model.addAttribute("drawing", DrawingLayout.of(map));
      model.addAttribute("bottleneck", DrawingLayout.bottleneck(map));
    }
    model.addAttribute("few", map.cases() < FEW);
    String query = query(asked);
    model.addAttribute("xes", "/api/v1/process/log.xes" + query);
    model.addAttribute("ocel", "/api/v1/process/log.ocel.json" + query);
    model.addAttribute("api", "/api/v1/process" + query);
    String item = Parameters.first(asked.get("item"));
    model.addAttribute("item", item == null ? null : named(item, 0));
  }

  private Choice named(TraceReader.ItemCount item) {
    return named(item.item(), item.cases());
  }

  private Choice named(String item, long cases) {
    return new Choice(item, registry.itemNameZh(item), registry.itemNameEn(item), cases);
  }

  /** Every registered item once, by code; and the one asked for. */
  private List<Choice> items(@Nullable String asked) {
    Map<String, Choice> items = new TreeMap<>();
    registry
        .registry()
        .all(Item.class)
        .forEach(item -> items.computeIfAbsent(item.code(), code -> named(code, 0)));
    if (asked != null) {
      items.computeIfAbsent(asked, code -> named(code, 0));
    }
    return List.copyOf(items.values());
  }

  private static String query(Map<String, String[]> asked, String... without) {
    String query = Addresses.of("", asked, List.of(without), Map.of());
    return query.isEmpty() ? "?" : query;
  }
}
