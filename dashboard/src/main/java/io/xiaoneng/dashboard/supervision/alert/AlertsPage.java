package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.alert.AlertKind;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /supervision/alerts} and {@code /supervision/due}. */
@Page
class AlertsPage {

  private static final String ALERTS = "/supervision/alerts";
  private static final String DUE = "/supervision/due";
  private static final String OPEN = "RAISED";

  private final AlertReader alerts;
  private final DueCaseReader dueCases;
  private final RegistryView registry;

  AlertsPage(AlertReader alerts, DueCaseReader dueCases, RegistryView registry) {
    this.alerts = alerts;
    this.dueCases = dueCases;
    this.registry = registry;
  }

  @GetMapping(ALERTS)
  String alerts(HttpServletRequest request, Actor actor, Model model) {
    Map<String, String[]> asked = Parameters.filled(request);
    if (!request.getParameterMap().containsKey("state")) {
      asked.put("state", new String[] {OPEN});
    }
    fill(model, asked, actor);
    model.addAttribute("kinds", AlertKind.values());
    model.addAttribute("mayOpen", actor.is(Role.SUPERVISOR));
    try {
      Alerts found = alerts.read(AlertFilter.of(asked));
      model.addAttribute("found", found);
      pager(model, ALERTS, request, found.page());
    } catch (BadParameterException bad) {
      model.addAttribute("problem", bad.getMessage());
    }
    return "alerts";
  }

  @GetMapping(DUE)
  String due(HttpServletRequest request, Actor actor, Model model) {
    Map<String, String[]> asked = Parameters.filled(request);
    fill(model, asked, actor);
    try {
      DueFilter filter = DueFilter.of(asked);
      DueCases found = dueCases.read(filter);
      model.addAttribute("found", found);
      model.addAttribute("within", filter.within());
      pager(model, DUE, request, found.page());
    } catch (BadParameterException bad) {
      model.addAttribute("problem", bad.getMessage());
      model.addAttribute("within", 3);
    }
    return "due-cases";
  }

  private void fill(Model model, Map<String, String[]> asked, Actor actor) {
    for (String name : List.of("state", "level", "kind", "unit", "role", "from", "to", "case")) {
      String value = Parameters.first(asked.get(name));
      model.addAttribute("asked" + name, value == null ? "" : value);
    }
    model.addAttribute(
        "units", registry.offered(Parameters.first(asked.get("unit")), actor.unit()));
    model.addAttribute("found", null);
    model.addAttribute("problem", null);
  }

  private static void pager(Model model, String path, HttpServletRequest request, int page) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    Parameters.filled(request)
        .forEach((name, values) -> address.queryParam(name, (Object[]) values));
    model.addAttribute("prev", at(address, page - 1));
    model.addAttribute("next", at(address, page + 1));
  }

  private static String at(UriComponentsBuilder address, int page) {
    return address.cloneBuilder().replaceQueryParam("page", page).encode().toUriString();
  }
}
