package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * {@code /explore/views}: questions are kept, opened, asked otherwise, renamed, shared and removed.
 */
@Page
class ViewPage {

  private final ViewDesk desk;
  private final ExplorationReader reader;

  ViewPage(ViewDesk desk, ExplorationReader reader) {
    this.desk = desk;
    this.reader = reader;
  }

  /** What shows the figures asks for the reader's rights: here is only the way to it. */
  @GetMapping("/explore/views/{id}")
  String open(@PathVariable long id, Actor actor) {
    return "redirect:" + address(desk.find(id, actor));
  }

  @PostMapping("/explore/views")
  String keep(
      HttpServletRequest request,
      @RequestParam(defaultValue = "") String viewName,
      @RequestParam(defaultValue = "false") boolean shared,
      Actor actor) {
    Map<String, String[]> parameters = Parameters.filled(request);
    parameters.keySet().removeAll(Set.of("viewName", "shared", "_csrf"));
    String question;
    try {
      question = question(reader.read(parameters, actor));
    } catch (BadParameterException e) {
      return "redirect:/explore?" + ExplorationReader.SAID + "=name";
    }
    try {
      long id = desk.keep(viewName, shared, question, actor);
      return "redirect:/explore?" + question + "&view=" + id + said("kept");
    } catch (ViewRefusedException e) {
      return "redirect:/explore?" + question + said(e.why().code());
    }
  }

  @PostMapping("/explore/views/{id}")
  String change(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String viewName,
      @RequestParam(defaultValue = "false") boolean shared,
      Actor actor) {
    SavedView view = desk.find(id, actor);
    try {
      desk.change(id, viewName, shared, actor);
      return "redirect:" + address(view) + said("changed");
    } catch (ViewRefusedException e) {
      return "redirect:" + address(view) + said(e.why().code());
    }
  }

  /** What is shown takes the place of what the view asked. */
  @PostMapping("/explore/views/{id}/question")
  String ask(@PathVariable long id, HttpServletRequest request, Actor actor) {
    SavedView view = desk.find(id, actor);
    Map<String, String[]> parameters = Parameters.filled(request);
    parameters.keySet().removeAll(Set.of("view", "_csrf"));
    try {
      return "redirect:"
          + address(desk.ask(id, question(reader.read(parameters, actor)), actor))
          + said("changed");
    } catch (BadParameterException e) {
      return "redirect:" + address(view);
    }
  }

  @PostMapping("/explore/views/{id}/remove")
  String remove(@PathVariable long id, Actor actor) {
    SavedView view = desk.remove(id, actor);
    return "redirect:/explore?" + view.question() + said("removed");
  }

  static String question(Exploration asked) {
    return Facts.address("", asked).substring(1);
  }

  private static String address(SavedView view) {
    return "/explore?" + view.question() + "&view=" + view.id();
  }

  private static String said(String what) {
    return "&" + ExplorationReader.SAID + "=" + what;
  }
}
