package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.ExploreFiles.Format;
import io.xiaoneng.dashboard.metric.CaseShapes;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.paper.Ink;
import io.xiaoneng.dashboard.paper.Svg;
import io.xiaoneng.dashboard.security.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import tools.jackson.databind.json.JsonMapper;

/** Fills the page's model: the form, the figures and what went wrong. Safe to share. */
@Component
class ExploreModel {

  static final String PATH = "/explore";

  private final Choices choices;
  private final ViewDesk desk;
  private final Drawings drawings;
  private final Outlines outlines;
  private final JsonMapper json;

  ExploreModel(
      Choices choices, ViewDesk desk, Drawings drawings, Outlines outlines, JsonMapper json) {
    this.choices = choices;
    this.desk = desk;
    this.drawings = drawings;
    this.outlines = outlines;
    this.json = json;
  }

  /**
   * A way to show the figure.
   *
   * @param reason why it cannot be; null where it can
   */
  public record Tab(Kind kind, String address, boolean shown, @Nullable String reason) {}

  /** A row with what is written in it, and the same question about it alone; null for none. */
  public record Line(Row row, String name, @Nullable String inside) {}

  /** The views of whoever asks, whatever else is shown. */
  void views(Actor actor, Model model) {
    model.addAttribute("views", desk.seen(actor));
    model.addAttribute("self", actor.name());
  }

  /** What went wrong, and the form to begin again. */
  String refused(
      RuntimeException failure,
      int status,
      HttpServletResponse response,
      Actor actor,
      Texts texts,
      Model model) {
    views(actor, model);
    response.setStatus(status);
    model.addAttribute("problem", failure.getMessage());
    model.addAttribute("v", null);
    model.addAttribute("metrics", choices.metrics(null, actor, texts));
    return "explore";
  }

  /** What may be asked, and was. */
  void form(Exploration asked, Actor actor, Texts texts, Model model) {
    model.addAttribute("metrics", choices.metrics(asked.metric().id(), actor, texts));
    model.addAttribute("asked", asked);
    List<Choices.Field> fields = choices.fields(asked, actor, texts);
    model.addAttribute("fields", fields);
    model.addAttribute("rare", Choices.rare(fields));
    model.addAttribute("cuts", Choices.cuts(asked, texts));
    model.addAttribute("others", choices.units(asked.with(), actor, texts));
    model.addAttribute("spans", spans(asked));
    model.addAttribute("tabs", tabs(asked, texts));
    model.addAttribute("sorts", sorts(asked));
    model.addAttribute("parameters", asked.parameters());
    model.addAttribute("noted", notes(asked, texts));
  }

  private static Map<String, String> spans(Exploration asked) {
    Map<String, String> spans = new LinkedHashMap<>();
    for (Span each : Span.values()) {
      if (each != Span.FIXED) {
        spans.put(
            each.wireName(), with(asked, Map.of("period", each.wireName()), "from", "to", "step"));
      }
    }
    return spans;
  }

  private static Map<String, String> sorts(Exploration asked) {
    Map<String, String> sorts = new LinkedHashMap<>();
    for (Sort each : Sort.values()) {
      sorts.put(each.wireName(), with(asked, Map.of("sort", each.wireName())));
    }
    return sorts;
  }

  private static List<Tab> tabs(Exploration asked, Texts texts) {
    List<Tab> tabs = new ArrayList<>();
    for (Offer.Show each : asked.offer().kinds()) {
      String reason = each.reason();
      tabs.add(
          new Tab(
              each.kind(),
              // Stages are of applications, whatever figure they are come to from.
              each.kind() == Kind.FUNNEL
                  ? with(asked, Map.of("show", "funnel", "metric", CaseShapes.APPLIED))
                  : with(asked, Map.of("show", each.kind().wireName())),
              each.kind() == asked.kind(),
              reason == null || each.kind() == Kind.FUNNEL
                  ? null
                  : texts.of("explore.not." + reason)));
    }
    return tabs;
  }

  private static List<String> notes(Exploration asked, Texts texts) {
    return asked.notes().stream()
        .map(
            each ->
                switch (each.code()) {
                  case "instead" ->
                      texts.of(
                          "explore.note.instead",
                          texts.of("explore.kind." + each.about()),
                          texts.of("explore.not." + reason(asked, each.about())),
                          texts.of("explore.kind." + asked.kind().wireName()));
                  case "dropped" ->
                      texts.of("explore.note.dropped", texts.of("list.by." + each.about()));
                  case "against" ->
                      texts.of("explore.note.against", texts.of("explore.against." + each.about()));
                  default -> texts.of("explore.note." + each.code());
                })
        .toList();
  }

