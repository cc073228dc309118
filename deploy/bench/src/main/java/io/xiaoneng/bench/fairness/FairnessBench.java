package io.xiaoneng.bench.fairness;

import io.xiaoneng.bench.fairness.Tally.Flags;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.Judge;
import io.xiaoneng.flag.Judgement;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.flag.Verdict.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Flags cities of which it is known who lags, by every version of the rule and the usual way. */
final class FairnessBench {

  /** Name of the usual way among the results. */
  static final String USUAL = "usual way";

  private FairnessBench() {}

  /**
   * Flags the cities of the seeds 1 to {@code seeds}.
   *
   * @param done is told each seed that is done
   * @return by {@code version N} of the rule, and {@link #USUAL}
   */
  static Map<String, Tally> run(int seeds, List<FlagRule> rules, IntConsumer done) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    rules.forEach(rule -> tallies.put(name(rule), new Tally()));
    tallies.put(USUAL, new Tally());
    for (int seed = 1; seed <= seeds; seed++) {
      MadeCity city = new MadeCity(seed);
      Map<String, List<Flags>> flags = new LinkedHashMap<>();
      tallies.keySet().forEach(name -> flags.put(name, new ArrayList<>()));
      for (int month = 1; month < MadeCity.MONTHS; month++) {
        ClassCourse known = city.until(month);
        for (FlagRule rule : rules) {
          of(flags, name(rule)).add(flags(new Judge(rule).judge(known)));
        }
        of(flags, USUAL).add(UsualWay.flags(known));
      }
      tallies.forEach((name, tally) -> tally.add(city, of(flags, name)));
      done.accept(seed);
    }
    return tallies;
  }

  static String name(FlagRule rule) {
    return "version " + rule.version();
  }

  private static List<Flags> of(Map<String, List<Flags>> flags, String name) {
    return flags.getOrDefault(name, List.of());
  }

  private static Flags flags(Judgement judgement) {
    return new Flags(
        with(judgement, Level.RED), with(judgement, Level.YELLOW), judgement.systemic() != null);
  }

  private static Set<String> with(Judgement judgement, Level level) {
    return judgement.verdicts().stream()
        .filter(each -> each.level() == level)
        .map(Verdict::unit)
        .collect(Collectors.toUnmodifiableSet());
  }
}
