package io.xiaoneng.dashboard.corrections;

import io.xiaoneng.dashboard.known.KnownAtBusyException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.Correction;
import io.xiaoneng.dashboard.metric.CorrectionQuery;
import io.xiaoneng.dashboard.metric.Corrections;
import io.xiaoneng.dashboard.metric.EntryKind;
import io.xiaoneng.dashboard.metric.UnknownMetricException;
import io.xiaoneng.dashboard.page.Addresses;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Page;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * {@code /corrections}: what a published figure has become, and the events that made the change.
 */
@Page
class CorrectionPage {

  private static final String DEFAULT_METRIC = "on-time";

  private final Corrections corrections;
  private final CauseReader causes;
  private final RegistryView registry;
  private final CityClock clock;
  private final HiddenEntries hidden;

  CorrectionPage(
      Corrections corrections,
      CauseReader causes,
      RegistryView registry,
      CityClock clock,
      HiddenEntries hidden) {
    this.hidden = hidden;
    this.corrections = corrections;
    this.causes = causes;
    this.registry = registry;
    this.clock = clock;
  }

  /** One number then and now. */
  public record Pair(String name, Double then, Double now) {

    /** What it has become more by. */
    public double difference() {
      return now - then;
    }
  }

  /**
   * Something of an entry that reads otherwise now.
   *
   * @param kind time, state, channel, text: how it is written
   */
  public record Moved(String name, String kind, @Nullable Object then, @Nullable Object now) {}

  /**
   * An entry with all that is said of it.
   *
   * @param id null where it is not named
   */
  public record Row(
      @Nullable String id,
      String unitZh,
      String unitEn,
      String itemZh,
      String itemEn,
      List<Pair> parts,
      boolean unknownThen,
      boolean gone,
      List<Moved> moved,
      List<Cause> causes) {}

  /** A moment that is often asked for. */
  public record Moment(String name, Instant at, String href) {}

  @GetMapping("/corrections")
  String show(HttpServletRequest request, HttpServletResponse response, Actor actor, Model model) {
    Map<String, String[]> asked = Parameters.filled(request);
    String metric = Parameters.first(asked.remove("metric"));
    String local = Parameters.first(asked.get("knownAt"));
    model.addAttribute("metrics", corrections.told());
    model.addAttribute("metricId", metric == null ? DEFAULT_METRIC : metric);
    model.addAttribute("metric", MetricCatalogue.find(metric == null ? DEFAULT_METRIC : metric));
    model.addAttribute(
        "units", registry.offered(Parameters.first(asked.get("unit")), actor.unit()));
    model.addAttribute("askedUnit", Parameters.first(asked.get("unit")));
    model.addAttribute("askedFrom", Parameters.first(asked.get("from")));
    model.addAttribute("askedTo", Parameters.first(asked.get("to")));
    model.addAttribute("askedKnownAt", local(local));
    model.addAttribute("moments", moments(metric == null ? DEFAULT_METRIC : metric, asked));
    boolean busy = false;
    if (metric != null && local != null) {
      try {
        instant(asked, "knownAt");
        instant(asked, "asOf");
        fill(corrections.parse(metric, asked), metric, asked, model);
      } catch (BadParameterException | UnknownMetricException e) {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("problem", e.getMessage());
      } catch (KnownAtBusyException e) {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        busy = true;
      }
    }
    model.addAttribute("busy", busy);
    return "corrections";
  }

  private void fill(
      CorrectionQuery query, String metric, Map<String, String[]> asked, Model model) {
    Correction found = corrections.read(query);
    Map<String, List<Cause>> of = causes.of(query, found);
    model.addAttribute("found", found);
    model.addAttribute("ofCases", found.kind() == EntryKind.CASE);
    model.addAttribute("knownAt", query.knownAt());
    model.addAttribute("asOf", query.then().asOf());
    model.addAttribute("parts", pairs(found.parts(), found.then().parts(), found.now().parts()));
    model.addAttribute("kinds", corrections.causes(query));
    model.addAttribute("registryChanges", causes.registryChanges(found.kind(), query));
    Set<String> unnamed = hidden.of(found);
    model.addAttribute(
        "rows",
        found.entries().stream()
            .map(each -> row(found, each, of.getOrDefault(each.id(), List.of()), unnamed))
            .toList());
    long pages = Math.max(1, (found.changed() + query.size() - 1) / query.size());
    model.addAttribute("page", query.page() + 1);
    model.addAttribute("pages", pages);
    model.addAttribute("prev", address("/corrections", metric, asked, query.page() - 1));
    model.addAttribute("next", address("/corrections", metric, asked, query.page() + 1));
    model.addAttribute("api", address("/api/v1/corrections", metric, asked, query.page()));
  }

