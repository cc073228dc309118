package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.dashboard.assessment.editor.SchemeDrafts.Looked;
import io.xiaoneng.dashboard.assessment.editor.SchemeText.ClassText;
import io.xiaoneng.dashboard.assessment.editor.SchemeText.LineText;
import io.xiaoneng.dashboard.assessment.scheme.SchemeChecks;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /assessments/schemes/{id}/{version}/edit}: the forms of a draft. Each class has a page of
 * its own, so that every form works without scripts and keeps what was typed when it is refused.
 */
@Page
class DraftPage {

  private static final String EDIT = SchemePage.PATH + "/{id}/{version}/edit";
  private static final String CLASS = SchemePage.PATH + "/{id}/{version}/classes/{index}";

  private final SchemeDrafts drafts;
  private final SchemeChecks checks;

  DraftPage(SchemeDrafts drafts, SchemeChecks checks) {
    this.drafts = drafts;
    this.checks = checks;
  }

  private Looked found(String id, int version) {
    return drafts
        .draft(id, version)
        .orElseThrow(() -> new PageNotFoundException("scheme", id + " " + version));
  }

  @GetMapping(EDIT)
  String head(@PathVariable String id, @PathVariable int version, Model model) {
    Looked draft = found(id, version);
    SchemeWords.put(model, draft);
    model.addAttribute("draft", draft);
    if (!model.containsAttribute("typed")) {
      model.addAttribute("typed", draft.draft().text());
    }
    return "scheme-edit";
  }

  @PostMapping(EDIT)
  String saveHead(
      @PathVariable String id,
      @PathVariable int version,
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    try {
      drafts.change(id, version, SchemeWords.revision(given), text -> text.head(given), by);
      return "redirect:%s/%s/%d/edit".formatted(SchemePage.PATH, id, version);
    } catch (BadParameterException e) {
      refused(model, e, response);
      model.addAttribute("typed", found(id, version).draft().text().head(given));
      return head(id, version, model);
    }
  }

  @PostMapping(SchemePage.PATH + "/{id}/{version}/discard")
  String discard(
      @PathVariable String id,
      @PathVariable int version,
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    try {
      drafts.discard(id, version, SchemeWords.revision(given), by);
      return "redirect:" + SchemePage.PATH;
    } catch (BadParameterException e) {
      refused(model, e, response);
      return head(id, version, model);
    }
  }

  @GetMapping(CLASS)
  String unitClass(
      @PathVariable String id, @PathVariable int version, @PathVariable int index, Model model) {
    Looked draft = found(id, version);
    List<ClassText> classes = draft.draft().text().classes();
    if (index < 0 || index > classes.size()) {
      throw new PageNotFoundException("scheme", "%s %d, class %d".formatted(id, version, index));
    }
    SchemeWords.put(model, draft);
    model.addAttribute("draft", draft);
    model.addAttribute("index", index);
    model.addAttribute("added", index == classes.size());
    if (!model.containsAttribute("typed")) {
      model.addAttribute("typed", index == classes.size() ? blank() : classes.get(index));
    }
    ClassText typed = (ClassText) model.getAttribute("typed");
    model.addAttribute("metrics", metrics(typed == null ? blank() : typed));
    model.addAttribute("levels", EnumSet.complementOf(EnumSet.of(Unit.Level.UNCLASSIFIED)));
    model.addAttribute("dimensions", checks.dimensions());
    return "scheme-class";
  }

  private static ClassText blank() {
    return new ClassText(
        "",
        "",
        "",
        Population.UNITS,
        List.of(),
        "",
        "0",
        "0",
        "0",
        "0",
        "0",
        List.of(LineText.empty()));
  }

  /** What can be scored of that population, and what was chosen anyhow. */
  private List<MetricDefinition> metrics(ClassText typed) {
    Set<String> chosen = typed.lines().stream().map(LineText::metric).collect(Collectors.toSet());
    return checks.scorable(typed.dimension(), new HashSet<>(chosen));
  }

  @PostMapping(CLASS)
  String saveClass(
      @PathVariable String id,
      @PathVariable int version,
      @PathVariable int index,
      @RequestParam MultiValueMap<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    Map<String, String> single = given.toSingleValueMap();
    String wanted = single.getOrDefault("do", "");
    try {
      int revision = SchemeWords.revision(single);
      if (wanted.equals("remove")) {
        drafts.removeClass(id, version, revision, index, by);
        return "redirect:%s/%s/%d/edit".formatted(SchemePage.PATH, id, version);
      }
      drafts.putClass(id, version, revision, index, ClassForm.read(given), by);
      return wanted.isEmpty() || wanted.equals("save")
          ? "redirect:%s/%s/%d/edit".formatted(SchemePage.PATH, id, version)
          : "redirect:%s/%s/%d/classes/%d#lines".formatted(SchemePage.PATH, id, version, index);
    } catch (BadParameterException e) {
      refused(model, e, response);
      model.addAttribute("typed", kept(given));
      return unitClass(id, version, Math.min(index, classes(id, version)), model);
    }
  }

  private int classes(String id, int version) {
    return found(id, version).draft().text().classes().size();
  }

  /** What was typed, as far as a form can show it again. */
  private static ClassText kept(MultiValueMap<String, String> given) {
    try {
      return ClassForm.read(given);
    } catch (BadParameterException e) {
      return blank().with(new ArrayList<>());
    }
  }

  private static void refused(
      Model model, BadParameterException failure, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("problem", failure.getMessage());
  }
}
