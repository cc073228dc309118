package io.xiaoneng.job.casefile;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.cube.CellAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the cases of a bundle add to each cell and take from it. Cells come again from bundle to
 * bundle, so their places are kept, as many as a bound allows. The contributions of a case lie in
 * one slice (district, channel, type, kind): it is looked up once for all of them.
 */
final class Addends {

  private static final int MOST = 100_000;
  private static final int COHORTS = CubeKey.Cohort.values().length;

  private final Map<Slice, Slice> slices = new HashMap<>();
  private final List<Place> touched = new ArrayList<>();
  private @Nullable Slice latest;
  private int places;

  private static final class Place {
    final String address;
    final CubeCell sum = new CubeCell();
    boolean touched;

    Place(CubeKey key) {
      this.address = CellAddress.of(key);
    }
  }

  /** Four of a key's texts, and the places of its cohorts and days. */
  private static final class Slice {
    private final CubeKey key;
    private final int hash;
    private final List<Map<LocalDate, Place>> places = new ArrayList<>(COHORTS);

    Slice(CubeKey key) {
      this.key = key;
      int texts = key.district().hashCode() * 31 + key.channel().hashCode();
      this.hash = (texts * 31 + key.itemType().hashCode()) * 31 + key.kind().hashCode();
    }

    boolean holds(CubeKey other) {
      return key.district().equals(other.district())
          && key.channel().equals(other.channel())
          && key.itemType().equals(other.itemType())
          && key.kind().equals(other.kind());
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Slice that && hash == that.hash && holds(that.key);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    Map<LocalDate, Place> of(CubeKey.Cohort cohort) {
      while (places.size() <= cohort.ordinal()) {
        places.add(new HashMap<>());
      }
      return places.get(cohort.ordinal());
    }
  }

  void add(CubeContribution contribution) {
    place(contribution.key()).sum.add(contribution);
  }

  void subtract(CubeContribution contribution) {
    place(contribution.key()).sum.subtract(contribution);
  }

  private Place place(CubeKey key) {
    Map<LocalDate, Place> days = slice(key).of(key.cohort());
    Place place = days.get(key.day());
    if (place == null) {
      place = new Place(key);
      days.put(key.day(), place);
      places++;
    }
    if (!place.touched) {
      place.touched = true;
      touched.add(place);
    }
    return place;
  }

  private Slice slice(CubeKey key) {
    Slice known = latest;
    if (known == null || !known.holds(key)) {
      Slice asked = new Slice(key);
      known = slices.get(asked);
      if (known == null) {
        known = asked;
        slices.put(known, known);
      }
      latest = known;
    }
    return known;
  }

  /** Hands over the encoded sum of every cell that was touched, by address, and begins anew. */
  void drain(BiConsumer<String, byte[]> to) {
    for (Place each : touched) {
      to.accept(each.address, each.sum.encode());
      each.sum.clear();
      each.touched = false;
    }
    touched.clear();
    if (places > MOST) {
      slices.clear();
      latest = null;
      places = 0;
    }
  }
}
