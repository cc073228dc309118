package io.xiaoneng.dashboard.assessment.award;

import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.FormStep;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
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
  private final CityClock clock;

  AwardPage(AwardBook awards, CityClock clock) {
    this.awards = awards;
    this.clock = clock;
  }

  @GetMapping(PATH)
  String all(@PathVariable String month, Actor actor, Model model) {
    YearMonth of = month(month);
    List<AwardFile> files = awards.files(of);
    List<SchemeClass> classes = awards.classes(of);
    Map<SchemeClass, List<AwardBook.Member>> members = new LinkedHashMap<>();
    for (SchemeClass each : classes) {
      members.put(each, awards.members(each.members()));
    }
    boolean open = !awards.published(of) && !of.isAfter(YearMonth.from(clock.today()));
    model.addAttribute("month", of.toString());
    model.addAttribute("awards", files);
    model.addAttribute("members", members);
    model.addAttribute("names", awards.names(of, files));
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
      throw new PageNotFoundException("assessment", text);
    }
  }

  @PostMapping(PATH)
  String record(
      @PathVariable String month,
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return FormStep.take(
        () -> {
          awards.record(
              month,
              given.getOrDefault("unit", ""),
              given.getOrDefault("points", ""),
              given.getOrDefault("reason", ""),
              given.getOrDefault("document", ""),
              by);
          return "/assessments/" + month + "/awards";
        },
        given,
        model,
        response,
        () -> all(month, by, model));
  }

  @PostMapping(PATH + "/{award}/withdraw")
  String withdraw(
      @PathVariable String month,
      @PathVariable long award,
      @RequestParam(defaultValue = "") String reason,
      Actor by,
      Model model,
      HttpServletResponse response) {
    return FormStep.take(
        () -> {
          awards.withdraw(month, award, reason, by);
          return "/assessments/" + month + "/awards";
        },
        Map.of(),
        model,
        response,
        () -> all(month, by, model));
  }
}
