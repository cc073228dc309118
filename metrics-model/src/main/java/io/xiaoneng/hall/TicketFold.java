package io.xiaoneng.hall;

import io.xiaoneng.casefile.CaseEvents;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.registry.Point;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fold of a ticket: a function of the set of its events, as that of a case is. */
public final class TicketFold {

  private TicketFold() {}

  /**
   * Folds a ticket.
   *
   * @param recorded every revision of every event of the ticket, one content each; not empty
   * @throws IllegalArgumentException for no events
   */
  public static TicketFacts fold(String ticket, List<RecordedEvent> recorded, Rules rules) {
    CaseEvents events = CaseEvents.of(recorded);
    Instant taken = first(events.standing(), EventType.QUEUE_TAKEN);
    String point = text(events.standing(), DataField.SERVICE_POINT, null);
    Point registered = rules.registry().point(point);
    String unit = registered == null ? "" : registered.unit();
    String window = text(events.standing(), DataField.WINDOW, EventType.QUEUE_CALLED);
    return new TicketFacts(
        ticket,
        point,
        unit,
        unit.isEmpty() ? "" : rules.registry().districtOf(unit),
        window.isEmpty() ? text(events.standing(), DataField.WINDOW, null) : window,
        text(events.standing(), DataField.ITEM, null),
        taken,
        first(events.standing(), EventType.QUEUE_CALLED),
        first(events.standing(), EventType.QUEUE_SERVED),
        first(events.standing(), EventType.QUEUE_ABANDONED),
        taken == null ? null : rules.dateOf(taken),
        events.standing().stream().anyMatch(Event::test),
        events.version(rules.registry().epoch()),
        events.latestRecordedAt());
  }

  private static @Nullable Instant first(List<Event> standing, EventType type) {
    for (Event each : standing) {
      if (each.type() == type) {
        return each.time();
      }
    }
    return null;
  }

  /** The text of the first event that has one; of the last, among those of a type. */
  private static String text(List<Event> standing, DataField field, @Nullable EventType type) {
    String found = "";
    for (Event each : standing) {
      String text = type == null || each.type() == type ? each.data().text(field) : null;
      if (text != null && type == null) {
        return text;
      }
      found = text == null ? found : text;
    }
    return found;
  }
}
