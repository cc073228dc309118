package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.PointRules;
import io.xiaoneng.circle.Span;
import io.xiaoneng.circle.Spans;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.ReachSearch;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.hours.OpeningHoursException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes one after the other to the points of a day; what cannot be applied is named and
 * left out. For one thread.
 */
final class Applied {

  /** Longest reach that is kept, as of the measured ones. */
  private static final int LIMIT = Pace.ADULT.millimetresIn(Pace.MOST_MINUTES);

  private final CellMap map;
  private final @Nullable WalkStreets streets;
  private final Function<String, PointRules.Hours> hours;
  private final Span window;
  private final int limit;
  private final Map<String, PlanPoint> points;
  private final List<WhatIfAnswer.Changed> changed = new ArrayList<>();
  private @Nullable ReachSearch search;

  /**
   * @param streets null where there are none: nothing can be added or moved then
   * @param hours reads opening hours, or throws {@link OpeningHoursException}
   * @param limit millimetres of the walk asked for
   */
  Applied(
      CellMap map,
      @Nullable WalkStreets streets,
      Function<String, PointRules.Hours> hours,
      Span window,
      int limit,
      Map<String, PlanPoint> before) {
    this.map = map;
    this.streets = streets;
    this.hours = hours;
    this.window = window;
    this.limit = limit;
    this.points = new LinkedHashMap<>(before);
  }

  /** The points as they would be. */
  Map<String, PlanPoint> points() {
    return points;
  }

  /** What became of each change, in their order. */
  List<WhatIfAnswer.Changed> changed() {
    return changed;
  }

  void apply(Change change) {
    PlanPoint known = points.get(change.point());
    if (change instanceof Change.Add && known != null) {
      refuse(change, "KNOWN_POINT", "a point \"" + change.point() + "\" is there already");
    } else if (!(change instanceof Change.Add) && known == null) {
      refuse(change, "UNKNOWN_POINT", "no point \"" + change.point() + "\" is known that day");
    } else {
      try {
        applyTo(change, known);
      } catch (OpeningHoursException unreadable) {
        refuse(change, "HOURS", String.valueOf(unreadable.getMessage()));
      }
    }
  }

  private void applyTo(Change change, @Nullable PlanPoint known) {
    if (change instanceof Change.Add add) {
      add(add);
    } else if (known == null) {
      throw new IllegalStateException("an unknown point was not refused");
    } else if (change instanceof Change.Move move) {
      stand(move, known.day().at(move.lon(), move.lat()), move.lon(), move.lat());
    } else if (change instanceof Change.Hours other) {
      done(change, new PlanPoint(known.day().scheduled(within(other.hours())), known.reach()));
    } else {
      done(change, new PlanPoint(known.day().neverOpen(), known.reach()));
    }
  }

  private Spans within(String text) {
    return hours.apply(text).within(window);
  }

  private void add(Change.Add add) {
    DayPoint day =
        DayPoint.planned(
            add.point(),
            add.kind(),
            add.items(),
            window,
            within(add.hours()),
            add.lon(),
            add.lat());
    stand(add, day, add.lon(), add.lat());
  }

  private void stand(Change change, DayPoint day, double lon, double lat) {
    if (streets == null) {
      refuse(change, "NO_STREETS", "no streets are loaded, so nobody can walk to a new place");
      return;
    }
    Snapped snapped = streets.snapper().snap(lon, lat);
    if (snapped instanceof Snapped.Refused refused) {
      changed.add(
          new WhatIfAnswer.Changed(
              change.word(),
              change.point(),
              refused.reason().name(),
              sentence(refused, streets, lon, lat),
              null,
              null,
              Double.isNaN(refused.metres()) ? null : (Double) refused.metres(),
              0));
    } else if (snapped instanceof Snapped.At at) {
      Reach reach = search(streets).from(at);
      points.put(change.point(), new PlanPoint(day, reach));
      changed.add(
          new WhatIfAnswer.Changed(
              change.word(),
              change.point(),
              null,
              "",
              at.lon(),
              at.lat(),
              at.legMetres(),
              reached(reach)));
    }
  }

  private static String sentence(
      Snapped.Refused refused, WalkStreets streets, double lon, double lat) {
    if (refused.reason() == Snapped.Reason.OUTSIDE) {
      boolean swapped = streets.network().box().contains(lat, lon);
      return "lies outside the streets known, "
          + streets.network().box()
          + (swapped ? "; longitude and latitude may be swapped" : "");
    }
    return Double.isNaN(refused.metres())
        ? "no street is near"
        : String.format(
            Locale.ROOT,
            "the nearest street is %.0f m away: water or a mountain",
            refused.metres());
  }

  private ReachSearch search(WalkStreets from) {
    ReachSearch ready = search;
    if (ready == null) {
      ready = from.search(Math.max(LIMIT, limit));
      search = ready;
    }
    return ready;
  }

  private void done(Change change, PlanPoint point) {
    points.put(change.point(), point);
    changed.add(
        new WhatIfAnswer.Changed(
            change.word(),
            change.point(),
            null,
            "",
            point.day().lon(),
            point.day().lat(),
            null,
            reached(point.reach())));
  }

  private void refuse(Change change, String reason, String detail) {
    changed.add(
        new WhatIfAnswer.Changed(
            change.word(), change.point(), reason, detail, null, null, null, 0));
  }

  private long reached(Reach reach) {
    long people = 0;
    for (int i = 0; i < reach.size(); i++) {
      if (reach.millimetres()[i] <= limit) {
        people += map.population(reach.places()[i]).orElse(0);
      }
    }
    return people;
  }
}
