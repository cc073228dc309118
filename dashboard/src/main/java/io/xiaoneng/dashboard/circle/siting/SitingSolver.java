package io.xiaoneng.dashboard.circle.siting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;
import org.ojalgo.optimisation.integer.IntegerStrategy;
import org.ojalgo.type.context.NumberContext;

/**
 * Answers the two questions of siting exactly, by mixed-integer programs: with a number of sites,
 * serve most people (maximal covering location, Church and ReVelle 1974); serve a target with the
 * fewest sites (location set covering, Toregas and others 1971). Whoever is served is counted again
 * from the chosen sites; the solver's own arithmetic is never a result. When the time is over, the
 * best choice so far is answered, with the gap to the least bound known: of the relaxed program, or
 * of the greedy choice where there was no time for that.
 */
public final class SitingSolver {

  /** Of the objective: far below one person in a hundred million. */
  private static final NumberContext EXACT = NumberContext.of(12, 10);

  private static final double ROUNDING = 1e-6;

  private final Duration limit;

  /**
   * A solver.
   *
   * @param limit of one answer; it may be passed by a little
   * @throws IllegalArgumentException where it is not positive
   */
  public SitingSolver(Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("a time limit of " + limit + " leaves no time");
    }
    this.limit = limit;
  }

  /**
   * The sites that serve most people.
   *
   * @param count sites to choose at most, 1 or more
   * @throws IllegalArgumentException for a count below 1
   */
  public SitingAnswer mostServed(SitingProblem problem, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("cannot choose " + count + " sites");
    }
    long begun = System.nanoTime();
    boolean[] best = GreedySites.most(problem, count);
    long bound = GreedySites.bound(problem, count);
    if (problem.served(best) == bound) {
      return answer(problem, best, bound, 0, begun);
    }
    Program program = new Program(problem);
    program.atMostSites(count);
    program.servePeople();
    bound = Math.min(bound, (long) Math.floor(program.relaxed(true, half()) + ROUNDING));
    boolean proven = problem.served(best) >= bound;
    if (!proven) {
      proven = program.solve(true, left(begun));
      best = better(problem, best, program.chosen());
    }
    long served = problem.served(best);
    if (proven) {
      bound = served;
    }
    bound = Math.max(bound, served);
    return answer(problem, best, bound, bound == 0 ? 0 : (double) (bound - served) / bound, begun);
  }

  /** The greedy choice of at most that many sites, with the bound that its own steps give. */
  public SitingAnswer greedy(SitingProblem problem, int count) {
    long begun = System.nanoTime();
    boolean[] chosen = GreedySites.most(problem, count);
    long bound = GreedySites.bound(problem, count);
    double gap = bound == 0 ? 0 : (double) (bound - problem.served(chosen)) / bound;
    return answer(problem, chosen, bound, gap, begun);
  }

  /**
   * The fewest sites that serve a share of all people; with a share of 1 also every place without
   * people.
   *
   * @param share above 0, at most 1
   * @throws IllegalArgumentException for another share, or one that all candidates together miss
   */
  public SitingAnswer fewest(SitingProblem problem, double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share + " cannot be served");
    }
    long wanted = (long) Math.ceil(share * problem.people() - ROUNDING);
    long reachable = problem.people() - problem.unreachable();
    if (wanted > reachable) {
      throw new IllegalArgumentException(
          "all candidate sites together serve "
              + reachable
              + " of "
              + problem.people()
              + " people, which misses the target of "
              + wanted);
    }
    long begun = System.nanoTime();
    boolean everywhere = share == 1;
    boolean[] best = GreedySites.until(problem, wanted, everywhere);
    Program program = new Program(problem);
    if (everywhere) {
      program.serveEveryGroup();
    } else {
      program.serveAtLeast(wanted);
    }
    program.countSites();
    long bound = (long) Math.ceil(program.relaxed(false, half()) - ROUNDING);
    if (count(best) > bound) {
      boolean proven = program.solve(false, left(begun));
      boolean[] found = program.chosen();
      boolean enough = everywhere ? program.all(found) : problem.served(found) >= wanted;
      best = enough && count(found) < count(best) ? found : best;
      bound = proven && enough ? count(best) : bound;
    }
    int sites = count(best);
    return answer(problem, best, bound, sites == 0 ? 0 : (double) (sites - bound) / sites, begun);
  }

  /** The bound may take half of the time: without a choice it is of no use. */
  private Duration half() {
    return limit.dividedBy(2).plusMillis(1);
  }

  private Duration left(long begun) {
    Duration left = limit.minusNanos(System.nanoTime() - begun);
    return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
  }

  private static boolean[] better(SitingProblem problem, boolean[] a, boolean[] b) {
    return problem.served(b) > problem.served(a) ? b : a;
  }

  private static int count(boolean[] chosen) {
    int count = 0;
    for (boolean each : chosen) {
      count += each ? 1 : 0;
    }
    return count;
  }

  private static SitingAnswer answer(
      SitingProblem problem, boolean[] chosen, long bound, double gap, long begun) {
    List<String> sites = new ArrayList<>();
    for (int site = 0; site < chosen.length; site++) {
      if (chosen[site]) {
        sites.add(problem.sites().get(site));
      }
    }
    return new SitingAnswer(
        List.copyOf(sites),
        problem.served(chosen),
        problem.people(),
        bound,
        gap,
        Duration.ofNanos(System.nanoTime() - begun));
  }

  /** One program: whether a site is chosen, 0 or 1, and how far a group is served, 0 to 1. */
  private static final class Program {

    private final SitingProblem problem;
    private final ExpressionsBasedModel model = new ExpressionsBasedModel();
    private final List<Variable> sites = new ArrayList<>();
    private boolean[] chosen;

    Program(SitingProblem problem) {
      this.problem = problem;
      this.chosen = new boolean[problem.sites().size()];
      for (String site : problem.sites()) {
        sites.add(model.newVariable("site " + site).binary());
      }
      model.options.integer(IntegerStrategy.newConfigurable().withGapTolerance(EXACT));
    }

    void atMostSites(int count) {
      Expression all = model.newExpression("sites").upper(count);
      sites.forEach(site -> all.set(site, 1));
    }

    void countSites() {
      sites.forEach(site -> site.weight(1));
    }

    void servePeople() {
      for (SitingProblem.Group group : problem.groups()) {
        if (group.people() > 0) {
          served(group).weight(group.people());
        }
      }
    }

    void serveAtLeast(long people) {
      Expression all = model.newExpression("people").lower(people);
      for (SitingProblem.Group group : problem.groups()) {
        if (group.people() > 0) {
          all.set(served(group), group.people());
        }
      }
    }

    void serveEveryGroup() {
      for (SitingProblem.Group group : problem.groups()) {
        Expression any = model.newExpression("group " + model.countExpressions()).lower(1);
        for (int site : group.sites()) {
          any.set(sites.get(site), 1);
        }
      }
    }

    /** A group is served no further than its sites are chosen. */
    private Variable served(SitingProblem.Group group) {
      Variable served = model.newVariable("served " + model.countVariables()).lower(0).upper(1);
      Expression any = model.newExpression("group " + model.countExpressions()).lower(0);
      for (int site : group.sites()) {
        any.set(sites.get(site), 1);
      }
      any.set(served, -1);
      return served;
    }

    /** The bound of the program whose sites may be chosen in parts; no bound when time is over. */
    double relaxed(boolean most, Duration time) {
      ExpressionsBasedModel parts = model.copy();
      limit(parts, time);
      parts.relax();
      Optimisation.Result result = most ? parts.maximise() : parts.minimise();
      if (!result.getState().isOptimal()) {
        return most ? problem.people() : 0;
      }
      return result.getValue();
    }

    /** Whether the choice is proven best. */
    boolean solve(boolean most, Duration time) {
      limit(model, time);
      Optimisation.Result result = most ? model.maximise() : model.minimise();
      if (result.getState().isFeasible()) {
        for (int site = 0; site < chosen.length; site++) {
          chosen[site] = result.doubleValue(site) > 0.5;
        }
      }
      return result.getState().isOptimal();
    }

    private static void limit(ExpressionsBasedModel model, Duration time) {
      model.options.time_abort = time.toMillis();
      model.options.time_suffice = time.toMillis();
    }

    boolean[] chosen() {
      return chosen;
    }

    boolean all(boolean[] choice) {
      for (SitingProblem.Group group : problem.groups()) {
        boolean any = false;
        for (int site : group.sites()) {
          any |= choice[site];
        }
        if (!any) {
          return false;
        }
      }
      return true;
    }
  }
}
