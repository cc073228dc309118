package io.xiaoneng.agency;

import io.xiaoneng.casefile.CaseEvents;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fold of a contract: a function of the set of its events, as that of a case is. */
public final class ContractFold {

  private ContractFold() {}

  /**
   * Folds a contract.
   *
   * @param recorded every revision of every event of the contract, one content each; not empty
   * @throws IllegalArgumentException for no events
   */
  public static ContractFacts fold(String contract, List<RecordedEvent> recorded, Rules rules) {
    CaseEvents events = CaseEvents.of(recorded);
    Event contracted = null;
    Event finished = null;
    Instant due = null;
    String agency = "";
    String service = "";
    boolean test = false;
    for (Event each : events.standing()) {
      if (each.type() == EventType.AGENCY_CONTRACTED) {
        contracted = contracted == null ? each : contracted;
      } else if (each.type() == EventType.AGENCY_FINISHED) {
        finished = finished == null ? each : finished;
      }
      due = due == null ? each.data().instant(DataField.DUE_AT) : due;
      agency = agency.isEmpty() ? text(each, DataField.AGENCY) : agency;
      service = service.isEmpty() ? text(each, DataField.SERVICE) : service;
      test |= each.test();
    }
    Instant sent = contracted == null ? null : contracted.data().instant(DataField.DUE_AT);
    due = sent == null ? due : sent;
    return new ContractFacts(
        contract,
        agency,
        service,
        timeOf(contracted),
        due,
        timeOf(finished),
        due == null ? null : rules.dateOf(due),
        test,
        events.version(rules.registry().epoch()),
        events.latestRecordedAt());
  }

  private static String text(Event event, DataField field) {
    String text = event.data().text(field);
    return text == null ? "" : text;
  }

  private static @Nullable Instant timeOf(@Nullable Event event) {
    return event == null ? null : event.time();
  }
}
