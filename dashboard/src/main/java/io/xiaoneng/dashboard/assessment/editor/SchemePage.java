package io.xiaoneng.dashboard.assessment.editor;

import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeException;
import io.xiaoneng.dashboard.assessment.editor.SchemeDrafts.Looked;
import io.xiaoneng.dashboard.assessment.editor.SchemeList.Standing;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.dashboard.security.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /assessments/schemes}: by what is scored, in words, and what last month would come to. */
@Page
class SchemePage {

  static final String PATH = "/assessments/schemes";

  private final SchemeList schemes;
  private final SchemeDrafts drafts;
  private final SchemeAdoption adoption;
  private final SchemePreview preview;

  SchemePage(
      SchemeList schemes, SchemeDrafts drafts, SchemeAdoption adoption, SchemePreview preview) {
    this.schemes = schemes;
    this.drafts = drafts;
    this.adoption = adoption;
    this.preview = preview;
  }

  @GetMapping(PATH)
  String all(Actor actor, Model model) {
    model.addAttribute("versions", schemes.all());
    model.addAttribute("drafts", schemes.mayDraft(actor) ? drafts.drafts() : List.of());
    model.addAttribute("mayWrite", actor.is(Role.ASSESSOR));
    model.addAttribute("mayRead", schemes.mayDraft(actor));
    if (!model.containsAttribute("given")) {
      model.addAttribute("given", Map.of());
    }
    return "schemes";
  }

  @PostMapping(PATH)
  String begin(
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    try {
      String based = given.getOrDefault("basedOn", "");
      int space = based.indexOf(' ');
      String family = space < 0 ? given.getOrDefault("family", "") : based.substring(0, space);
      Integer version = space < 0 ? null : Integer.valueOf(based.substring(space + 1));
      int begun = drafts.begin(family, version, by);
      return "redirect:%s/%s/%d/edit".formatted(PATH, family.strip(), begun);
    } catch (BadParameterException e) {
      refused(model, e.getMessage(), given, response);
    } catch (NumberFormatException e) {
      refused(model, "basedOn names no version", given, response);
    }
    return all(by, model);
  }

  @GetMapping(PATH + "/{id}/{version}")
  String one(@PathVariable String id, @PathVariable int version, Actor actor, Model model) {
    Standing found = schemes.find(id, version).orElse(null);
    Looked draft =
        found == null && schemes.mayDraft(actor) ? drafts.draft(id, version).orElse(null) : null;
    Scheme scheme = found != null ? found.scheme() : draft != null ? draft.scheme() : null;
    if (found == null && draft == null) {
      throw missing(id, version);
    }
    if (draft != null) {
      SchemeWords.put(model, draft);
    }
    model.addAttribute("id", id);
    model.addAttribute("version", version);
    model.addAttribute("standing", found);
    model.addAttribute("draft", draft);
    model.addAttribute("view", scheme == null ? null : SchemeView.of(scheme));
    model.addAttribute("mayRead", schemes.mayDraft(actor));
    model.addAttribute("mayWrite", actor.is(Role.ASSESSOR));
    model.addAttribute(
        "mayAdopt",
        draft != null && actor.is(Role.ASSESSOR) && !draft.hands().contains(actor.name()));
    model.addAttribute(
        "mayWithdraw", found != null && found.announced() && actor.is(Role.ASSESSOR));
    if (!model.containsAttribute("given")) {
      model.addAttribute("given", Map.of());
    }
    return "scheme";
  }

  @PostMapping(PATH + "/{id}/{version}/adopt")
  String adopt(
      @PathVariable String id,
      @PathVariable int version,
      @RequestParam Map<String, String> given,
      Actor by,
      Model model,
      HttpServletResponse response) {
    try {
      adoption.adopt(
          id,
          version,
          SchemeWords.revision(given),
          given.getOrDefault("from", ""),
          given.getOrDefault("to", ""),
          given.getOrDefault("documentZh", ""),
          given.getOrDefault("documentEn", ""),
          by);
      return "redirect:%s/%s/%d".formatted(PATH, id, version);
    } catch (BadParameterException e) {
      refused(model, e.getMessage(), given, response);
      return one(id, version, by, model);
    }
  }

  @PostMapping(PATH + "/{id}/{version}/withdraw")
  String withdraw(
      @PathVariable String id,
      @PathVariable int version,
      @RequestParam(defaultValue = "") String reason,
      Actor by,
      Model model,
      HttpServletResponse response) {
    try {
      adoption.withdraw(id, version, reason, by);
      return "redirect:%s/%s/%d".formatted(PATH, id, version);
    } catch (BadParameterException e) {
      refused(model, e.getMessage(), Map.of("reason", reason), response);
      return one(id, version, by, model);
    }
  }

  @GetMapping(PATH + "/{id}/{version}/preview")
  String preview(
      @PathVariable String id,
      @PathVariable int version,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    Looked draft = drafts.draft(id, version).orElse(null);
    Scheme scheme =
        draft != null
            ? draft.scheme()
            : schemes
                .find(id, version)
                .map(Standing::scheme)
                .orElseThrow(() -> missing(id, version));
    model.addAttribute("id", id);
    model.addAttribute("version", version);
    model.addAttribute("scheme", scheme);
    model.addAttribute("seen", null);
    if (draft != null && !draft.fit()) {
      SchemeWords.put(model, draft);
      response.setStatus(HttpServletResponse.SC_CONFLICT);
    } else {
      try {
        model.addAttribute("seen", preview.of(Objects.requireNonNull(scheme)));
      } catch (SchemeException e) {
        refused(model, e.getMessage(), Map.of(), response);
      }
    }
    return "scheme-preview";
  }

  private static PageNotFoundException missing(String id, int version) {
    return new PageNotFoundException("scheme", id + " " + version);
  }

  private static void refused(
      Model model, @Nullable String said, Map<String, String> given, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    model.addAttribute("problem", said);
    model.addAttribute("given", given);
  }
}
