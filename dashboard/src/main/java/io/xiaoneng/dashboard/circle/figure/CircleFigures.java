package io.xiaoneng.dashboard.circle.figure;

import io.xiaoneng.circle.Coverage;
import io.xiaoneng.circle.Opportunity;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.dashboard.circle.figure.CourseReader.Courses;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/**
 * Works figures out: from what the job has written where it has written that measure of those days,
 * else from the states of points, the ways and the cells.
 */
@Component
class CircleFigures {

  private static final int DAYS_AT_A_TIME = 31;

  private final CircleQueries queries;
  private final RegistryView registry;
  private final CityClock clock;
  private final PopulationSource population;
  private final CourseReader reader;

  CircleFigures(
      CircleQueries queries, RegistryView registry, CityClock clock, PopulationSource population) {
    this.queries = queries;
    this.registry = registry;
    this.clock = clock;
    this.population = population;
    this.reader = new CourseReader(queries, registry, clock);
  }

  /** The figures of a question. */
  CircleAnswer answer(CircleQuestion question) {
    return answer(
        question, Communities.of(registry, question.unit(), question.level(), question.urban()));
  }

  /** The published figures of a unit and of those directly below it that have any. */
  CircleAnswer below(Walk walk, Window window, String unit) {
    return answer(
        new CircleQuestion(walk, window, null, unit, true, false),
        Communities.ofUnitAndBelow(registry, unit));
  }

  /**
   * The same at a moment, for several walks in one reading where the job has written them all: what
   * a live view asks for again and again.
   *
   * @return one answer for each walk, in their order
   */
  List<CircleAnswer> below(List<Walk> walks, Instant at, String unit) {
    Window window = Window.at(at);
    SortedSet<LocalDate> days = reader.days(window);
    List<String> missing = reader.missing(days);
    Map<UnitNode, List<String>> units = Communities.ofUnitAndBelow(registry, unit);
    Map<Walk, String> measures = new HashMap<>();
    for (Walk walk : walks) {
      String measure = walk.items().isEmpty() ? reader.measure(walk) : null;
      if (measure != null) {
        measures.put(walk, measure);
      }
    }
    Map<String, Map<String, CommunityNow>> told =
        missing.isEmpty() && !measures.isEmpty()
            ? queries.written(measures.values(), clock.dateOf(at), at.toEpochMilli())
            : Map.of();
    List<String> communities = told.isEmpty() ? List.of() : queries.communities();
    List<CircleAnswer> answers = new ArrayList<>();
    for (Walk walk : walks) {
      CircleQuestion question = new CircleQuestion(walk, window, null, unit, true, false);
      Map<String, CommunityNow> now = told.getOrDefault(measures.getOrDefault(walk, ""), Map.of());
      answers.add(
          !now.isEmpty() && now.keySet().containsAll(communities)
              ? answer(question, days, missing, CourseReader.WRITTEN, told(units, now))
              : answer(question, units));
    }
    return answers;
  }

  private CircleAnswer answer(CircleQuestion question, Map<UnitNode, List<String>> units) {
    Window window = question.window();
    SortedSet<LocalDate> days = reader.days(window);
    List<String> missing = reader.missing(days);
    boolean known = missing.isEmpty();
    List<CircleAnswer.Row> rows = new ArrayList<>();
    String source;
    Instant at = window.at();
    if (at == null) {
      Courses courses =
          reader.read(question.walk(), days, reader.end(window), window, question.recomputed());
      source = courses.source();
      units.forEach((unit, communities) -> rows.add(over(unit, communities, courses, known)));
    } else {
      String measure = reader.measure(question.walk());
      if (known && measure != null && question.walk().items().isEmpty() && !question.recomputed()) {
        Map<String, CommunityNow> told =
            queries
                .written(List.of(measure), clock.dateOf(at), at.toEpochMilli())
                .getOrDefault(measure, Map.of());
        if (told.keySet().containsAll(queries.communities())) {
          return answer(question, days, missing, CourseReader.WRITTEN, told(units, told));
        }
      }
      source = CourseReader.WORKED;
      Map<String, CommunityNow> now = new HashMap<>();
      queries
          .now(question.walk(), clock.dateOf(at), at.toEpochMilli())
          .forEach(each -> now.put(each.community(), each));
      units.forEach((unit, communities) -> rows.add(now(unit, communities, now, known)));
    }
    return answer(question, days, missing, source, rows);
  }

  private CircleAnswer answer(
      CircleQuestion question,
      SortedSet<LocalDate> days,
      List<String> missing,
      String source,
      List<CircleAnswer.Row> rows) {
    Window window = question.window();
    Instant at = window.at();
    boolean whole =
        missing.isEmpty()
            && days.size() == reader.asked(window)
            && rows.stream()
                .allMatch(row -> row.cellsWithoutData() == 0 && row.communitiesWithoutData() == 0);
    return new CircleAnswer(
        at,
        window.from(),
        window.to(),
        at == null ? reader.end(window) : null,
        at != null && at.isAfter(clock.now()),
        new BigDecimal(question.walk().pace().toString()),
        question.walk().minutes(),
        question.walk().items(),
        question.walk().terminals(),
        question.urban(),
        population.text(),
        whole,
        missing,
        source,
        rows);
  }