  private Row row(
      Correction found, Correction.Changed changed, List<Cause> causes, Set<String> unnamed) {
    boolean hides = unnamed.contains(changed.id());
    UnitNode unit = registry.unit(changed.text("unit"));
    String item = changed.text("item");
    return new Row(
        hides ? null : changed.id(),
        unit.nameZh(),
        unit.nameEn(),
        registry.itemNameZh(item),
        registry.itemNameEn(item),
        pairs(found.parts(), changed.then(), changed.now()),
        changed.was() == null,
        changed.is() == null,
        moved(changed.was(), changed.is()),
        telling(hides ? causes.stream().map(Cause::unnamed).toList() : causes));
  }

  /** What happened after the figure's instant explains it only where nothing else does. */
  private static List<Cause> telling(List<Cause> causes) {
    List<Cause> telling = causes.stream().filter(each -> !each.kind().equals("later")).toList();
    return telling.isEmpty() ? causes : telling;
  }

  private static List<Pair> pairs(List<String> names, List<Double> then, List<Double> now) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      pairs.add(new Pair(names.get(i), then.get(i), now.get(i)));
    }
    return pairs;
  }

  private static List<Moved> moved(
      @Nullable Map<String, @Nullable Object> was, @Nullable Map<String, @Nullable Object> is) {
    List<Moved> moved = new ArrayList<>();
    if (was == null || is == null) {
      return moved;
    }
    is.forEach(
        (name, now) -> {
          Object then = was.get(name);
          if (!Objects.equals(then, now)) {
            moved.add(new Moved(name, kind(name, now == null ? then : now), then, now));
          }
        });
    return moved;
  }

  private static String kind(String name, @Nullable Object value) {
    return value instanceof Instant
        ? "time"
        : name.equals("state") || name.equals("channel") ? name : "text";
  }

  /** A form has a local time, the API an instant; an instant is left as it is. */
  private void instant(Map<String, String[]> asked, String name) {
    String text = Parameters.first(asked.get(name));
    if (text != null) {
      try {
        LocalDateTime local = LocalDateTime.parse(text);
        asked.put(name, new String[] {local.atZone(clock.zone()).toInstant().toString()});
      } catch (DateTimeException notLocal) {
        // Judged with the other parameters.
      }
    }
  }

  /** What the form's field shows. */
  private @Nullable String local(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return LocalDateTime.ofInstant(Instant.parse(text), clock.zone())
          .truncatedTo(ChronoUnit.MINUTES)
          .toString();
    } catch (DateTimeException notInstant) {
      return text;
    }
  }

  /** The ends of the last two months, a week ago and yesterday. */
  private List<Moment> moments(String metric, Map<String, String[]> asked) {
    LocalDate today = clock.today();
    List<Moment> moments = new ArrayList<>();
    moments.add(moment("yesterday", today, metric, asked));
    moments.add(moment("week", today.minusDays(6), metric, asked));
    moments.add(moment("month", today.withDayOfMonth(1), metric, asked));
    moments.add(moment("month2", today.withDayOfMonth(1).minusMonths(1), metric, asked));
    return moments;
  }

  private Moment moment(String name, LocalDate end, String metric, Map<String, String[]> asked) {
    Instant at = end.atStartOfDay(clock.zone()).toInstant();
    Map<String, String[]> then = new LinkedHashMap<>(asked);
    then.remove("asOf");
    then.put("knownAt", new String[] {at.toString()});
    return new Moment(name, at, address("/corrections", metric, then, 0));
  }

  private static String address(String path, String metric, Map<String, String[]> asked, int page) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("metric", metric);
    if (page > 0) {
      more.put("page", Integer.toString(page));
    }
    return Addresses.of(path, asked, List.of("page"), more);
  }
}
