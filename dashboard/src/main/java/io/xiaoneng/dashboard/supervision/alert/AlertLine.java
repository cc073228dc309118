package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.alert.AlertKind;
import io.xiaoneng.alert.AlertLevel;
import io.xiaoneng.alert.AlertStanding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One alert as it stands.
 *
 * @param id case, rule, version of the rules and term; null where which case it is is not told
 * @param caseId null likewise
 * @param kind code of the rule
 * @param rules version of the rules
 * @param step the step it is about, "" for the case itself
 * @param due the term it is about
 * @param moment from when it holds, by the case's clock
 * @param unit code of the unit that held the step then, and is charged with it
 * @param lead code of the unit responsible for the case
 * @param reason code of why it does not hold any more, "" while it does
 * @param endedAt when what it was about came to its end; null while it goes on
 * @param raisedAt when it was raised
 */
public record AlertLine(
    @Nullable String id,
    @Nullable String caseId,
    String kind,
    AlertLevel level,
    String kindZh,
    String kindEn,
    int rules,
    String step,
    Instant due,
    Instant moment,
    String unit,
    String unitZh,
    String unitEn,
    String lead,
    String leadZh,
    String leadEn,
    String item,
    String itemZh,
    String itemEn,
    AlertStanding.State state,
    String reason,
    String reasonZh,
    String reasonEn,
    @Nullable Instant endedAt,
    Instant raisedAt) {

  static String zhOfKind(String code) {
    return AlertKind.of(code).zh();
  }

  static String enOfKind(String code) {
    return AlertKind.of(code).en();
  }
}
