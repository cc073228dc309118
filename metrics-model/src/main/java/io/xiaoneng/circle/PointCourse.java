package io.xiaoneng.circle;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The state of a service point over time: a function of the set of its events, whatever their order
 * and however often each came.
 *
 * <ul>
 *   <li><b>Life.</b> {@code up} and {@code heartbeat} are signs of life, {@code down} ends life
 *       until the next of them. Where the source sends heartbeats, a sign lasts for {@link
 *       PointRules#silence()} only, and before the first one the point is down. {@code up} and
 *       {@code down} hold from their {@code since} where it is told and earlier.
 *   <li><b>Hours.</b> {@code closed} closes until the next {@code opened}. {@code opened} ends such
 *       a closing and opens off schedule until the next {@code closed}, at the latest to the end of
 *       its day: a hall that opens for a Saturday and forgets to say that it closed is not open all
 *       of Sunday.
 *   <li>Open is who should be open and lives; who should not is closed, alive or not.
 * </ul>
 */
public final class PointCourse {

  private static final Comparator<Event> CONTRACT_ORDER =
      Comparator.comparing(PointCourse::holdsFrom)
          .thenComparing(Event::type)
          .thenComparing(Event::source)
          .thenComparing(Event::id);

  private PointCourse() {}

  /**
   * The states over a window, without gaps.
   *
   * @param events of one point, from before the window too; every revision, in any order, some more
   *     than once. Tests are left out, events of other kinds are not looked at
   */
  public static List<PointInterval> over(Span window, Collection<Event> events, PointRules rules) {
    List<Event> standing = standing(events);
    Spans whole = new Spans(List.of(window));
    Spans scheduled = rules.hours().within(window);
    Spans should =
        scheduled.or(opened(standing, rules)).without(closed(standing, window)).and(whole);
    Spans alive = alive(standing, window, rules);
    List<PointInterval> course = new ArrayList<>();
    add(course, should.and(alive), PointState.OPEN);
    add(course, should.without(alive), PointState.DOWN);
    add(course, whole.without(should), PointState.CLOSED);
    course.sort(Comparator.comparingLong(interval -> interval.span().from()));
    return List.copyOf(course);
  }

  private static void add(List<PointInterval> course, Spans spans, PointState state) {
    spans.pieces().forEach(span -> course.add(new PointInterval(span, state)));
  }

  /**
   * The highest revision of each event, of equal ones the smaller hash, by {@link #holdsFrom}; what
   * is deleted or a test is left out.
   */
  public static List<Event> standing(Collection<Event> events) {
    Map<List<String>, Event> highest = new HashMap<>();
    for (Event event : events) {
      highest.merge(
          List.of(event.source(), event.id()),
          event,
          (a, b) -> {
            int byRevision = Long.compare(a.revision(), b.revision());
            int order = byRevision != 0 ? byRevision : b.hash().compareTo(a.hash());
            return order >= 0 ? a : b;
          });
    }
    return highest.values().stream()
        .filter(event -> event.operation() == Event.Operation.UPSERT && !event.test())
        .sorted(CONTRACT_ORDER)
        .toList();
  }

  /**
   * From when on an event of a point holds: {@code up} and {@code down} from their {@code since}.
   */
  public static Instant holdsFrom(Event event) {
    boolean since = event.type() == EventType.POINT_UP || event.type() == EventType.POINT_DOWN;
    Instant told = since ? event.data().instant(DataField.SINCE) : null;
    return told != null && told.isBefore(event.time()) ? told : event.time();
  }

  private static Spans alive(List<Event> standing, Span window, PointRules rules) {
    List<Span> alive = new ArrayList<>();
    // Without heartbeats a point lives until it says otherwise.
    long from = rules.heartbeats() ? Long.MIN_VALUE : window.from();
    long until = rules.heartbeats() ? Long.MIN_VALUE : Long.MAX_VALUE;
    for (Event event : standing) {
      long at = holdsFrom(event).toEpochMilli();
      if (event.type() == EventType.POINT_DOWN) {
        addPiece(alive, from, Math.min(until, at));
        from = at;
        until = at;
      } else if (event.type() == EventType.POINT_UP || event.type() == EventType.POINT_HEARTBEAT) {
        if (at > until) {
          addPiece(alive, from, until);
          from = at;
        } else if (from == until) {
          from = at;
        }
        until = rules.heartbeats() ? at + rules.silence().toMillis() : Long.MAX_VALUE;
      }
    }
    addPiece(alive, from, until);
    return Spans.of(alive).and(new Spans(List.of(window)));
  }

  private static Spans closed(List<Event> standing, Span window) {
    List<Span> closed = new ArrayList<>();
    long since = Long.MAX_VALUE;
    for (Event event : standing) {
      long at = event.time().toEpochMilli();
      if (event.type() == EventType.POINT_CLOSED) {
        since = Math.min(since, at);
      } else if (event.type() == EventType.POINT_OPENED) {
        addPiece(closed, since, at);
        since = Long.MAX_VALUE;
      }
    }
    addPiece(closed, since, Math.max(window.to(), since));
    return Spans.of(closed);
  }

  private static Spans opened(List<Event> standing, PointRules rules) {
    List<Span> opened = new ArrayList<>();
    long since = Long.MAX_VALUE;
    long dayEnd = Long.MAX_VALUE;
    for (Event event : standing) {
      long at = event.time().toEpochMilli();
      if (event.type() == EventType.POINT_OPENED) {
        addPiece(opened, since, Math.min(at, dayEnd));
        since = at;
        dayEnd =
            event
                .time()
                .atZone(rules.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(rules.zone())
                .toInstant()
                .toEpochMilli();
      } else if (event.type() == EventType.POINT_CLOSED) {
        addPiece(opened, since, Math.min(at, dayEnd));
        since = Long.MAX_VALUE;
      }
    }
    addPiece(opened, since, dayEnd);
    return Spans.of(opened);
  }

  private static void addPiece(List<Span> pieces, long from, long to) {
    if (from < to) {
      pieces.add(new Span(from, to));
    }
  }
}
