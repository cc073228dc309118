package io.xiaoneng.dashboard.page.story;

import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.dashboard.casefile.CaseFile;
import io.xiaoneng.dashboard.casefile.CaseFileService;
import io.xiaoneng.dashboard.claim.ClaimDesk;
import io.xiaoneng.dashboard.desk.CasePresses;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Figures;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.page.Ways;
import io.xiaoneng.dashboard.page.WorkDays;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.CurrentActor;
import io.xiaoneng.metric.MetricCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.json.JsonMapper;

/** {@code /cases/ID}: one case, told in plain words, and the events it is told from. */
@Page
class CasePage {

  private final CaseFileService cases;
  private final RegistryView registry;
  private final WorkDays workDays;
  private final CityClock clock;
  private final JsonMapper json;
  private final CasePresses presses;
  private final ClaimDesk claims;
  private final CurrentActor actor;
  private final Ways ways;

  CasePage(
      CaseFileService cases,
      RegistryView registry,
      WorkDays workDays,
      CityClock clock,
      JsonMapper json,
      CasePresses presses,
      ClaimDesk claims,
      CurrentActor actor,
      Ways ways) {
    this.ways = ways;
    this.cases = cases;
    this.registry = registry;
    this.workDays = workDays;
    this.clock = clock;
    this.json = json;
    this.presses = presses;
    this.claims = claims;
    this.actor = actor;
  }

  /** One event in the table, its data written out. */
  public record Row(io.xiaoneng.dashboard.casefile.ArchivedEvent event, String json) {}

  /** The search box: goes to the case; numbers that no path can hold are shown right here. */
  @GetMapping("/cases")
  String find(@RequestParam(defaultValue = "") String q, HttpServletRequest request, Model model) {
    String id = q.strip();
    if (id.isEmpty()) {
      return "redirect:/";
    }
    return Figures.fitsIntoPath(id)
        ? "redirect:/cases/" + UriUtils.encodePathSegment(id, StandardCharsets.UTF_8)
        : show(id, request, model);
  }

  @GetMapping("/cases/{id}")
  String show(@PathVariable String id, HttpServletRequest request, Model model) {
    CaseFile file = cases.find(id).orElseThrow(() -> new PageNotFoundException("case", id));
    CaseFacts facts = file.facts();
    Instant now = clock.now();
    CaseFacts.Attributes about = facts.attributes();
    boolean open = facts.endedAt() == null;
    Instant due = facts.duePromise();
    model.addAttribute("c", file);
    model.addAttribute("k", facts);
    model.addAttribute("about", about);
    model.addAttribute("unit", about == null ? null : registry.unit(about.unit()));
    stand(about, request, model);
    model.addAttribute("itemZh", about == null ? "" : registry.itemNameZh(about.item()));
    model.addAttribute("itemEn", about == null ? "" : registry.itemNameEn(about.item()));
    model.addAttribute("story", Story.of(file, registry, workDays, clock.zone(), now));
    model.addAttribute(
        "clocks",
        facts.quarantined()
            ? null
            : TwoClocks.of(file.trace(), facts.appliedAt(), open, clock.zone()));
    model.addAttribute("strip", DayStrip.of(file.trace(), due, open, workDays, clock.zone()));
    Instant end = facts.endedAt();
    model.addAttribute(
        "late",
        due != null
            && (end == null ? due.isBefore(now) : facts.decidedAt() != null && end.isAfter(due)));
    model.addAttribute("flags", facts.flagNames());
    model.addAttribute("registry", registry);
    model.addAttribute("presses", presses.of(file.facts().caseId()));
    model.addAttribute("claims", claims.ofCase(file.facts().caseId(), actor.get()));
    model.addAttribute(
        "rows",
        file.events().stream()
            .map(
                event ->
                    new Row(
                        event,
                        json.writerWithDefaultPrettyPrinter().writeValueAsString(event.data())))
            .toList());
    return "case";
  }

  /** The way from the city to the case: by the metric that led here, where one did. */
  private void stand(
      CaseFacts.@Nullable Attributes about, HttpServletRequest request, Model model) {
    if (about == null) {
      model.addAttribute("crumbs", List.of());
      return;
    }
    Way way =
        Way.at(
            about.unit(), about.item(), request.getParameter("from"), request.getParameter("to"));
    String metric = request.getParameter("metric");
    boolean led =
        metric != null
            && MetricCatalogue.find(metric) != null
            && ways.leadsDown(metric, actor.get());
    model.addAttribute("way", way);
    model.addAttribute(
        "crumbs", ways.to(way, actor.get(), to -> led ? to.metric(metric) : to.page()));
  }
}
