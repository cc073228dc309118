package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.overview.OverviewService.Snapshot;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.registry.Unit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /}: the overview, whole before any script runs. */
@Page
class OverviewPage {

  private final OverviewService service;
  private final RegistryView registry;

  OverviewPage(OverviewService service, RegistryView registry) {
    this.service = service;
    this.registry = registry;
  }

  @GetMapping("/")
  String overview(Model model) {
    Snapshot snapshot = service.current();
    Overview overview = snapshot.overview();
    model.addAttribute("o", overview);
    model.addAttribute("failing", snapshot.failing());
    model.addAttribute("scale", Scales.of(overview));
    model.addAttribute("tiles", tiles());
    if (overview.today()) {
      Overview.Period period = overview.period();
      model.addAttribute("behindNow", "");
      model.addAttribute("behindPeriod", "&from=" + period.from() + "&to=" + period.to());
    }
    model.addAttribute(
        "districts",
        overview.districts().stream()
            .collect(Collectors.toMap(Overview.District::code, district -> district)));
    model.addAttribute(
        "json", new String(snapshot.json(), StandardCharsets.UTF_8).replace("<", "\\u003c"));
    return "overview";
  }

  private Tiles tiles() {
    List<Tiles.Place> places = new ArrayList<>();
    for (UnitNode area : registry.atLevel(Unit.Level.DISTRICT)) {
      Unit unit = registry.registry().unit(area.code());
      if (unit != null && unit.lon() != null && unit.lat() != null) {
        places.add(new Tiles.Place(area.code(), unit.lon(), unit.lat()));
      }
    }
    return Tiles.of(places);
  }
}
