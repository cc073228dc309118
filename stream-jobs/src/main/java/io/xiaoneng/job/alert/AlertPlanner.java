package io.xiaoneng.job.alert;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertRules;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.alert.CaseAlerts;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what a case's fold means for its alerts, and says it only when it changes. A case that ended
 * before the rules came into force, and never gave an alert, costs nothing.
 */
public final class AlertPlanner {

  private static final byte[] NONE = new byte[0];

  private final Map<Integer, AlertRules> rules;
  private final Instant earliest;

  /**
   * @param rules every version that is in force or runs in shadow
   */
  public AlertPlanner(List<AlertRules> rules) {
    this.rules = rules.stream().collect(Collectors.toMap(AlertRules::version, each -> each));
    this.earliest =
        rules.stream().map(AlertRules::inForceFrom).min(Instant::compareTo).orElse(Instant.MAX);
  }

  /**
   * What a case gave before and gives now.
   *
   * @param given to be kept, for the next time
   * @param message for the {@link AlertOperator}; null where there is nothing to say
   */
  public record Planned(byte[] given, byte @Nullable [] message) {}

  /**
   * Plans the alerts of a case that has just been folded.
   *
   * @param before {@link Planned#given()} of the last time; empty for the first
   * @param raised those the table held when the subtask was opened, the first time
   * @param behindMillis how long ago the youngest event at hand was recorded
   */
  public Planned plan(
      byte[] before,
      List<AlertTable.Raised> raised,
      List<RecordedEvent> events,
      CaseFacts facts,
      Rules caseRules,
      long behindMillis) {
    Instant end = CaseAlerts.endOf(facts);
    boolean over = end != null && end.isBefore(earliest);
    boolean first = before.length == 0 && raised.isEmpty();
    if (first && (over || facts.acceptedAt() == null)) {
      return new Planned(NONE, null);
    }
    List<Alert> now = new ArrayList<>(4);
    for (AlertRules each : rules.values()) {
      now.addAll(CaseAlerts.of(events, facts, caseRules, each));
    }
    byte[] given = AlertPlan.encodeAlerts(now);
    boolean same = Arrays.equals(before, given) && raised.isEmpty() && end == null;
    if (first && now.isEmpty() || same) {
      return new Planned(given, null);
    }
    List<AlertPlan.Entry> entries = new ArrayList<>(now.size());
    Set<String> ids = new HashSet<>();
    for (Alert each : now) {
      ids.add(each.id());
      entries.add(entry(each, true, events, facts, caseRules));
    }
    List<Alert> earlier = new ArrayList<>(AlertPlan.decodeAlerts(facts.caseId(), before));
    raised.forEach(each -> earlier.add(each.alert()));
    for (Alert each : earlier) {
      if (ids.add(each.id())) {
        entries.add(entry(each, false, events, facts, caseRules));
      }
    }
    CaseFacts.Attributes attributes = facts.attributes();
    AlertPlan plan =
        new AlertPlan(
            facts.version(),
            end,
            attributes == null ? "" : attributes.item(),
            behindMillis,
            entries);
    return new Planned(given, plan.encode());
  }

  private AlertPlan.Entry entry(
      Alert alert, boolean given, List<RecordedEvent> events, CaseFacts facts, Rules caseRules) {
    AlertRules by = rules.get(alert.version());
    AlertStanding standing =
        by == null
            ? AlertStanding.RULE_GONE
            : AlertStanding.of(alert, given, events, facts, caseRules, by);
    return new AlertPlan.Entry(alert, given, standing);
  }
}
