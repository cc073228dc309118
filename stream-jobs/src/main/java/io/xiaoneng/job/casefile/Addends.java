package io.xiaoneng.job.casefile;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.cube.CellAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What the cases of a bundle add to each cell and take from it. Cells come again from bundle to
 * bundle, so their places are kept, as many as a bound allows.
 */
final class Addends {

  private static final int MOST = 100_000;

  private final Map<CubeKey, Place> places = new HashMap<>();
  private final List<Place> touched = new ArrayList<>();

  private static final class Place {
    final String address;
    final CubeCell sum = new CubeCell();
    boolean touched;

    Place(CubeKey key) {
      this.address = CellAddress.of(key);
    }
  }

  void add(CubeContribution contribution) {
    place(contribution.key()).sum.add(contribution);
  }

  void subtract(CubeContribution contribution) {
    place(contribution.key()).sum.subtract(contribution);
  }

  private Place place(CubeKey key) {
    Place place = places.get(key);
    if (place == null) {
      place = new Place(key);
      places.put(key, place);
    }
    if (!place.touched) {
      place.touched = true;
      touched.add(place);
    }
    return place;
  }

  /** Hands over the encoded sum of every cell that was touched, by address, and begins anew. */
  void drain(BiConsumer<String, byte[]> to) {
    for (Place each : touched) {
      to.accept(each.address, each.sum.encode());
      each.sum.clear();
      each.touched = false;
    }
    touched.clear();
    if (places.size() > MOST) {
      places.clear();
    }
  }
}
