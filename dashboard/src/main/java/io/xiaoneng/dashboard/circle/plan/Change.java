package io.xiaoneng.dashboard.circle.plan;

import java.util.List;

/** One thing that would be otherwise. */
sealed interface Change {

  /** The point that it is about. */
  String point();

  /** Its name in a request and an answer. */
  String word();

  /**
   * A point that is not there yet.
   *
   * @param kind one of {@link io.xiaoneng.registry.Point#KINDS}
   * @param lon WGS 84, degrees
   * @param lat WGS 84, degrees
   * @param hours in the opening_hours syntax
   * @param items codes of what it would offer
   */
  record Add(String point, double lon, double lat, String kind, String hours, List<String> items)
      implements Change {
    /** Hours of a point of which none are told. */
    static final String ALWAYS = "24/7";

    @Override
    public String word() {
      return "add";
    }
  }

  /** A point that stands elsewhere; degrees WGS 84. */
  record Move(String point, double lon, double lat) implements Change {
    @Override
    public String word() {
      return "move";
    }
  }

  /** A point that is closed for good. */
  record Close(String point) implements Change {
    @Override
    public String word() {
      return "close";
    }
  }

  /** A point with other opening hours. */
  record Hours(String point, String hours) implements Change {
    @Override
    public String word() {
      return "hours";
    }
  }
}
