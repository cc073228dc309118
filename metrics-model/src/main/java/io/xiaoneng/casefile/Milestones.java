package io.xiaoneng.casefile;

import io.xiaoneng.event.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The standing events of a case by what they mean: the earliest of each kind that ends or begins.
 */
final class Milestones {

  @Nullable Event applied;
  final List<Event> accepted = new ArrayList<>(2);
  final List<Event> requested = new ArrayList<>(0);
  final List<Event> supplemented = new ArrayList<>(0);
  @Nullable Event refused;
  @Nullable Event decided;
  @Nullable Event delivered;
  @Nullable Event closed;
  List<Event> visited = List.of();
  List<Event> rated = List.of();
  List<Event> rectified = List.of();
  boolean test;

  /**
   * Goes through the events once.
   *
   * @param standing in the contract's order, so that the first of a kind is the earliest
   */
  static Milestones of(List<Event> standing) {
    Milestones milestones = new Milestones();
    standing.forEach(milestones::see);
    return milestones;
  }

  private void see(Event event) {
    test |= event.test();
    switch (event.type()) {
      case CASE_APPLIED -> applied = applied == null ? event : applied;
      case CASE_ACCEPTED -> accepted.add(event);
      case CASE_SUPPLEMENT_REQUESTED -> requested.add(event);
      case CASE_SUPPLEMENTED -> supplemented.add(event);
      case CASE_REFUSED, CASE_RETURNED -> refused = refused == null ? event : refused;
      case CASE_DECIDED -> decided = decided == null ? event : decided;
      case CASE_DELIVERED -> delivered = delivered == null ? event : delivered;
      case CASE_WITHDRAWN, CASE_VOIDED, CASE_TERMINATED -> closed = closed == null ? event : closed;
      case CASE_VISITED -> visited = with(visited, event);
      case CASE_RATED -> rated = with(rated, event);
      case CASE_RECTIFIED -> rectified = with(rectified, event);
      default -> {
        // Steps and procedures are no milestones.
      }
    }
  }

  /** Most cases have none of these: the list is made with the first. */
  private static List<Event> with(List<Event> before, Event event) {
    List<Event> list = before.isEmpty() ? new ArrayList<>(2) : before;
    list.add(event);
    return list;
  }

  /** The earliest application, else the earliest acceptance, or null. */
  @Nullable Event origin() {
    if (applied != null) {
      return applied;
    }
    return accepted.isEmpty() ? null : accepted.get(0);
  }

  /** The last supplement that is not after {@code instant}, or null. */
  @Nullable Event lastSupplementBy(Instant instant) {
    Event last = null;
    for (Event each : supplemented) {
      last = each.time().isAfter(instant) ? last : each;
    }
    return last;
  }

  /**
   * Milliseconds between supplement requests and supplements: a request opens a span, the next
   * supplement closes it.
   *
   * @param end where a span ends at the latest; null where nothing ends one that is open
   */
  long millisWithApplicant(@Nullable Instant end) {
    long millis = 0;
    int next = 0;
    Instant until = Instant.MIN;
    for (Event each : requested) {
      Instant from = each.time();
      if (from.isBefore(until) || end != null && !from.isBefore(end)) {
        continue;
      }
      while (next < supplemented.size() && supplemented.get(next).time().isBefore(from)) {
        next++;
      }
      Instant to = next < supplemented.size() ? supplemented.get(next).time() : end;
      to = to != null && end != null && to.isAfter(end) ? end : to;
      if (to == null) {
        break;
      }
      millis += to.toEpochMilli() - from.toEpochMilli();
      until = to;
    }
    return millis;
  }

  static @Nullable Instant timeOf(@Nullable Event event) {
    return event == null ? null : event.time();
  }
}
