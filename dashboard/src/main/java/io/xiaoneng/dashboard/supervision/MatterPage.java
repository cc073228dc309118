package io.xiaoneng.dashboard.supervision;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.supervision.StepRefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * What the pages of matters of every kind have in common: what is tried on a matter's page leads
 * back to it, or shows it again with what went wrong.
 */
public abstract class MatterPage<F extends MatterFile> {

  private final String path;
  private final MatterService<F> matters;
  private final Notes notes;
  private final Downloads downloads;
  private final RegistryView registry;

  /**
   * The pages of a kind.
   *
   * @param path where they lie
   */
  protected MatterPage(
      String path,
      MatterService<F> matters,
      Notes notes,
      Downloads downloads,
      RegistryView registry) {
    this.path = path;
    this.matters = matters;
    this.notes = notes;
    this.downloads = downloads;
    this.registry = registry;
  }

  /** Something that is tried on the page of a matter. */
  @FunctionalInterface
  protected interface Try<F> {

    /** Tries it. */
    void on(F file) throws IOException;
  }

  /** Shows a matter; the name of the template. */
  protected abstract String show(F file, Actor actor, Model model);

  /** The matter, for somebody who may see it; otherwise there is no such page. */
  protected final F read(long id, Actor actor) {
    try {
      return matters.read(id, actor);
    } catch (MatterMissingException e) {
      throw new PageNotFoundException(matters.kind(), Long.toString(id));
    }
  }

  /** What units are called. */
  protected final Map<String, UnitNode> names(Stream<@Nullable String> units) {
    return units
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.toMap(Function.identity(), registry::unit));
  }

  /** Tries something, then leads back to the matter or tells why not. */
  protected final String attempt(
      long id, Actor actor, Model model, HttpServletResponse response, Try<F> action)
      throws IOException {
    try {
      action.on(read(id, actor));
      return "redirect:" + path + "/" + id;
    } catch (OvertakenException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("overtaken", e.standing());
    } catch (StepRefusedException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("refused", e.reason());
    } catch (NoteRefusedException e) {
      response.setStatus(e.status().value());
      model.addAttribute("problem", e.getMessage());
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    }
    return show(read(id, actor), actor, model);
  }

  @GetMapping("/{id}")
  String one(@PathVariable long id, Actor actor, Model model) {
    return show(read(id, actor), actor, model);
  }

  @PostMapping("/{id}/comments")
  String comment(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    return attempt(
        id,
        actor,
        model,
        response,
        file -> notes.comment(file.matter(), actor, matters.hand(file, actor), text));
  }

  @PostMapping("/{id}/attachments")
  String attach(
      @PathVariable long id,
      @RequestParam("file") MultipartFile sent,
      Actor actor,
      Model model,
      HttpServletResponse response)
      throws IOException {
    return attempt(
        id,
        actor,
        model,
        response,
        file ->
            notes.attach(
                file.matter(),
                actor,
                matters.hand(file, actor),
                Words.orEmpty(sent.getOriginalFilename()),
                sent.getSize(),
                sent.getInputStream()));
  }

  @GetMapping("/{id}/attachments/{attachment}")
  ResponseEntity<Resource> download(
      @PathVariable long id, @PathVariable long attachment, Actor actor) {
    F file = read(id, actor);
    return downloads.of(notes.read(file.matter(), attachment, actor));
  }
}
