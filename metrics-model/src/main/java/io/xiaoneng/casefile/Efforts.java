package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.registry.Registry;
import io.xiaoneng.registry.Source;
import io.xiaoneng.registry.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a case asked of the applicant, from its origin, its visits and its delivery. */
final class Efforts {

  /** More steps up the tree are a cycle. */
  private static final int DEEPEST = 32;

  private Efforts() {}

  static CaseFacts.Effort of(Milestones milestones, @Nullable Origin origin, Rules rules) {
    if (origin == null) {
      return CaseFacts.Effort.NONE;
    }
    Event event = origin.event();
    String channel = event.data().text(DataField.CHANNEL);
    boolean onSite = "COUNTER".equals(channel) || "TERMINAL".equals(channel);
    Integer required = number(event, DataField.MATERIALS_REQUIRED);
    Integer shared = number(event, DataField.MATERIALS_SHARED);
    boolean reported = reportsVisits(event, rules.registry());
    boolean both = required != null && shared != null;
    return new CaseFacts.Effort(
        how(milestones.delivered),
        receivedOutside(event, rules.registry()),
        both ? required : null,
        both ? shared : null,
        reported,
        onSite || reported,
        trips(event, onSite, milestones.visited));
  }

  private static String how(@Nullable Event delivered) {
    String how = delivered == null ? null : delivered.data().text(DataField.HOW);
    return how == null ? "" : how;
  }

  private static @Nullable Integer number(Event event, DataField field) {
    Long value = event.data().integer(field);
    return value == null ? null : value.intValue();
  }

  private static boolean reportsVisits(Event event, Registry registry) {
    Source source = registry.source(event.source());
    return source != null && source.reportsVisits();
  }

  /**
   * Distinct visits. An application on the spot is a trip of its own, unless one of the visits was
   * made for it: one that says FIRST, or does not say what for.
   */
  private static List<CaseFacts.Trip> trips(Event origin, boolean onSite, List<Event> visited) {
    if (visited.isEmpty()) {
      return onSite ? List.of(new CaseFacts.Trip(origin.time(), false)) : List.of();
    }
    boolean first = false;
    Map<String, CaseFacts.Trip> distinct = new LinkedHashMap<>(4);
    for (Event each : visited) {
      String cause = each.data().text(DataField.CAUSE);
      first |= cause == null || cause.equals("FIRST");
      boolean supplement = "SUPPLEMENT".equals(cause);
      String id = each.data().text(DataField.VISIT);
      distinct.merge(
          id == null ? each.source() + '\n' + each.id() : id,
          new CaseFacts.Trip(each.time(), supplement),
          (a, b) -> new CaseFacts.Trip(a.at(), a.supplement() && b.supplement()));
    }
    List<CaseFacts.Trip> trips = new ArrayList<>(distinct.size() + 1);
    if (onSite && !first) {
      trips.add(new CaseFacts.Trip(origin.time(), false));
    }
    trips.addAll(distinct.values());
    return trips;
  }

  /**
   * Whether another unit took the case in, outside the area of the responsible one. A department
   * has the area of the unit above it; every other unit its own, with all units below it.
   */
  static boolean receivedOutside(Event event, Registry registry) {
    String receiving = event.data().text(DataField.RECEIVING_UNIT);
    String unit = event.data().text(DataField.UNIT);
    if (receiving == null || unit == null || receiving.equals(unit)) {
      return false;
    }
    String area = areaOf(unit, registry);
    String each = receiving;
    for (int i = 0; i < DEEPEST && each != null; i++) {
      if (each.equals(area)) {
        return false;
      }
      each = parent(each, registry);
    }
    return true;
  }

  private static String areaOf(String unit, Registry registry) {
    String area = unit;
    for (int i = 0; i < DEEPEST; i++) {
      Unit registered = registry.unit(area);
      String parent = parent(area, registry);
      if (registered == null || registered.level() != Unit.Level.DEPARTMENT || parent == null) {
        return area;
      }
      area = parent;
    }
    return area;
  }

  private static @Nullable String parent(String unit, Registry registry) {
    Unit registered = registry.unit(unit);
    return registered == null ? null : registered.parent();
  }
}
