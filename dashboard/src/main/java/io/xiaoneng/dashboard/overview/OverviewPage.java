package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.overview.OverviewService.Snapshot;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.policy.PolicyDate;
import io.xiaoneng.dashboard.policy.PolicyDates;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.today.TodayModel;
import io.xiaoneng.registry.Unit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /}: the overview, whole before any script runs. */
@Page
class OverviewPage {

  /** The figures that the trend draws. */
  private static final Set<String> DRAWN =
      Set.of("cases-applied", "cases-decided", "online-rate", "on-time");

  private final OverviewService service;
  private final RegistryView registry;
  private final TodayModel today;
  private final PolicyDates policies;

  OverviewPage(
      OverviewService service, RegistryView registry, TodayModel today, PolicyDates policies) {
    this.service = service;
    this.registry = registry;
    this.today = today;
    this.policies = policies;
  }

  @GetMapping("/")
  String overview(Model model) {
    Snapshot snapshot = service.current();
    Overview overview = snapshot.overview();
    today.fill(model);
    model.addAttribute("o", overview);
    model.addAttribute("failing", snapshot.failing());
    model.addAttribute("scale", Scales.of(overview));
    model.addAttribute("tiles", tiles());
    model.addAttribute("dates", dates(overview.trend()));
    if (overview.today()) {
      Overview.Period period = overview.period();
      Map<String, String> shown = new LinkedHashMap<>();
      shown.put("from", period.from().toString());
      shown.put("to", period.to().toString());
      model.addAttribute("way", Way.CITY.showing(shown));
    }
    model.addAttribute(
        "districts",
        overview.districts().stream()
            .collect(Collectors.toMap(Overview.District::code, district -> district)));
    model.addAttribute(
        "json", new String(snapshot.json(), StandardCharsets.UTF_8).replace("<", "\\u003c"));
    return "overview";
  }

  /** Policy dates that lie in the trend and are about what it draws, by their day. */
  private List<PolicyDate> dates(List<Overview.Day> trend) {
    if (trend.isEmpty()) {
      return List.of();
    }
    LocalDate first = trend.get(0).day();
    LocalDate last = trend.get(trend.size() - 1).day();
    return policies.all().stream()
        .filter(PolicyDate::stands)
        .filter(each -> each.metric() == null || DRAWN.contains(each.metric()))
        .filter(each -> !each.day().isBefore(first) && !each.day().isAfter(last))
        .sorted(Comparator.comparing(PolicyDate::day).thenComparing(PolicyDate::id))
        .toList();
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
