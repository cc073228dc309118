package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /reports/runs}: the log of what was made and sent, with what can be done about it. */
@Page
class RunPage {

  private static final String PATH = "/reports/runs";
  private static final String KIND = "report-run";

  private final RunReader reader;
  private final RunDesk desk;
  private final RegistryView registry;

  RunPage(RunReader reader, RunDesk desk, RegistryView registry) {
    this.reader = reader;
    this.desk = desk;
    this.registry = registry;
  }

  @GetMapping(PATH)
  String list(
      @RequestParam(defaultValue = "all") String state,
      @RequestParam(required = false) @Nullable Long schedule,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    Run.State only =
        switch (state) {
          case "all" -> null;
          case "failed" -> Run.State.FAILED_MAKING;
          case "made" -> Run.State.MADE;
          default -> throw new PageNotFoundException(KIND, state);
        };
    RunReader.Runs found = reader.list(only, schedule, page);
    long pages = pages(found.total(), RunReader.ON_A_PAGE);
    if (page > pages) {
      throw new PageNotFoundException(KIND, Integer.toString(page));
    }
    model.addAttribute("runs", found.runs());
    model.addAttribute("total", found.total());
    model.addAttribute("state", state);
    model.addAttribute("schedule", schedule);
    model.addAttribute("page", page);
    model.addAttribute("pages", pages);
    return "report-runs";
  }

  @GetMapping(PATH + "/{id}")
  String one(
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String state,
      @RequestParam(defaultValue = "1") int filesPage,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    return show(id, state, filesPage, page, model);
  }

  @PostMapping(PATH + "/{id}/send-again")
  String sendAgain(
      @PathVariable long id,
      @RequestParam(defaultValue = "ALL") RunDesk.To to,
      Actor actor,
      Model model,
      HttpServletResponse response) {
    return attempt(id, model, response, () -> desk.sendAgain(id, to, actor));
  }

  @PostMapping(PATH + "/{id}/retry")
  String retry(@PathVariable long id, Actor actor, Model model, HttpServletResponse response) {
    return attempt(id, model, response, () -> desk.retry(id, actor));
  }

  @PostMapping(PATH + "/{id}/stop")
  String stop(@PathVariable long id, Actor actor, Model model, HttpServletResponse response) {
    return attempt(id, model, response, () -> desk.stop(id, actor));
  }

  private String attempt(long id, Model model, HttpServletResponse response, Runnable action) {
    try {
      action.run();
      return "redirect:" + PATH + "/" + id;
    } catch (ReportConflictException | SpoolGoneException e) {
      response.setStatus(HttpServletResponse.SC_CONFLICT);
      model.addAttribute("problem", e.getMessage());
      return show(id, "all", 1, 1, model);
    } catch (ReportMissingException e) {
      throw new PageNotFoundException(KIND, Long.toString(id));
    }
  }

  private String show(long id, String state, int filesPage, int page, Model model) {
    Dispatch.State only =
        switch (state) {
          case "all" -> null;
          case "open" -> Dispatch.State.PENDING;
          case "sent" -> Dispatch.State.SENT;
          case "failed" -> Dispatch.State.FAILED;
          case "uncertain" -> Dispatch.State.UNCERTAIN;
          default -> throw new PageNotFoundException(KIND, state);
        };
    RunReader.One found;
    try {
      found = reader.one(id, only, filesPage, page);
    } catch (ReportMissingException e) {
      throw new PageNotFoundException(KIND, Long.toString(id));
    }
    model.addAttribute("run", found.run());
    model.addAttribute("files", found.files());
    model.addAttribute("rounds", found.rounds());
    model.addAttribute("dispatches", found.dispatches());
    model.addAttribute("dispatchCount", found.dispatchCount());
    model.addAttribute("state", state);
    model.addAttribute("page", page);
    model.addAttribute("pages", pages(found.dispatchCount(), RunReader.DISPATCHES));
    model.addAttribute("filesPage", filesPage);
    model.addAttribute("filesPages", pages(found.run().files(), RunReader.DISPATCHES));
    model.addAttribute("names", names(found));
    return "report-run";
  }

  private Map<String, UnitNode> names(RunReader.One found) {
    Map<String, UnitNode> names = new LinkedHashMap<>();
    Stream.concat(
            found.files().stream().map(RunView.FileView::unit),
            found.dispatches().stream().map(RunView.DispatchView::unit))
        .filter(Objects::nonNull)
        .forEach(code -> names.computeIfAbsent(code, registry::unit));
    return names;
  }

  private static long pages(long total, int onAPage) {
    return Math.max(1, (total + onAPage - 1) / onAPage);
  }
}
