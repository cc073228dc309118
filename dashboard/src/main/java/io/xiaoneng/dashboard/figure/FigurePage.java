package io.xiaoneng.dashboard.figure;

import io.xiaoneng.dashboard.change.ChangePanels;
import io.xiaoneng.dashboard.circle.figure.PopulationSource;
import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MeasureSql;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.PageNotFoundException;
import io.xiaoneng.dashboard.page.Way;
import io.xiaoneng.dashboard.page.Ways;
import io.xiaoneng.dashboard.path.PathPanel;
import io.xiaoneng.dashboard.path.Paths;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import io.xiaoneng.metric.MetricVersion;
import io.xiaoneng.registry.Unit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** {@code /metrics/{id}}: a metric's figure, its course and its parts, with what it means. */
@Page
class FigurePage {

  private final FigureService figures;
  private final MetricService metrics;
  private final RegistryView registry;
  private final JsonMapper json;
  private final PopulationSource population;
  private final ChangePanels changes;
  private final Paths paths;
  private final CourseMarks marks;
  private final Ways ways;

  FigurePage(
      FigureService figures,
      MetricService metrics,
      RegistryView registry,
      JsonMapper json,
      PopulationSource population,
      ChangePanels changes,
      Paths paths,
      CourseMarks marks,
      Ways ways) {
    this.marks = marks;
    this.ways = ways;
    this.changes = changes;
    this.paths = paths;
    this.population = population;
    this.figures = figures;
    this.metrics = metrics;
    this.registry = registry;
    this.json = json;
  }

  /** A choice of the form. */
  public record Choice(String value, Unit.@Nullable Level level, boolean chosen) {}

  /** What narrows the question, and the address without it. */
  public record Narrowing(Dimension dimension, String nameZh, String nameEn, String without) {}

  /** A row, what it is made of, and the same page for it alone; null where there is none. */
  public record Line(FigureView.Row row, @Nullable String cases, @Nullable String inside) {}

