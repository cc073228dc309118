package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.flag.EvidenceMaker.Judged;
import io.xiaoneng.dashboard.supervision.flag.rebase.Rebase;
import io.xiaoneng.dashboard.supervision.flag.rebase.Rebases;
import io.xiaoneng.dashboard.supervision.flag.rule.RuleBook;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRule.Status;
import io.xiaoneng.flag.Judge;
import io.xiaoneng.metric.MetricDefinition;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;

/**
 * Applies every version of the rule to every class and metric: to the month that runs, and to each
 * of the last twelve that is over and was not judged yet. A closed month is judged once. All that
 * is judged in a month is corrected together for how many are looked at.
 */
@Service
class FlagRun {

  /** Months behind the judged one that are looked at. */
  private static final int HISTORY = 24;

  /** Months that are made up for. */
  private static final int BEHIND = 12;

  private final JudgedMetrics judged;
  private final FlagFigures figures;
  private final FeedReads feedReads;
  private final RegistryView registry;
  private final RuleBook rules;
  private final Rebases rebases;
  private final FlagKeeper keeper;
  private final RankedClasses ranked;
  private final Clock clock;
  private final XiaonengProperties settings;
  private final AtomicBoolean running = new AtomicBoolean();

  FlagRun(
      JudgedMetrics judged,
      FlagFigures figures,
      FeedReads feedReads,
      RegistryView registry,
      RuleBook rules,
      Rebases rebases,
      FlagKeeper keeper,
      RankedClasses ranked,
      Clock clock,
      XiaonengProperties settings) {
    this.judged = judged;
    this.figures = figures;
    this.feedReads = feedReads;
    this.registry = registry;
    this.rules = rules;
    this.rebases = rebases;
    this.keeper = keeper;
    this.ranked = ranked;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * What a run came to.
   *
   * @param judgements of a version, a metric, a class and a month
   * @param flags of the rule in force among them
   */
  record Summary(int judgements, int flags) {

    Summary plus(Summary other) {
      return new Summary(judgements + other.judgements, flags + other.flags);
    }
  }

  /** Runs now; empty where another run is under way. */
  Optional<Summary> run() {
    if (!running.compareAndSet(false, true)) {
      return Optional.empty();
    }
    try {
      return Optional.of(everything(Instant.ofEpochMilli(clock.millis())));
    } finally {
      running.set(false);
    }
  }

  private Summary everything(Instant asOf) {
    YearMonth now = YearMonth.from(asOf.atZone(settings.zoneId()));
    List<UnitClass> classes = UnitClass.all(registry, ranked);
    List<MetricDefinition> metrics = judged.in(now);
    SortedMap<String, TreeSet<YearMonth>> known = new TreeMap<>();
    SortedSet<YearMonth> wanted = new TreeSet<>();
    for (MetricDefinition metric : metrics) {
      TreeSet<YearMonth> months =
          figures.months(metric.id(), now.minusMonths(HISTORY + BEHIND), asOf);
      known.put(metric.id(), months);
      months.stream()
          .filter(month -> !month.isAfter(now) && !month.isBefore(now.minusMonths(BEHIND)))
          .filter(month -> month.equals(now) || open(metric, classes, month))
          .forEach(wanted::add);
    }
    Map<YearMonth, MonthFeeds> feeds = new HashMap<>();
    SortedMap<YearMonth, List<ClassMonth>> prepared = new TreeMap<>();
    for (MetricDefinition metric : metrics) {
      for (ClassMonth each :
          prepare(
              metric,
              classes,
              wanted,
              known.getOrDefault(metric.id(), new TreeSet<>()),
              asOf,
              feeds)) {
        prepared.computeIfAbsent(each.month(), month -> new ArrayList<>()).add(each);
      }
    }
    return prepared.entrySet().stream()
        .map(each -> judge(each.getValue(), rules.at(each.getKey()), now, asOf))
        .reduce(new Summary(0, 0), Summary::plus);
  }

  /** The classes by one metric in each wanted month of which it has a case. */
  private List<ClassMonth> prepare(
      MetricDefinition metric,
      List<UnitClass> classes,
      SortedSet<YearMonth> wanted,
      TreeSet<YearMonth> known,
      Instant asOf,
      Map<YearMonth, MonthFeeds> feeds) {
    List<Rebase> standing = rebases.standing(metric.id());
    ClassFigures classFigures = new ClassFigures(registry, settings.zoneId());
    TreeMap<YearMonth, MonthFigures> months = new TreeMap<>();
    List<ClassMonth> prepared = new ArrayList<>();
    for (YearMonth month : wanted) {
      if (!known.contains(month)) {
        continue;
      }
      months.headMap(month.minusMonths(HISTORY)).clear();
      for (YearMonth each : known.subSet(month.minusMonths(HISTORY), true, month, true)) {
        if (!months.containsKey(each)) {
          MonthFigures read = figures.read(metric.id(), each, asOf);
          if (read == null) {
            return List.of();
          }
          months.put(each, read);
        }
      }
      for (YearMonth each : List.of(month.minusMonths(1), month)) {
        feeds.computeIfAbsent(each, own -> feedReads.read(own, asOf));
      }
      Aim aim = judged.aim(metric, month);
      MonthFigures own = Objects.requireNonNull(months.get(month));
      for (UnitClass units : classes) {
        prepared.add(
            new ClassMonth(
                metric,
                aim,
                month,
                classFigures.course(metric, aim, units, months, feeds, standing),
                own,
                standing));
      }
    }
    return prepared;
  }

  /** One month, by every version. */
  private Summary judge(
      List<ClassMonth> looked, List<FlagRule> versions, YearMonth now, Instant asOf) {
    MetricDefinition first = looked.get(0).metric();
    int flags = 0;
    for (FlagRule rule : versions) {
      Judge judge = new Judge(rule);
      List<double[]> chances = looked.stream().map(each -> judge.chances(each.course())).toList();
      for (int i = 0; i < looked.size(); i++) {
        ClassMonth each = looked.get(i);
        int own = i;
        double[] beside =
            IntStream.range(0, looked.size())
                .filter(other -> other != own)
                .mapToObj(chances::get)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        int kept =
            keeper.keep(
                new Judged(
                    each.metric(),
                    each.aim(),
                    each.month(),
                    asOf,
                    each.month().isBefore(now),
                    judge.judge(each.course(), beside),
                    each.figures(),
                    each.rebases()),
                each.metric().equals(first));
        flags += rule.status() == Status.IN_FORCE ? kept : 0;
      }
    }
    return new Summary(versions.size() * looked.size(), flags);
  }

  /** Whether a class was not judged yet, by any version, when that month was over. */
  private boolean open(MetricDefinition metric, List<UnitClass> classes, YearMonth month) {
    return rules.at(month).stream()
        .anyMatch(
            rule ->
                classes.stream()
                    .anyMatch(units -> !keeper.closed(rule, metric, units.name(), month)));
  }
}
