package io.xiaoneng.dashboard.supervision.flag;

import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.supervision.flag.EvidenceMaker.Judged;
import io.xiaoneng.dashboard.supervision.flag.FlagStore.Draft;
import io.xiaoneng.dashboard.supervision.flag.FlagStore.Key;
import io.xiaoneng.flag.FlagRule;
import io.xiaoneng.flag.Judgement;
import io.xiaoneng.flag.Verdict;
import io.xiaoneng.flag.Verdict.Level;
import io.xiaoneng.metric.MetricDefinition;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what a version said of a class in a month, with the evidence of every flag. */
@Component
class FlagKeeper {

  private final EvidenceMaker evidence;
  private final FlagStore store;
  private final JsonMapper json;
  private final RegistryView registry;

  FlagKeeper(EvidenceMaker evidence, FlagStore store, JsonMapper json, RegistryView registry) {
    this.evidence = evidence;
    this.store = store;
    this.json = json;
    this.registry = registry;
  }

  /** Whether it was judged when its month was over. */
  boolean closed(FlagRule rule, MetricDefinition metric, String unitClass, YearMonth month) {
    return store.closed(new Key(rule, metric.id(), unitClass, month.toString()));
  }

  /**
   * Keeps it, unless the month was judged when it was over.
   *
   * @param feedAlerts whether alerts of bad feeds are among the flags: they are of no metric, and
   *     stand with one of them
   * @return how many flags there are
   */
  int keep(Judged judgedClass, boolean feedAlerts) {
    Judgement judgement = judgedClass.judgement();
    Key key =
        new Key(
            judgement.rule(),
            judgedClass.metric().id(),
            judgement.unitClass(),
            judgedClass.month().toString());
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
    FeedOwners feeds = feedAlerts ? new FeedOwners(registry) : null;
    for (Verdict verdict : judgement.verdicts()) {
      boolean flagged = verdict.level() == Level.RED || verdict.level() == Level.YELLOW;
      if (flagged || feeds != null && verdict.feedAlert() && feeds.tells(verdict.unit())) {
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
