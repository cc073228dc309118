package io.xiaoneng.dashboard.overview;

import io.xiaoneng.dashboard.overview.OverviewService.Snapshot;
import io.xiaoneng.dashboard.page.Page;
import java.nio.charset.StandardCharsets;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /}: the overview, whole before any script runs. */
@Page
class OverviewPage {

  private final OverviewService service;

  OverviewPage(OverviewService service) {
    this.service = service;
  }

  @GetMapping("/")
  String overview(Model model) {
    Snapshot snapshot = service.current();
    Overview overview = snapshot.overview();
    model.addAttribute("o", overview);
    model.addAttribute("failing", snapshot.failing());
    model.addAttribute("scale", Scales.of(overview));
    model.addAttribute(
        "json", new String(snapshot.json(), StandardCharsets.UTF_8).replace("<", "\\u003c"));
    return "overview";
  }
}
