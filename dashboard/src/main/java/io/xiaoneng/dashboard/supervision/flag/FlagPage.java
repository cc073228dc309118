package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.claim.ClaimDesk;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.privacy.EvidenceSight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.flag.ChartEvidence;
import io.xiaoneng.flag.DriftEvidence;
import io.xiaoneng.flag.FunnelStand;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** {@code /supervision/flags}: the list of flags, and the evidence card of each. */
@Page
class FlagPage {

  private static final String PATH = "/supervision/flags";

  private final FlagDesk desk;
  private final FlagStore store;
  private final RegistryView registry;
  private final JsonMapper json;
  private final EvidenceSight sight;
  private final ClaimDesk claims;
  private final MessageSource messages;

  FlagPage(
      FlagDesk desk,
      FlagStore store,
      RegistryView registry,
      JsonMapper json,
      EvidenceSight sight,
      ClaimDesk claims,
      MessageSource messages) {
    this.sight = sight;
    this.desk = desk;
    this.store = store;
    this.registry = registry;
    this.json = json;
    this.claims = claims;
    this.messages = messages;
  }

  @GetMapping(PATH)
  String list(
      @RequestParam Map<String, String> asked,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    FlagDesk.Page found;
    try {
      found = desk.page(desk.filter(asked, actor));
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
      found = desk.page(desk.filter(Map.of(), actor));
    }
    model.addAttribute("found", found);
    model.addAttribute("pages", Math.max(1, (found.total() + found.size() - 1) / found.size()));
    model.addAttribute("asked", asked);
    model.addAttribute("periods", store.distinct("period"));
    model.addAttribute("classes", store.distinct("unit_class"));
    model.addAttribute("metrics", metrics(store.distinct("metric")));
    model.addAttribute("levels", List.of("SYSTEMIC", "RED", "YELLOW", "FEED"));
    model.addAttribute("metricNames", names(found));
    model.addAttribute("unitNames", units(found));
    model.addAttribute("mayJudge", actor.is(Role.SUPERVISOR));
    model.addAttribute("seesRules", !actor.is(Role.UNIT));
    return "flags";
  }

  /** Judges now; where that is being done already, its outcome is as good. */
  @PostMapping(PATH + "/run")
  String judge(Actor actor, RedirectAttributes to) {
    to.addFlashAttribute("judged", desk.judge(actor).isPresent() ? "done" : "running");
    return "redirect:" + PATH;
  }

  private static List<MetricDefinition> metrics(List<String> ids) {
    return ids.stream().map(MetricCatalogue::find).filter(Objects::nonNull).toList();
  }

  private static Map<String, MetricDefinition> names(FlagDesk.Page found) {
    return metrics(found.flags().stream().map(Flag::metric).distinct().toList()).stream()
        .collect(Collectors.toMap(MetricDefinition::id, Function.identity()));
  }

  private Map<String, UnitNode> units(FlagDesk.Page found) {
    return found.flags().stream()
        .map(Flag::unit)
        .distinct()
        .collect(Collectors.toMap(Function.identity(), registry::unit));
  }

  @GetMapping(PATH + "/{id}")
  String one(@PathVariable long id, Actor actor, Model model) {
    Flag flag =
        desk.find(id, actor)
            .orElseThrow(() -> new PageNotFoundException("flag", Long.toString(id)));
    FlagEvidence evidence =
        json.readValue(sight.told(store.evidence(id).orElseThrow()), FlagEvidence.class);
    Verdict verdict = evidence.verdict();
    FunnelStand stand = verdict == null ? null : verdict.evidence().deciding();
    model.addAttribute("flag", flag);
    model.addAttribute("e", evidence);
    model.addAttribute("own", verdict == null ? null : verdict.evidence());
    model.addAttribute(
        "granted",
        claims.granted(
            evidence.cases().stream()
                .map(FlagEvidence.CaseLine::caseId)
                .filter(Objects::nonNull)
                .toList()));
    model.addAttribute("stand", stand);
    model.addAttribute("chart", verdict == null ? null : verdict.evidence().chart());
    model.addAttribute(
        "mayIssue",
        actor.is(Role.SUPERVISOR)
            && flag.inForce()
            && (verdict != null || evidence.lead() != null)
            && flag.withdrawnAt() == null);
    model.addAttribute(
        "json", json.writeValueAsString(picture(evidence, stand, verdict)).replace("<", "\\u003c"));
    DriftEvidence drift = verdict == null ? null : verdict.evidence().drift();
    model.addAttribute("drift", drift);
    model.addAttribute(
        "driftWords",
        drift == null
            ? null
            : DriftWords.of(
                drift,
                (key, arguments) ->
                    messages.getMessage(key, arguments, LocaleContextHolder.getLocale())));
    model.addAttribute("funnelCut", FunnelPicture.of(evidence.funnel(), stand).cut());
    return "flag";
  }

  /** What the charts are drawn from. */
  private static Map<String, @Nullable Object> picture(
      FlagEvidence evidence, @Nullable FunnelStand stand, @Nullable Verdict verdict) {
    ChartEvidence chart = verdict == null ? null : verdict.evidence().chart();
    Map<String, @Nullable Object> picture = new LinkedHashMap<>();
    picture.put("funnel", FunnelPicture.of(evidence.funnel(), stand));
    picture.put("chart", chart);
    picture.put("drift", verdict == null ? null : verdict.evidence().drift());
    picture.put("aim", evidence.aim() == null ? null : evidence.aim().value());
    return picture;
  }
}
