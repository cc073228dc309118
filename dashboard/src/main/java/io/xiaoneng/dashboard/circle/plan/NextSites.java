package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.CoverageCount;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.ReachSearch;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.dashboard.circle.siting.NextPoints;
import io.xiaoneng.dashboard.circle.siting.SitingAnswer;
import io.xiaoneng.dashboard.circle.siting.SitingProblem;
import io.xiaoneng.dashboard.circle.siting.SitingSolver;
import io.xiaoneng.dashboard.metric.BadParameterException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Chooses the next sites; few at a time, as each may take a core for seconds. */
@Service
class NextSites {

  private static final int AT_ONCE = 2;

  private final PlanService plans;
  private final Semaphore running = new Semaphore(AT_ONCE);

  NextSites(PlanService plans) {
    this.plans = plans;
  }

  /**
   * The chosen sites.
   *
   * @param at the moment whose open points count as there
   * @param candidates how many sites were chosen from
   * @param refused candidates that stand at no street, and why
   * @param people of whom nobody was covered before, among those whose cell is in the sums
   * @param covered people who were covered before
   * @param all everybody in the sums
   * @param sites chosen, those that add most people first
   * @param served people newly covered by all of them
   * @param bound what no choice can beat: people newly covered at most, or sites needed at least
   * @param gap how far the choice may be from the best, as a share of the bound; 0: proven best
   * @param greedy what choosing one after the other gives
   * @param took milliseconds
   */
  record Answer(
      Instant at,
      double pace,
      int minutes,
      String populationSource,
      int candidates,
      List<Refused> refused,
      long people,
      long covered,
      long all,
      List<Site> sites,
      long served,
      long bound,
      double gap,
      boolean proven,
      Greedy greedy,
      long took) {}

  /**
   * A chosen site.
   *
   * @param adds people whom it covers and none of the sites before it does
   * @param sum people whom it and the sites before it newly cover
   */
  record Site(String id, double lon, double lat, long adds, long sum) {}

  /** A candidate that nobody can walk to. */
  record Refused(String id, String reason, @Nullable Double metres) {}

  /** The greedy choice, to compare with. */
  record Greedy(List<String> sites, long served) {}

  /**
   * Answers a question.
   *
   * @throws PlansBusyException where enough searches are running
   * @throws NoStreetsException where there are no streets
   * @throws BadParameterException where no choice reaches the share
   */
  Answer answer(SitingQuestion question) {
    if (!running.tryAcquire()) {
      throw new PlansBusyException();
    }
    try {
      return solve(question);
    } finally {
      running.release();
    }
  }

  private Answer solve(SitingQuestion question) {
    long begun = System.nanoTime();
    PlanGround.Standing standing = plans.standing();
    WalkStreets streets = standing.streets();
    if (streets == null) {
      throw new NoStreetsException();
    }
    PlanCity city = standing.city();
    CellMap map = city.map();
    WhatIfQuestion base = question.base();
    Instant at = Objects.requireNonNull(base.at());
    PlanService.Day day = plans.day(at);
    CoverageCount count = new CoverageCount(map, base.limit());
    Applied applied = plans.engine(standing).apply(base, day.window(), day.points());
    WhatIf.openReaches(base, applied.points().values()).forEach(count::open);

    List<Refused> refused = new ArrayList<>();
    Map<String, Reach> reaches = new HashMap<>();
    List<SitingQuestion.Candidate> candidates = new ArrayList<>();
    ReachSearch search = streets.search(base.limit());
    for (SitingQuestion.Candidate each : candidates(question, map, count)) {
      Snapped snapped = streets.snapper().snap(each.lon(), each.lat());
      if (snapped instanceof Snapped.Refused no) {
        refused.add(
            new Refused(
                each.id(),
                no.reason().name(),
                Double.isNaN(no.metres()) ? null : (Double) no.metres()));
      } else {
        candidates.add(each);
        reaches.put(each.id(), search.from(snapped));
      }
    }
    long all = 0;
    long covered = 0;
    for (int cell = 0; cell < map.cells().size(); cell++) {
      long living = map.population(cell).orElse(0);
      all += living;
      covered += count.covers(cell) ? living : 0;
    }
    if (candidates.isEmpty()) {
      Greedy none = new Greedy(List.of(), 0);
      return new Answer(
          at,
          pace(base),
          base.minutes(),
          plans.populationSource(),
          0,
          refused,
          all - covered,
          covered,
          all,
          List.of(),
          0,
          0,
          0,
          true,
          none,
          millis(begun));
    }
    List<String> ids = candidates.stream().map(SitingQuestion.Candidate::id).toList();
    SitingProblem problem =
        NextPoints.problem(
            ids, ids.stream().map(id -> find(reaches, id)).toList(), base.limit(), map, count);
    Duration left = question.limit().minusNanos(System.nanoTime() - begun);
    SitingSolver solver = new SitingSolver(left.toMillis() < 200 ? Duration.ofMillis(200) : left);
    SitingAnswer best;
    SitingAnswer greedy;
    if (question.count() > 0) {
      best = solver.mostServed(problem, question.count());
      greedy = solver.greedy(problem, question.count());
    } else {
      best = fewest(solver, problem, question.share(), all, covered);
      greedy = solver.greedy(problem, Math.max(1, best.sites().size()));
    }
    return new Answer(
        at,
        pace(base),
        base.minutes(),
        plans.populationSource(),
        candidates.size(),
        refused,
        all - covered,
        covered,
        all,
        ordered(best.sites(), candidates, reaches, map, count),
        best.served(),
        best.bound(),
        best.gap(),
        best.proven(),
        new Greedy(greedy.sites(), greedy.served()),
        millis(begun));
  }

