package io.xiaoneng.dashboard.assessment.closing;

import io.xiaoneng.dashboard.assessment.closing.ClosingRefusedException.Why;
import io.xiaoneng.dashboard.change.ChangePanels;
import io.xiaoneng.dashboard.change.ChangeQuestion;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** {@code /assessments}: months, their tables and every unit's scorecard. */
@Page
class ClosingPage {

  private static final String PATH = "/assessments";

  private final MonthDesk desk;
  private final Closing closing;
  private final Objections objections;
  private final RegistryView registry;
  private final ChangePanels changes;
  private final SchemeNames schemes;

  ClosingPage(
      MonthDesk desk,
      Closing closing,
      Objections objections,
      RegistryView registry,
      ChangePanels changes,
      SchemeNames schemes) {
    this.desk = desk;
    this.closing = closing;
    this.objections = objections;
    this.registry = registry;
    this.changes = changes;
    this.schemes = schemes;
  }

  @GetMapping(PATH)
  String months(Actor actor, Model model) {
    List<MonthDesk.Line> months = desk.months(actor);
    model.addAttribute("months", months);
    model.addAttribute(
        "schemeNames",
        schemes.of(months.stream().map(MonthDesk.Line::edition).flatMap(Stream::ofNullable)));
    model.addAttribute("mayClose", actor.is(Role.ASSESSOR));
    return "assessments";
  }

  @GetMapping(PATH + "/{month}")
  String month(
      @PathVariable String month,
      @RequestParam(required = false) @Nullable Integer edition,
      Actor actor,
      Model model) {
    return show(parse(month), edition, actor, model);
  }

  private String show(YearMonth month, @Nullable Integer edition, Actor actor, Model model) {
    MonthView view = desk.month(month, edition, actor);
    if (view.edition() == null && (edition != null || !actor.is(Role.ASSESSOR))) {
      throw new PageNotFoundException("assessment", month.toString());
    }
    model.addAttribute("m", view);
    model.addAttribute("mayClose", actor.is(Role.ASSESSOR));
    model.addAttribute("metricNames", MetricNames.INSTANCE);
    model.addAttribute("registry", registry);
    return "assessment";
  }

  /** What templates look names of metrics up in. */
  static final class MetricNames {

    static final MetricNames INSTANCE = new MetricNames();

    private MetricNames() {}

    /** Name of a metric in one of both languages; the id where there is none. */
    public String of(String id, boolean chinese) {
      var metric = MetricCatalogue.find(id);
      return metric == null ? id : chinese ? metric.name().zh() : metric.name().en();
    }

    /** Whether a metric is a share, which is shown in percent. */
    public boolean share(String id) {
      var metric = MetricCatalogue.find(id);
      return metric != null && metric.unit() == MetricDefinition.Unit.RATIO;
    }
  }

  @GetMapping(PATH + "/{month}/units/{code}")
  String card(
      @PathVariable String month,
      @PathVariable String code,
      @RequestParam(required = false) @Nullable Integer edition,
      @RequestParam(defaultValue = "") String why,
      Actor actor,
      Model model) {
    YearMonth of = parse(month);
    if (!why.isEmpty()) {
      model.addAttribute(
          "change",
          changes
              .of(ChangeQuestion.of(metric(why), registry.unit(code).code(), of), actor)
              .orElse(null));
    }
    return card(of, code, edition, actor, model);
  }

  private static String metric(String id) {
    if (MetricCatalogue.find(id) == null) {
      throw new PageNotFoundException("metric", id);
    }
    return id;
  }

  private String card(
      YearMonth month, String code, @Nullable Integer edition, Actor actor, Model model) {
    CardView view =
        desk.card(month, code, edition, actor)
            .orElseThrow(() -> new PageNotFoundException("assessment", month + " " + code));
    model.addAttribute("v", view);
    model.addAttribute("metricNames", MetricNames.INSTANCE);
    model.addAttribute("mayAnswer", actor.is(Role.ASSESSOR));
    return "scorecard";
  }

  @PostMapping(PATH + "/{month}/steps/{step}")
  String step(
      @PathVariable String month,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String reason,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    YearMonth of = parse(month);
    try {
      switch (step) {
        case "draft" -> closing.draft(of, actor);
        case "publication" -> closing.publish(of, actor);
        case "final" -> closing.finish(of, actor);
        case "restatement" -> closing.restate(of, reason, actor);
        default -> throw new PageNotFoundException("assessment", month + " " + step);
      }
      return "redirect:" + PATH + "/" + of;
    } catch (ClosingRefusedException e) {
      refused(e, model, response);
      model.addAttribute("reason", reason);
      return show(of, null, actor, model);
    }
  }

  @PostMapping(PATH + "/{month}/units/{code}/objections")
  String object(
      @PathVariable String month,
      @PathVariable String code,
      @RequestParam(defaultValue = "") String metric,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    YearMonth of = parse(month);
    try {
      objections.raise(of, code, metric, text, actor);
      return "redirect:" + address(of, code) + "#line-" + metric;
    } catch (ClosingRefusedException e) {
      refused(e, model, response);
      model.addAttribute("givenMetric", metric);
      model.addAttribute("givenText", text);
      return card(of, code, null, actor, model);
    }
  }

  @PostMapping(PATH + "/{month}/objections/{id}/answer")
  String answer(
      @PathVariable String month,
      @PathVariable long id,
      @RequestParam(defaultValue = "") String ruling,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    YearMonth of = parse(month);
    Objection objection =
        objections
            .find(of.toString(), id)
            .orElseThrow(() -> new PageNotFoundException("assessment", month + " " + id));
    try {
      objections.answer(objection, ClosingController.ruling(ruling), text, actor);
      return "redirect:" + PATH + "/" + of + "#objections";
    } catch (ClosingRefusedException e) {
      refused(e, model, response);
      return show(of, null, actor, model);
    }
  }

  private static String address(YearMonth month, String code) {
    return PATH
        + "/"
        + month
        + "/units/"
        + UriUtils.encodePathSegment(code, StandardCharsets.UTF_8);
  }

  private static void refused(
      ClosingRefusedException refused, Model model, HttpServletResponse response) {
    response.setStatus(
        refused.why() == Why.WORDS
            ? HttpServletResponse.SC_BAD_REQUEST
            : HttpServletResponse.SC_CONFLICT);
    model.addAttribute("refused", refused.why().name());
    model.addAttribute("refusedBecause", refused.getMessage());
  }

  private static YearMonth parse(String month) {
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException e) {
      throw new PageNotFoundException("assessment", month);
    }
  }
}
