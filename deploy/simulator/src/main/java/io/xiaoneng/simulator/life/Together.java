package io.xiaoneng.simulator.life;

import io.xiaoneng.simulator.city.Bundle;
import io.xiaoneng.simulator.city.City;
import io.xiaoneng.simulator.city.Dice;
import io.xiaoneng.simulator.city.ServiceItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cases belong together: some neighbours of a cell's day are the parts of one bundle 一件事,
 * fewer the stages of one investment project. A function of the address alone, as a case is.
 */
final class Together {

  private static final double BUNDLE = 0.02;
  private static final double PROJECT = 0.004;

  /** Working days from the application of a project's first stage to that of each. */
  private static final int[] STAGE_AFTER = {0, 18, 40};

  private static final int[] AT_ONCE = {0, 0, 0};

  private final long seed;
  private final List<Bundle> bundles;
  private final Bundle project;

  Together(long seed, City city) {
    this.seed = Dice.derive(seed, 0x70CE);
    this.bundles = Bundle.bundles(city.items());
    this.project = Bundle.project(city.items());
  }

  /**
   * A case that is part of something.
   *
   * @param of the bundle or project
   * @param instance number of the instance
   * @param number of the part, from 0
   * @param afterDays working days after the day of the address
   */
  record Part(Bundle of, String instance, int number, int afterDays) {

    ServiceItem item() {
      return of.items().get(number);
    }

    boolean isProject() {
      return !of.stages().isEmpty();
    }

    String stage() {
      return of.stages().get(number);
    }
  }

  /** The part that the case at this address is; null for one by itself. */
  @Nullable Part of(long day, int cell, String cellCode, int index) {
    if (cell == City.CITY_CELL) {
      return null;
    }
    int group = index / Bundle.PARTS;
    Dice dice = new Dice(Dice.derive(Dice.derive(Dice.derive(seed, day), cell), group));
    boolean bundled = dice.chance(BUNDLE);
    if (!bundled && !dice.chance(PROJECT)) {
      return null;
    }
    Bundle what = bundled ? City.anyOf(bundles, dice) : project;
    int number = index % Bundle.PARTS;
    return new Part(
        what,
        (bundled ? what.code() : "GJ") + "-" + cellCode + "-" + day + "-" + group,
        number,
        (bundled ? AT_ONCE : STAGE_AFTER)[number]);
  }
}