  private static long millis(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private static double pace(WhatIfQuestion base) {
    return Double.parseDouble(base.pace().toString());
  }

  private static Reach find(Map<String, Reach> reaches, String id) {
    return reaches.getOrDefault(id, Reach.NOTHING);
  }

  /** The share is of everybody; the problem is about those who are not covered yet. */
  private static SitingAnswer fewest(
      SitingSolver solver, SitingProblem problem, double share, long all, long covered) {
    long wanted = (long) Math.ceil(share * all - 1e-6) - covered;
    if (wanted <= 0 || problem.people() == 0) {
      return new SitingAnswer(List.of(), 0, problem.people(), 0, 0, Duration.ZERO);
    }
    try {
      return solver.fewest(problem, Math.min(1, (double) wanted / problem.people()));
    } catch (IllegalArgumentException unreachable) {
      throw new BadParameterException("share", String.valueOf(unreachable.getMessage()));
    }
  }

  private static List<SitingQuestion.Candidate> candidates(
      SitingQuestion question, CellMap map, CoverageCount count) {
    SitingQuestion.From from = question.from();
    if (from == null) {
      return question.candidates();
    }
    return from == SitingQuestion.From.CELLS
        ? CandidateSites.ofCells(map, count)
        : CandidateSites.ofCommunities(map);
  }

  /** The sites one after the other, each time the one that adds most to those before. */
  private static List<Site> ordered(
      List<String> chosen,
      List<SitingQuestion.Candidate> candidates,
      Map<String, Reach> reaches,
      CellMap map,
      CoverageCount count) {
    Map<String, SitingQuestion.Candidate> byId = new HashMap<>();
    candidates.forEach(each -> byId.put(each.id(), each));
    List<String> left = new ArrayList<>(chosen);
    List<Site> sites = new ArrayList<>();
    long sum = 0;
    while (!left.isEmpty()) {
      String best = left.get(0);
      long most = -1;
      for (String each : left) {
        long adds = adds(find(reaches, each), map, count);
        if (adds > most) {
          most = adds;
          best = each;
        }
      }
      sum += most;
      SitingQuestion.Candidate site = Objects.requireNonNull(byId.get(best));
      sites.add(new Site(best, site.lon(), site.lat(), most, sum));
      count.open(find(reaches, best));
      left.remove(best);
    }
    return sites;
  }

  /** The reach was searched for within the limit only. */
  private static long adds(Reach reach, CellMap map, CoverageCount count) {
    long people = 0;
    for (int cell : reach.places()) {
      people += count.covers(cell) ? 0 : map.population(cell).orElse(0);
    }
    return people;
  }
}