  private static String reason(Exploration asked, String kind) {
    return Objects.requireNonNullElse(
        asked.offer().reason(Objects.requireNonNull(Kind.of(kind))), "parts");
  }

  /** What is shown. */
  void figures(Shown shown, Texts texts, Model model) {
    Exploration asked = shown.asked();
    model.addAttribute("v", shown);
    model.addAttribute("heading", texts.title(asked));
    model.addAttribute("period", texts.period(asked));
    model.addAttribute("narrowed", texts.narrowed(asked));
    model.addAttribute("against", texts.against(shown));
    model.addAttribute("wholeText", texts.amount(asked.metric(), shown.whole().value()));
    model.addAttribute("interval", texts.interval(asked.metric(), shown.whole()));
    model.addAttribute(
        "otherText",
        shown.other() == null ? null : texts.amount(asked.metric(), shown.other().value()));
    boolean counted = shown.whole().n() == null && asked.kind() != Kind.FUNNEL;
    model.addAttribute("n", counted ? "" : Facts.n(shown, texts));
    model.addAttribute("cut", Facts.cut(shown, texts));
    model.addAttribute("version", Facts.version(asked, texts));
    model.addAttribute("sheet", Sheets.of(shown, texts, List.of()));
    model.addAttribute("lines", lines(shown, texts));
    model.addAttribute("scale", BarScale.of(shown));
    model.addAttribute("aim", Charting.aim(asked));
    model.addAttribute("change", change(shown));
    Map<String, @Nullable Object> data = ExploreJson.of(shown, texts);
    model.addAttribute(
        "data", data == null ? null : json.writeValueAsString(data).replace("<", "\\u003c"));
    model.addAttribute(
        "svg",
        data == null ? null : themed(Svg.of(drawings.draw(shown, texts), texts.title(asked))));
    if (asked.kind() == Kind.MAP && shown.any()) {
      map(shown, texts, model);
    }
    Map<String, String> addresses = new LinkedHashMap<>();
    for (Format each : Format.values()) {
      if (!each.drawn() || asked.kind() != Kind.TABLE) {
        addresses.put(each.name(), Facts.address(PATH + "." + each.ending(), asked));
      }
    }
    model.addAttribute("files", addresses);
  }

  /** Classes in the place of inks, so that a drawing has the page's colours, also dark ones. */
  private static String themed(String svg) {
    String themed = svg;
    for (Ink ink : Ink.values()) {
      String name = ink.name().toLowerCase(Locale.ROOT);
      themed =
          themed
              .replace("fill=\"" + ink.hex() + "\"", "class=\"fill-" + name + "\"")
              .replace("stroke=\"" + ink.hex() + "\"", "class=\"stroke-" + name + "\"");
    }
    return themed;
  }

  private void map(Shown shown, Texts texts, Model model) {
    List<Double> steps = MapSheet.steps(shown.rows());
    model.addAttribute("maps", MapSheet.of(shown, outlines, texts));
    model.addAttribute("unmapped", MapSheet.without(shown, outlines, texts));
    model.addAttribute(
        "steps",
        steps.isEmpty()
            ? List.of()
            : Stream.of(steps.get(0), steps.get(steps.size() - 1))
                .map(each -> texts.amount(shown.asked().metric(), each))
                .toList());
  }

  private static @Nullable Double change(Shown shown) {
    return Sheets.change(
        new Row("", "", "", shown.whole(), shown.other()), Charting.share(shown.asked()));
  }

  private static List<Line> lines(Shown shown, Texts texts) {
    Exploration asked = shown.asked();
    Grouping by = asked.by();
    List<Line> lines = new ArrayList<>();
    for (Row row : shown.rows()) {
      String key = asked.ofTime() ? row.series() : row.key();
      String inside =
          by == null || key.isEmpty() || asked.ofTime()
              ? null
              : with(asked, Map.of(by.dimension().wireName(), key), "by", "show");
      lines.add(
          new Line(row, asked.ofTime() ? row.key() : texts.name(asked, row, row.key()), inside));
    }
    return lines;
  }

  /** The address of the question asked a little differently. */
  static String with(Exploration asked, Map<String, String> more, String... without) {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    asked.parameters().forEach((name, value) -> parameters.put(name, new String[] {value}));
    return Addresses.of(PATH, parameters, List.of(without), more);
  }
}
