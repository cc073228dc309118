package io.xiaoneng.event;

import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Unit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The codes in an event that must be registered: units, items and points. */
final class References {

  private References() {}

  /** Holds an event against the registry; the first code that it does not have is the fault. */
  static void check(EventType type, String subject, Instant at, EventData data, Registry registry)
      throws EventFault {
    unitInForce("unit", data.text(DataField.UNIT), at, registry);
    unitInForce("receivingUnit", data.text(DataField.RECEIVING_UNIT), at, registry);
    String item = data.text(DataField.ITEM);
    if (item != null && !registry.knowsItem(item)) {
      throw unknown("item", item);
    }
    String point = data.text(DataField.SERVICE_POINT);
    if (point != null && registry.point(point) == null) {
      throw unknown("servicePoint", point);
    }
    if (type.ofPoint() && registry.point(subject) == null) {
      throw unknown("point", subject);
    }
  }

  /** A unit counts as registered for the time in which it exists. */
  private static void unitInForce(String what, @Nullable String code, Instant at, Registry registry)
      throws EventFault {
    if (code == null || registry.unit(code, at) != null) {
      return;
    }
    Unit unit = registry.unit(code);
    if (unit == null) {
      throw unknown(what, code);
    }
    String successor = unit.validity().successor();
    throw new EventFault(
        Reason.UNKNOWN_REFERENCE,
        what
            + " "
            + JsonStrings.cut(code)
            + " does not exist at "
            + at
            + (successor.isEmpty() ? "" : ", its successor is " + JsonStrings.cut(successor)));
  }

  private static EventFault unknown(String what, String code) {
    return new EventFault(
        Reason.UNKNOWN_REFERENCE, what + " " + JsonStrings.cut(code) + " is not registered");
  }
}
