package io.xiaoneng.dashboard.explore;

import io.xiaoneng.dashboard.explore.Exploration.Note;
import io.xiaoneng.dashboard.figure.Step;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.metric.CaseShapes;
import io.xiaoneng.dashboard.metric.Dimension;
import io.xiaoneng.dashboard.metric.Grouping;
import io.xiaoneng.dashboard.metric.MetricQuery;
import io.xiaoneng.dashboard.metric.MetricService;
import io.xiaoneng.dashboard.overview.Overview;
import io.xiaoneng.dashboard.overview.OverviewService;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.page.Parameters;
import io.xiaoneng.dashboard.security.Actor;
import io.xiaoneng.metric.MetricCatalogue;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a question that makes sense out of the parameters of an address. What does not suit the
 * metric is left out and told; what is no good at all is refused. Safe to share.
 */
@Component
class ExplorationReader {

  /** The days that the form was made with: who changes them leaves a period with a name. */
  static final String WERE = "were";

  /** What came of a form that led here. */
  static final String SAID = "said";

  /** What only this page knows; everything else belongs to the metric's question. */
  private static final Set<String> OWN =
      Set.of(
          "metric", "show", "period", "by", "step", "against", "with", "sort", "view", WERE, SAID);

  private final MetricService metrics;
  private final Offers offers;
  private final OverviewService overview;
  private final CityClock clock;

  ExplorationReader(
      MetricService metrics, Offers offers, OverviewService overview, CityClock clock) {
    this.metrics = metrics;
    this.offers = offers;
    this.overview = overview;
    this.clock = clock;
  }

  private record Period(Span span, LocalDate from, LocalDate to, Instant asOf, boolean now) {}

  /**
   * Reads parameters.
   *
   * @param parameters without those of the frame and without empty ones
   * @throws BadParameterException naming the parameter
   */
  Exploration read(Map<String, String[]> parameters, Actor actor) {
    MetricDefinition metric = metric(one(parameters, "metric"));
    Set<Dimension> has = offers.dimensions(metric.id(), actor);
    List<Note> notes = new ArrayList<>();
    MetricQuery asked = metrics.parse(metric.id(), question(parameters, has, notes));
    metrics.checkTold(asked);
    Period period = period(metric, asked, parameters);
    List<Grouping> ways = offers.splits(has, asked.filters());
    List<Offer.Show> kinds = offers.kinds(metric, has, ways);
    Kind wanted = Objects.requireNonNullElse(Kind.of(one(parameters, "show")), Kind.LINE);
    Kind kind = Offers.instead(wanted, kinds);
    if (kind != wanted) {
      notes.add(new Note("instead", wanted.wireName()));
    }
    List<Grouping> splits = offers.splits(kind, metric, ways);
    Grouping by = offers.chosen(kind, splits, one(parameters, "by"), within(asked));
    List<Against> possible = offers.against(metric, kind, by);
    Against against = Against.of(one(parameters, "against"));
    String with = one(parameters, "with");
    if (!possible.contains(against)) {
      notes.add(new Note("against", against.wireName()));
      against = Against.NONE;
    } else if (against == Against.UNIT && with == null) {
      notes.add(new Note("with", ""));
      against = Against.NONE;
    }
    return new Exploration(
        metric,
        kind,
        period.span,
        period.from,
        period.to,
        Step.of(one(parameters, "step"), period.from, period.to),
        by,
        asked.filters(),
        against,
        against == Against.UNIT ? with : null,
        Sort.of(one(parameters, "sort")),
        period.asOf,
        period.now,
        asked.knownAt(),
        new Offer(kinds, has, splits, possible),
        notes);
  }

  private static @Nullable String within(MetricQuery asked) {
    List<String> units = asked.filters().getOrDefault(Dimension.UNIT, List.of());
    return units.size() == 1 ? units.get(0) : null;
  }

  private MetricDefinition metric(@Nullable String id) {
    MetricDefinition metric = MetricCatalogue.find(id == null ? CaseShapes.APPLIED : id);
    if (metric == null || !metrics.answers(metric.id())) {
      throw new BadParameterException(
          "metric", "metric is \"" + id + "\", of which there are no figures");
    }
    return metric;
  }

  private static Map<String, String[]> question(
      Map<String, String[]> parameters, Set<Dimension> has, List<Note> notes) {
    Map<String, String[]> question = new LinkedHashMap<>(parameters);
    OWN.forEach(question::remove);
    if (question.containsKey("version")) {
      throw new BadParameterException(
          "version", "version is for lists and answers; a page is told by the one in force");
    }
    for (Dimension each : Dimension.values()) {
      if (!each.ofTime() && !has.contains(each) && question.remove(each.wireName()) != null) {
        notes.add(new Note("dropped", each.wireName()));
      }
    }
    return question;
  }

  private Period period(
      MetricDefinition metric, MetricQuery asked, Map<String, String[]> parameters) {
    Overview picture = overview.current().overview();
    LocalDate last = MetricService.standing(metric) ? picture.day() : picture.period().to();
    LocalDate from = asked.from();
    LocalDate to = asked.to();
    Span span = Span.of(one(parameters, "period"));
    boolean days = from != null || to != null;
    boolean untouched = (from + "/" + to).equals(one(parameters, WERE));
    if (span == null || span == Span.FIXED || days && !untouched) {
      span = days ? Span.FIXED : Span.DAYS;
    }
    if (span != Span.FIXED) {
      from = span.from(last);
      to = span.to(last);
    }
    if (to == null) {
      to = from != null && from.isAfter(last) ? from : last;
    }
    if (from == null) {
      from = span.from(to);
    }
    boolean now = !parameters.containsKey("asOf");
    Instant asOf = asked.asOf();
    if (now && !picture.today()) {
      asOf = picture.day().plusDays(1).atStartOfDay(clock.zone()).toInstant().minusMillis(1);
    }
    return new Period(span, from, to, asOf, now);
  }

  private static @Nullable String one(Map<String, String[]> parameters, String name) {
    return Parameters.first(parameters.get(name));
  }
}
