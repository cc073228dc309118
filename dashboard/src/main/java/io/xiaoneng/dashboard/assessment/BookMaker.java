package io.xiaoneng.dashboard.assessment;

import io.xiaoneng.assessment.Population;
import io.xiaoneng.assessment.Scheme;
import io.xiaoneng.assessment.SchemeClass;
import io.xiaoneng.assessment.SchemeLine;
import io.xiaoneng.assessment.book.Book;
import io.xiaoneng.assessment.book.BookClass;
import io.xiaoneng.assessment.book.BookScoring;
import io.xiaoneng.assessment.book.Member;
import io.xiaoneng.assessment.book.Member.Figure;
import io.xiaoneng.assessment.book.Scorecard;
import io.xiaoneng.assessment.book.Tie;
import io.xiaoneng.dashboard.metric.MetricRow;
import io.xiaoneng.dashboard.metric.UnitFigures;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Counts a month by a scheme. It keeps nothing. */
@Service
public class BookMaker {

  /** The metric in which claimed days excuse a case, and lengthened promises count. */
  static final String BY_PROMISE = "on-time";

  private final BookFigures figures;
  private final BookMembers members;
  private final BookVersions versions;
  private final RegistryView registry;
  private final CityClock clock;

  BookMaker(
      BookFigures figures,
      BookMembers members,
      BookVersions versions,
      RegistryView registry,
      CityClock clock) {
    this.figures = figures;
    this.members = members;
    this.versions = versions;
    this.registry = registry;
    this.clock = clock;
  }

  /**
   * What is decided by people beside the figures.
   *
   * @param before book of the month before; null for none
   * @param excluded why a line of a unit does not count, by code, then by metric
   */
  public record Decided(@Nullable Book before, Map<String, Map<String, String>> excluded) {

    /** Nothing. */
    public static final Decided NOTHING = new Decided(null, Map.of());
  }

  /**
   * The month as it comes out now, with nothing decided.
   *
   * @throws MonthNotOverException where it is not over in the city's zone
   * @throws io.xiaoneng.assessment.SchemeException where a metric cannot be told for a population
   * @throws io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException where ClickHouse is
   *     away: nothing is made then
   */
  public Book make(YearMonth month, Scheme scheme) {
    return make(month, List.of(scheme), Decided.NOTHING);
  }

  /** The month as it comes out now. Errors as above. */
  public Book make(YearMonth month, List<Scheme> schemes, Decided decided) {
    Instant asOf = month.plusMonths(1).atDay(1).atStartOfDay(clock.zone()).toInstant();
    Instant knownAt = clock.now();
    if (knownAt.isBefore(asOf)) {
      throw new MonthNotOverException(month);
    }
    List<String> metrics =
        schemes.stream()
            .flatMap(each -> each.classes().stream())
            .flatMap(each -> each.lines().stream())
            .map(SchemeLine::metric)
            .distinct()
            .toList();
    UnitFigures.Table together = figures.together(metrics, month, asOf);
    Map<String, MetricRow> city = new HashMap<>();
    metrics.forEach(each -> city.put(each, figures.city(each, together, month, asOf)));
    BookMembers.Month about = members.month(month, asOf, decided);
    List<BookClass> classes = new ArrayList<>();
    for (Scheme scheme : schemes) {
      for (SchemeClass each : scheme.classes()) {
        classes.add(bookClass(scheme.id(), each, month, asOf, together, city, about));
      }
    }
    return new Book(month.toString(), asOf, knownAt, versions.of(schemes, month), schemes, classes);
  }

  private BookClass bookClass(
      String family,
      SchemeClass scheme,
      YearMonth month,
      Instant asOf,
      UnitFigures.Table together,
      Map<String, MetricRow> city,
      BookMembers.Month about) {
    Population population = scheme.members();
    Map<String, String> above = above(population);
    Map<String, Map<String, Figure>> byMetric = new TreeMap<>();
    List<Tie> ties = new ArrayList<>();
    for (SchemeLine line : scheme.lines()) {
      Map<String, Figure> read =
          figures.read(line.metric(), population, above, together, month, asOf);
      if (population.ofUnits()) {
        read.keySet().retainAll(Set.copyOf(above.values()));
      }
      byMetric.put(line.metric(), read);
      Tie tie = tie(line.metric(), read, city.get(line.metric()));
      if (tie != null) {
        ties.add(tie);
      }
    }
    List<Member> all = about.of(family, scheme, above, byMetric);
    List<Scorecard> cards = BookScoring.score(scheme, all);
    return new BookClass(family, scheme.id(), scheme.name(), population.dimension(), cards, ties);
  }

  /** For each unit the member of the population at or above it. */
  private Map<String, String> above(Population population) {
    Map<String, String> above = new HashMap<>();
    Set<String> members =
        Populations.units(population, registry).stream()
            .map(UnitNode::code)
            .collect(Collectors.toSet());
    population.levels().forEach(level -> above.putAll(registry.ancestorsAt(level)));
    above.values().retainAll(members);
    return above;
  }

  /** Null where the metric is no sum of cases. */
  private static @Nullable Tie tie(
      String metric, Map<String, Figure> read, @Nullable MetricRow city) {
    Figure whole = city == null ? Figure.NONE : BookFigures.figure(city);
    Double numerator = whole.numerator();
    Double denominator = whole.denominator();
    if (numerator == null || denominator == null) {
      return null;
    }
    double met = 0;
    double all = 0;
    for (Figure each : read.values()) {
      met += each.numerator() == null ? 0 : each.numerator();
      all += each.denominator() == null ? 0 : each.denominator();
    }
    return new Tie(metric, met, all, numerator, denominator, denominator - all, whole.value());
  }
}