  @GetMapping("/metrics/{id}")
  String show(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Actor actor,
      Model model) {
    MetricDefinition metric = MetricCatalogue.find(id);
    if (metric == null) {
      throw new PageNotFoundException("metric", id);
    }
    model.addAttribute("metric", metric);
    model.addAttribute("parts", MeasureSql.parts(id));
    model.addAttribute("told", metrics.answers(id));
    model.addAttribute("people", id.startsWith("circle-") ? population.text() : null);
    if (!metrics.answers(id)) {
      return "figure";
    }
    Asked asked = new Asked(request);
    stand(metric, asked, actor, model);
    try {
      fill(metric, asked, actor, model);
    } catch (BadParameterException e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("problem", e.getMessage());
    } catch (KnownAtBusyException e) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      model.addAttribute("problem", e.getMessage());
    }
    return "figure";
  }

  /** Where in the city the question stands, and the way there, in the light of the metric. */
  private void stand(MetricDefinition metric, Asked asked, Actor actor, Model model) {
    Way way = Way.of(asked.question());
    String path = "/metrics/" + metric.id();
    Set<String> place = Set.of("unit", "item", "by");
    model.addAttribute("way", way);
    model.addAttribute(
        "crumbs", Ways.here(ways.to(way, actor, to -> asked.address(path, to.position(), place))));
    model.addAttribute(
        "place", ways.leadsDown(metric.id(), actor) && way.single() ? way.page() : null);
  }

  private void fill(MetricDefinition metric, Asked asked, Actor actor, Model model) {
    if (asked.one("version") != null) {
      throw new BadParameterException(
          "version", "version is for lists and answers; a page is told by the one in force");
    }
    MetricQuery question = figures.question(metric, asked.question());
    FigureService.Order order = order(asked.one("sort"));
    FigureView view =
        figures.view(
            metric, question, new FigureService.Form(asked.one("by"), asked.one("step"), order));
    String path = "/metrics/" + metric.id();
    Grouping split = view.split();
    Set<Dimension> has = metrics.dimensions(metric.id());
    model.addAttribute("v", view);
    model.addAttribute("question", question);
    model.addAttribute("standing", MetricService.standing(metric));
    model.addAttribute("scale", FigureScale.of(metric, view));
    model.addAttribute("order", order.name().toLowerCase(Locale.ROOT));
    model.addAttribute(
        "splits", figures.splits(question).stream().map(e -> choice(e, split)).toList());
    model.addAttribute("has", has.stream().map(Dimension::wireName).toList());
    model.addAttribute(
        "units",
        has.contains(Dimension.UNIT)
            ? registry.offered(single(question, Dimension.UNIT), actor.unit())
            : List.of());
    model.addAttribute("chosenUnit", single(question, Dimension.UNIT));
    model.addAttribute("chosenChannel", single(question, Dimension.CHANNEL));
    model.addAttribute("narrowings", narrowings(question, asked, path));
    model.addAttribute("kept", asked.keptByForm());
    model.addAttribute("behind", asked.address(path + "/cases", behind(view.query()), Asked.FORM));
    model.addAttribute(
        "lines", view.rows().stream().map(row -> line(row, view, asked, path)).toList());
    List<CourseMarks.Line> dates =
        marks.of(metric, single(question, Dimension.UNIT), view, question, actor);
    model.addAttribute("dates", dates);
    model.addAttribute("change", changes.of(question, actor).orElse(null));
    model.addAttribute("paths", paths(metric, question));
    model.addAttribute("shadows", shadows(metric, view, asked, path));
    Map<String, String> api = new LinkedHashMap<>(behind(view.query()));
    if (split != null) {
      api.put("by", Splits.name(split));
    }
    model.addAttribute("api", asked.address("/api/v1" + path, api, Asked.FORM));
    model.addAttribute("csv", asked.address(path + ".csv", api, Asked.FORM));
    Map<String, String> course = new LinkedHashMap<>(behind(question));
    course.put("by", view.step().wireName());
    model.addAttribute("courseCsv", asked.address(path + ".csv", course, Asked.FORM));
    model.addAttribute(
        "json",
        json.writeValueAsString(
                Map.of(
                    "unit",
                    metric.unit().code(),
                    "aim",
                    metric.target() == null ? List.of() : List.of(metric.target().value()),
                    "every",
                    metric.basis() == MetricDefinition.Basis.G,
                    "points",
                    view.trend(),
                    "marks",
                    dates.stream().filter(each -> each.label() != null).toList()))
            .replace("<", "\\u003c"));
  }

  /** Goals are those of the city, or of a unit as a whole. */
  private List<PathPanel> paths(MetricDefinition metric, MetricQuery question) {
    String unit = single(question, Dimension.UNIT);
    return question.knownAt() != null || question.filters().size() > (unit == null ? 0 : 1)
        ? List.of()
        : paths.of(metric.id(), unit).stream().map(PathPanel::of).toList();
  }

  private List<Shadow> shadows(MetricDefinition metric, FigureView view, Asked asked, String path) {
    return MetricCatalogue.versions(metric.id()).stream()
        .filter(each -> each.standing() == MetricVersion.Standing.SHADOW)
        .map(
            each -> {
              Map<String, String> question = new LinkedHashMap<>(behind(view.query()));
              question.put("version", Integer.toString(each.number()));
              Map<String, String> list = new LinkedHashMap<>(question);
              list.put("part", "otherwise");
              return new Shadow(
                  each,
                  view.whole(),
                  figures.by(each.number(), view.query()),
                  figures.countedOtherwise(each.number(), view.query()),
                  asked.address(path + "/cases", list, Asked.FORM),
                  asked.address("/api/v1" + path, question, Asked.FORM));
            })
        .toList();
  }

  /** The question's period and instant as parameters. */
  private static Map<String, String> behind(MetricQuery query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query.from() != null) {
      parameters.put("from", query.from().toString());
    }
    if (query.to() != null) {
      parameters.put("to", query.to().toString());
    }
    parameters.put("asOf", query.asOf().toString());
    return parameters;
  }

  private Line line(FigureView.Row row, FigureView view, Asked asked, String path) {
    Grouping split = view.split();
    if (split == null) {
      return new Line(row, null, null);
    }
    Map<String, String> own = new LinkedHashMap<>(behind(view.query()));
    own.put("by", Splits.name(split));
    own.put(split.key(), row.key());
    Map<String, String> inside = Map.of(split.key(), row.key());
    return new Line(
        row,
        MeasureSql.hasLists(view.query().metric())
            ? asked.address(path + "/cases", own, Asked.FORM)
            : null,
        row.key().isEmpty() ? null : asked.address(path, inside, Set.of("by", "asOf")));
  }

  private static Choice choice(Grouping each, @Nullable Grouping chosen) {
    return new Choice(Splits.name(each), each.level(), each.equals(chosen));
  }

  private static @Nullable String single(MetricQuery question, Dimension dimension) {
    List<String> values = question.filters().getOrDefault(dimension, List.of());
    return values.size() == 1 ? values.get(0) : null;
  }

  private List<Narrowing> narrowings(MetricQuery question, Asked asked, String path) {
    return question.filters().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            each -> {
              String value = String.join(", ", each.getValue());
              String one = each.getValue().size() == 1 ? value : "";
              boolean unit = each.getKey() == Dimension.UNIT && !one.isEmpty();
              boolean item = each.getKey() == Dimension.ITEM && !one.isEmpty();
              return new Narrowing(
                  each.getKey(),
                  unit ? registry.unit(one).nameZh() : item ? registry.itemNameZh(one) : value,
                  unit ? registry.unit(one).nameEn() : item ? registry.itemNameEn(one) : value,
                  asked.address(path, Map.of(), Set.of(each.getKey().wireName())));
            })
        .toList();
  }

  private static FigureService.Order order(@Nullable String name) {
    for (FigureService.Order each : FigureService.Order.values()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
        return each;
      }
    }
    return FigureService.Order.KEY;
  }
}
