package io.xiaoneng.circle.street;

import java.util.Arrays;

/**
 * Which places can walk to a service point, and how far each has it. Metres are kept, not seconds:
 * every pace follows from them.
 *
 * @param places indices in {@link Places}, ascending
 * @param millimetres of the way of each: both straight legs and the streets between
 */
public record Reach(int[] places, int[] millimetres) {

  /** What a point reaches that stands at no street. */
  public static final Reach NOTHING = new Reach(new int[0], new int[0]);

  /** How many places there are. */
  public int size() {
    return places.length;
  }

  /** Millimetres from that place, or −1 where it is out of reach. */
  public int of(int place) {
    int at = Arrays.binarySearch(places, place);
    return at < 0 ? -1 : millimetres[at];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reach reach
        && Arrays.equals(places, reach.places)
        && Arrays.equals(millimetres, reach.millimetres);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(places) + Arrays.hashCode(millimetres);
  }

  @Override
  public String toString() {
    return "Reach of " + places.length + " places";
  }
}
