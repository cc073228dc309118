package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who held a case when: the unit of the step begun last and not finished, else the responsible
 * unit; the applicant between a supplement request and the supplement. A step of which only the
 * finish was sent is taken to have begun with the step event before it.
 */
final class Holders {

  /**
   * A span somebody held the case.
   *
   * @param from inclusive
   * @param to exclusive; null while it lasts
   */
  private record Span(Instant from, @Nullable Instant to, String unit) {
    boolean covers(Instant at) {
      return !from.isAfter(at) && (to == null || to.isAfter(at));
    }
  }

  private final String responsible;
  private final List<Span> steps = new ArrayList<>();
  private final List<Span> applicant = new ArrayList<>();

  private Holders(String responsible) {
    this.responsible = responsible;
  }

  /**
   * Goes through the events once.
   *
   * @param standing in the contract's order
   * @param responsible code of the unit responsible for the case
   */
  static Holders of(List<Event> standing, String responsible) {
    Holders holders = new Holders(responsible);
    List<Event> open = new ArrayList<>();
    Event requested = null;
    Instant before = standing.isEmpty() ? Instant.EPOCH : standing.get(0).time();
    for (Event event : standing) {
      if (event.type() == EventType.CASE_STEP_STARTED) {
        open.add(event);
        before = event.time();
      } else if (event.type() == EventType.CASE_STEP_FINISHED) {
        Event start = takeOut(open, event);
        Event unitOf = start != null && start.data().text(DataField.UNIT) != null ? start : event;
        holders.steps.add(
            new Span(start == null ? before : start.time(), event.time(), holders.unit(unitOf)));
        before = event.time();
      } else if (event.type() == EventType.CASE_SUPPLEMENT_REQUESTED) {
        requested = requested == null ? event : requested;
      } else if (event.type() == EventType.CASE_SUPPLEMENTED && requested != null) {
        holders.applicant.add(new Span(requested.time(), event.time(), ""));
        requested = null;
      }
    }
    if (requested != null) {
      holders.applicant.add(new Span(requested.time(), null, ""));
    }
    for (Event start : open) {
      holders.steps.add(new Span(start.time(), null, holders.unit(start)));
    }
    return holders;
  }

  private static @Nullable Event takeOut(List<Event> open, Event finish) {
    String step = finish.data().text(DataField.STEP);
    for (int i = 0; i < open.size(); i++) {
      if (Objects.equals(open.get(i).data().text(DataField.STEP), step)) {
        return open.remove(i);
      }
    }
    return null;
  }

  private String unit(Event step) {
    String unit = step.data().text(DataField.UNIT);
    return unit == null ? responsible : unit;
  }

  /** The unit that held the case at that instant. */
  String at(Instant instant) {
    Span latest = null;
    for (Span each : steps) {
      if (each.covers(instant) && (latest == null || each.from().isAfter(latest.from()))) {
        latest = each;
      }
    }
    return latest == null ? responsible : latest.unit();
  }

  /** Whether a supplement was asked for and had not come. */
  boolean withApplicant(Instant instant) {
    for (Span each : applicant) {
      if (each.covers(instant)) {
        return true;
      }
    }
    return false;
  }

  /** Every moment at which the holder may change. */
  List<Instant> cuts() {
    List<Instant> cuts = new ArrayList<>();
    for (List<Span> spans : List.of(steps, applicant)) {
      for (Span each : spans) {
        cuts.add(each.from());
        if (each.to() != null) {
          cuts.add(each.to());
        }
      }
    }
    return cuts;
  }
}
