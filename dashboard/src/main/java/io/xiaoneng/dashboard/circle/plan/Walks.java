package io.xiaoneng.dashboard.circle.plan;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.street.Reach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far everybody has it to the nearest open point. */
final class Walks {

  private static final int NONE = Integer.MAX_VALUE;

  private final int[] nearest;

  private Walks(int[] nearest) {
    this.nearest = nearest;
  }

  /** The shortest walks of that many cells to the points of these reaches. */
  static Walks of(int cells, Collection<Reach> open) {
    int[] nearest = new int[cells];
    Arrays.fill(nearest, NONE);
    for (Reach reach : open) {
      int[] places = reach.places();
      int[] far = reach.millimetres();
      for (int i = 0; i < places.length; i++) {
        nearest[places[i]] = Math.min(nearest[places[i]], far[i]);
      }
    }
    return new Walks(nearest);
  }

  /** The cells whose walk is another there, with their minutes there. */
  WhatIfAnswer.Cells otherwise(Walks there, PlanCity city, Pace pace) {
    List<String> ids = new ArrayList<>();
    List<@Nullable Double> minutes = new ArrayList<>();
    for (int cell = 0; cell < nearest.length; cell++) {
      if (nearest[cell] != there.nearest[cell]) {
        ids.add(city.map().cells().get(cell).id());
        minutes.add(there.minutes(cell, pace));
      }
    }
    return new WhatIfAnswer.Cells(ids, minutes);
  }

  /** Minutes of that cell's walk, to the hundredth; null beyond half an hour. */
  @Nullable Double minutes(int cell, Pace pace) {
    if (nearest[cell] == NONE) {
      return null;
    }
    double minutes = pace.seconds(nearest[cell]) / 60;
    return minutes > Pace.MOST_MINUTES ? null : (Double) (Math.ceil(minutes * 100) / 100);
  }
}
