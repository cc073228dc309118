package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.ExploreFiles.Format;
import io.xiaoneng.dashboard.explore.ViewRefusedException.Why;
import io.xiaoneng.dashboard.figure.Splits;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.CodeNames;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /explore}: any figure cut, compared and drawn, and the same as files. */
@Page
class ExplorePage {

  private final ExplorationReader reader;
  private final Explorer explorer;
  private final ExploreFiles files;
  private final ExploreModel page;
  private final ViewDesk desk;
  private final MessageSource messages;
  private final CodeNames names;
  private final CityClock clock;

  ExplorePage(
      ExplorationReader reader,
      Explorer explorer,
      ExploreFiles files,
      ExploreModel page,
      ViewDesk desk,
      MessageSource messages,
      CodeNames names,
      CityClock clock) {
    this.reader = reader;
    this.explorer = explorer;
    this.files = files;
    this.page = page;
    this.desk = desk;
    this.messages = messages;
    this.names = names;
    this.clock = clock;
  }

  @GetMapping("/explore")
  String show(HttpServletRequest request, HttpServletResponse response, Actor actor, Model model) {
    Map<String, String[]> parameters = Parameters.filled(request);
    Texts texts = texts();
    model.addAttribute("said", said(parameters));
    try {
      Exploration asked = reader.read(parameters, actor);
      Shown shown = explorer.show(asked);
      page.views(actor, model);
      page.form(asked, actor, texts, model);
      page.figures(shown, texts, model);
      SavedView view = view(parameters, actor);
      model.addAttribute("view", view);
      model.addAttribute(
          "asksOtherwise",
          view != null
              && view.author().equals(actor.name())
              && !view.question().equals(ViewPage.question(asked)));
      return "explore";
    } catch (BadParameterException e) {
      return page.refused(e, HttpServletResponse.SC_BAD_REQUEST, response, actor, texts, model);
    } catch (KnownAtBusyException e) {
      return page.refused(
          e, HttpServletResponse.SC_SERVICE_UNAVAILABLE, response, actor, texts, model);
    }
  }

  private @Nullable SavedView view(Map<String, String[]> parameters, Actor actor) {
    String id = Parameters.first(parameters.get("view"));
    return desk.seen(actor).stream()
        .filter(each -> Long.toString(each.id()).equals(id))
        .findFirst()
        .orElse(null);
  }

  /** What came of the form that led here; null for nothing or what nobody says. */
  private static @Nullable String said(Map<String, String[]> parameters) {
    String said = Parameters.first(parameters.remove(ExplorationReader.SAID));
    Set<String> known = Set.of("kept", "changed", "removed");
    return said == null || !known.contains(said) && !Why.known(said) ? null : said;
  }

  private Texts texts() {
    return new Texts(messages, names, LocaleContextHolder.getLocale(), clock.zone());
  }

  @GetMapping({"/explore.csv", "/explore.xlsx", "/explore.svg", "/explore.png"})
  Object file(HttpServletRequest request, HttpServletResponse response, Actor actor, Model model) {
    String path = request.getRequestURI();
    Format format = Objects.requireNonNull(Format.of(path.substring(path.lastIndexOf('.') + 1)));
    Texts texts = texts();
    try {
      Exploration asked = reader.read(Parameters.filled(request), actor);
      if (format.drawn() && asked.kind() == Kind.TABLE) {
        throw new BadParameterException(
            "show", "a table has no picture; take csv or xlsx, or another show");
      }
      String name =
          "xiaoneng-%s-%s-%s_%s.%s"
              .formatted(
                  asked.metric().id(),
                  asked.by() == null
                      ? asked.kind().wireName()
                      : asked.kind().wireName()
                          + "-"
                          + Splits.name(asked.by()).replaceAll("[^A-Za-z-]", "-"),
                  asked.from(),
                  asked.to(),
                  format.ending());
      return ResponseEntity.ok()
          .contentType(format.type())
          .header(
              HttpHeaders.CONTENT_DISPOSITION,
              ContentDisposition.attachment().filename(name).build().toString())
          .body(files.write(format, explorer.show(asked), texts));
    } catch (BadParameterException e) {
      return page.refused(e, HttpServletResponse.SC_BAD_REQUEST, response, actor, texts, model);
    } catch (KnownAtBusyException e) {
      return page.refused(
          e, HttpServletResponse.SC_SERVICE_UNAVAILABLE, response, actor, texts, model);
    }
  }
}
