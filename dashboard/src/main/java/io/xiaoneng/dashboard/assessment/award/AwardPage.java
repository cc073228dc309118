package io.xiaoneng.dashboard.assessment.award;

import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.dashboard.assessment.Populations;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /assessments/{month}/awards}: points by decision, while the month is not published. */
@Page
class AwardPage {

  private static final String PATH = "/assessments/{month}/awards";

  private final AwardBook awards;
  private final RegistryView registry;
  private final CityClock clock;

  AwardPage(AwardBook awards, RegistryView registry, CityClock clock) {
    this.awards = awards;
    this.registry = registry;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String all(@PathVariable String month, Actor actor, Model model) {
    YearMonth of = month(month);
    List<AwardFile> files = awards.files(of);
    List<SchemeClass> classes = awards.classes(of);
    Map<SchemeClass, List<UnitNode>> members = new LinkedHashMap<>();
    for (SchemeClass each : classes) {
      members.put(each, Populations.units(each.members(), registry));
    }
    Map<String, UnitNode> names = new LinkedHashMap<>();
    files.forEach(each -> names.computeIfAbsent(each.member(), registry::unit));
    boolean open = !awards.published(of) && !of.isAfter(YearMonth.from(clock.today()));
    model.addAttribute("month", of.toString());
    model.addAttribute("awards", files);
    model.addAttribute("members", members);
    model.addAttribute("unitNames", names);
    model.addAttribute("open", open);
    model.addAttribute("mayChange", open && !classes.isEmpty() && actor.is(Role.ASSESSOR));
    if (!model.containsAttribute("given")) {
      model.addAttribute("given", Map.of());
    }
    return "awards";
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException e) {
      throw new PageNotFoundException("month", text);
    }
  }

  @PostMapping(PATH)
  String record(
      @PathVariable String month,
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    try {
      awards.record(
          month,
          given.getOrDefault("unit", ""),
          given.getOrDefault("points", ""),
          given.getOrDefault("reason", ""),
          given.getOrDefault("document", ""),
          by);
      return "redirect:/assessments/" + month + "/awards";
    } catch (BadParameterException e) {
      return refused(e, month, given, by, model, response);
    }
  }

  @PostMapping(PATH + "/{award}/withdraw")
  String withdraw(
      @PathVariable String month,
      @PathVariable long award,
      @RequestParam(defaultValue = "") String reason,
      Actor by,
      Model model,
      HttpServletResponse response) {
    try {
      awards.withdraw(month, award, reason, by);
      return "redirect:/assessments/" + month + "/awards";
    } catch (BadParameterException e) {
      return refused(e, month, Map.of(), by, model, response);
    }
  }

  private String refused(
      BadParameterException failure,
      String month,
      Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("problem", failure.getMessage());
    model.addAttribute("given", given);
    return all(month, by, model);
  }
}
