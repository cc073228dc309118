package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.flag.EvidenceMaker.Judged;
import io.xiaoneng.dashboard.supervision.flag.FlagStore.Draft;
import io.xiaoneng.dashboard.supervision.flag.FlagStore.Key;
import io.xiaoneng.flag.ClassCourse;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.FlagRules;
import io.xiaoneng.flag.Judge;
import io.xiaoneng.flag.Judgement;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.flag.Verdict.Level;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies every version of the rule to every class and metric: to the month that runs, and to each
 * of the last twelve that is over and was not judged yet. A closed month is judged once.
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
  private final EvidenceMaker evidence;
  private final FlagStore store;
  private final JsonMapper json;
  private final Clock clock;
  private final XiaonengProperties settings;
  private final AtomicBoolean running = new AtomicBoolean();

  FlagRun(
      JudgedMetrics judged,
      FlagFigures figures,
      FeedReads feedReads,
      RegistryView registry,
      EvidenceMaker evidence,
      FlagStore store,
      JsonMapper json,
      Clock clock,
      XiaonengProperties settings) {
    this.judged = judged;
    this.figures = figures;
    this.feedReads = feedReads;
    this.registry = registry;
    this.evidence = evidence;
    this.store = store;
    this.json = json;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * What a run came to.
   *
   * @param judgements of a version, a metric, a class and a month
   * @param flags of the rule in force among them
   */
  record Summary(int judgements, int flags) {}

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
    List<UnitClass> classes = UnitClass.all(registry);
    Map<YearMonth, MonthFeeds> feeds = new HashMap<>();
    int judgements = 0;
    int flags = 0;
    boolean first = true;
    for (MetricDefinition metric : judged.in(now)) {
      Summary summary = metric(metric, classes, now, asOf, feeds, first);
      judgements += summary.judgements();
      flags += summary.flags();
      first = first && summary.judgements() == 0;
    }
    return new Summary(judgements, flags);
  }

  private Summary metric(
      MetricDefinition metric,
      List<UnitClass> classes,
      YearMonth now,
      Instant asOf,
      Map<YearMonth, MonthFeeds> feeds,
      boolean first) {
    TreeSet<YearMonth> known = figures.months(metric.id(), now.minusMonths(HISTORY + BEHIND), asOf);
    List<YearMonth> wanted =
        known.stream()
            .filter(month -> !month.isAfter(now) && !month.isBefore(now.minusMonths(BEHIND)))
            .filter(month -> month.equals(now) || open(metric, classes, month))
            .toList();
    TreeMap<YearMonth, MonthFigures> months = new TreeMap<>();
    int judgements = 0;
    int flags = 0;
    for (YearMonth month : wanted) {
      for (YearMonth each : known.subSet(month.minusMonths(HISTORY), true, month, true)) {
        if (!months.containsKey(each)) {
          MonthFigures read = figures.read(metric.id(), each, asOf);
          if (read == null) {
            return new Summary(0, 0);
          }
          months.put(each, read);
        }
      }
      for (YearMonth each : List.of(month.minusMonths(1), month)) {
        feeds.computeIfAbsent(each, own -> feedReads.read(own, asOf));
      }
      Aim aim = judged.aim(metric, month);
      for (UnitClass units : classes) {
        ClassCourse course =
            new ClassFigures(registry, settings.zoneId())
                .course(
                    metric,
                    aim,
                    units,
                    months.subMap(month.minusMonths(HISTORY), true, month, true),
                    feeds);
        for (FlagRule rule : FlagRules.all()) {
          Judgement judgement = new Judge(rule).judge(course);
          int kept =
              keep(
                  new Judged(
                      metric,
                      aim,
                      month,
                      asOf,
                      month.isBefore(now),
                      judgement,
                      Objects.requireNonNull(months.get(month))),
                  first);
          judgements++;
          flags += rule.equals(FlagRules.inForce()) ? kept : 0;
        }
      }
    }
    return new Summary(judgements, flags);
  }

  /** Whether a class was not judged yet, by any version, when that month was over. */
  private boolean open(MetricDefinition metric, List<UnitClass> classes, YearMonth month) {
    return FlagRules.all().stream()
        .anyMatch(
            rule ->
                classes.stream()
                    .anyMatch(units -> !store.closed(key(rule, metric, units.name(), month))));
  }

  private static Key key(
      FlagRule rule, MetricDefinition metric, String unitClass, YearMonth month) {
    return new Key(rule, metric.id(), unitClass, month.toString());
  }

  private int keep(Judged judgedClass, boolean feedAlerts) {
    Judgement judgement = judgedClass.judgement();
    Key key =
        key(judgement.rule(), judgedClass.metric(), judgement.unitClass(), judgedClass.month());
    if (store.closed(key)) {
      return 0;
    }
    List<Draft> drafts = new ArrayList<>();
    Judgement.Systemic systemic = judgement.systemic();
    if (systemic != null) {
      drafts.add(
          new Draft(
              "",
              "SYSTEMIC",
              List.of(),
              null,
              0,
              json.writeValueAsString(evidence.ofClass(judgedClass, systemic.failing()))));
    }
    for (Verdict verdict : judgement.verdicts()) {
      boolean flagged = verdict.level() == Level.RED || verdict.level() == Level.YELLOW;
      if (flagged || feedAlerts && verdict.feedAlert()) {
        long cases = verdict.evidence().ratio().denominator();
        drafts.add(
            new Draft(
                verdict.unit(),
                flagged ? verdict.level().name() : "FEED",
                verdict.grounds().stream().map(Enum::name).toList(),
                cases == 0 ? null : verdict.evidence().ratio().share(),
                cases,
                json.writeValueAsString(evidence.of(judgedClass, verdict))));
      }
    }
    store.keep(
        key,
        judgedClass.closed(),
        judgement.ranked(),
        systemic == null ? 0 : systemic.failing().size(),
        drafts,
        judgedClass.asOf());
    return drafts.size();
  }
}