  /**
   * The course of a day.
   *
   * @param unit "" for the whole city
   */
  CircleDay day(Walk walk, LocalDate day, String unit, boolean urban, boolean recomputed) {
    Window window = Window.days(day, day);
    SortedSet<LocalDate> days = reader.days(window);
    List<String> missing = reader.missing(days);
    Instant begins = day.atStartOfDay(clock.zone()).toInstant();
    Instant ends = day.plusDays(1).atStartOfDay(clock.zone()).toInstant();
    Courses courses = reader.read(walk, days, ends, window, recomputed);
    Map<UnitNode, List<String>> units = Communities.of(registry, unit, null, urban);
    UnitNode row = units.keySet().iterator().next();
    List<CircleDay.Hour> hours = new ArrayList<>();
    for (Instant at = begins; at.isBefore(ends); at = at.plusSeconds(3_600)) {
      Instant next = at.plusSeconds(3_600);
      Courses hour =
          new Courses(
              courses.courses(),
              new Spans(List.of(new Span(at.toEpochMilli(), next.toEpochMilli()))),
              courses.source());
      hours.add(
          new CircleDay.Hour(
              at, next, over(row, units.getOrDefault(row, List.of()), hour, missing.isEmpty())));
    }
    return new CircleDay(
        day,
        clock.now(),
        new BigDecimal(walk.pace().toString()),
        walk.minutes(),
        walk.items(),
        walk.terminals(),
        urban,
        population.text(),
        missing,
        courses.source(),
        hours);
  }

  /**
   * What every urban community adds over pieces of time to the published figures, in people and
   * communities times milliseconds.
   *
   * @param millis of the piece that states of points are known of, up to now
   * @param communities by code; empty where nobody can say
   */
  record Weighed(long millis, Map<String, Coverage> communities) {}

  /** Over each of these pieces of time, ascending and apart; read some days at a time. */
  List<Weighed> weighed(List<Span> pieces) {
    List<String> urban =
        Communities.of(registry, "", null, true).values().stream().flatMap(List::stream).toList();
    long end = Math.min(pieces.get(pieces.size() - 1).to(), clock.now().toEpochMilli());
    long[] millis = new long[pieces.size()];
    List<Map<String, Coverage>> sums = new ArrayList<>();
    pieces.forEach(each -> sums.add(new HashMap<>()));
    LocalDate first = clock.dateOf(Instant.ofEpochMilli(pieces.get(0).from()));
    LocalDate last = clock.dateOf(Instant.ofEpochMilli(Math.max(pieces.get(0).from(), end - 1)));
    for (LocalDate from = first; !from.isAfter(last); from = from.plusDays(DAYS_AT_A_TIME)) {
      LocalDate to = from.plusDays(DAYS_AT_A_TIME - 1);
      Window window = Window.days(from, to.isAfter(last) ? last : to);
      SortedSet<LocalDate> days = reader.days(window);
      if (!reader.missing(days).isEmpty()) {
        continue;
      }
      Courses courses = reader.read(Walk.ADULT, days, Instant.ofEpochMilli(end), window, false);
      for (int i = 0; i < pieces.size(); i++) {
        Spans when = courses.when().and(new Spans(List.of(pieces.get(i))));
        if (when.millis() > 0) {
          millis[i] += when.millis();
          for (String community : urban) {
            CoverageSum sum = new CoverageSum();
            sum.add(courses.courses().getOrDefault(community, List.of()), when);
            sums.get(i).merge(community, sum.coverage(), CircleFigures::plus);
          }
        }
      }
    }
    List<Weighed> weighed = new ArrayList<>();
    for (int i = 0; i < millis.length; i++) {
      weighed.add(new Weighed(millis[i], sums.get(i)));
    }
    return weighed;
  }

  private static Coverage plus(Coverage a, Coverage b) {
    return new Coverage(
        a.people() + b.people(),
        a.covered() + b.covered(),
        a.communities() + b.communities(),
        a.communitiesCovered() + b.communitiesCovered(),
        b.cellsWithoutData(),
        b.communitiesWithoutData());
  }

  private static CircleAnswer.Row over(
      UnitNode unit, List<String> communities, Courses courses, boolean known) {
    CoverageSum sum = new CoverageSum();
    for (String community : communities) {
      sum.add(courses.courses().getOrDefault(community, List.of()), courses.when());
    }
    long millis = courses.when().millis();
    return CircleAnswer.Row.of(unit, sum.coverage(), Math.max(1, millis), known, null);
  }

  private static List<CircleAnswer.Row> told(
      Map<UnitNode, List<String>> units, Map<String, CommunityNow> now) {
    List<CircleAnswer.Row> rows = new ArrayList<>();
    units.forEach(
        (unit, communities) -> {
          CoverageSum sum = new CoverageSum();
          for (String community : communities) {
            CommunityNow each = now.getOrDefault(community, CommunityNow.nobody(community));
            sum.add(each, each.near());
          }
          rows.add(CircleAnswer.Row.of(unit, sum.coverage(), 1, true, null));
        });
    return rows;
  }

  private static CircleAnswer.Row now(
      UnitNode unit, List<String> communities, Map<String, CommunityNow> now, boolean known) {
    CoverageSum near = new CoverageSum();
    CoverageSum able = new CoverageSum();
    CoverageSum swift = new CoverageSum();
    for (String community : communities) {
      CommunityNow each = now.getOrDefault(community, CommunityNow.nobody(community));
      near.add(each, each.near());
      able.add(each, each.able());
      swift.add(each, each.swift());
    }
    Coverage sum = able.coverage();
    return CircleAnswer.Row.of(
        unit, sum, 1, known, Opportunity.of(near.coverage(), sum, swift.coverage()));
  }
}
