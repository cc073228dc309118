package io.xiaoneng.circle.place;

import java.util.List;

/**
 * What is wrong with a list of positions as a whole, before any of them is used.
 *
 * @param verdict what is the matter
 * @param all how many positions there are
 * @param inside how many lie in the city as they are told
 * @param insideSwapped how many would with longitude and latitude exchanged
 */
public record PlaceCheck(Verdict verdict, int all, int inside, int insideSwapped) {

  /** What can be the matter with positions. */
  public enum Verdict {
    /** Every position lies in the city, or there is none. */
    FINE,
    /** Some lie outside: each is named by itself. */
    SOME_OUTSIDE,
    /** None lies inside and most would with the two numbers exchanged. */
    SWAPPED,
    /** None lies inside: a wrong datum, a projection, or another city. */
    ALL_OUTSIDE
  }

  /**
   * A position as it was told, in range or not.
   *
   * @param lon degrees, whatever was told as the longitude
   * @param lat degrees, whatever was told as the latitude
   */
  public record Told(double lon, double lat) {}

  /** Looks at positions of which the city is known to lie in that rectangle. */
  public static PlaceCheck of(List<Told> places, Box city) {
    int inside = 0;
    int swapped = 0;
    for (Told place : places) {
      inside += city.contains(place.lon, place.lat) ? 1 : 0;
      swapped += city.contains(place.lat, place.lon) ? 1 : 0;
    }
    return new PlaceCheck(verdict(places.size(), inside, swapped), places.size(), inside, swapped);
  }

  private static Verdict verdict(int all, int inside, int swapped) {
    if (inside == all) {
      return Verdict.FINE;
    }
    if (inside > 0) {
      return Verdict.SOME_OUTSIDE;
    }
    return swapped * 2 > all ? Verdict.SWAPPED : Verdict.ALL_OUTSIDE;
  }

  /** One sentence for people, with the city's rectangle where it helps. */
  public String sentence(Box city) {
    return switch (verdict) {
      case FINE -> "all " + all + " positions lie in the city";
      case SOME_OUTSIDE -> (all - inside) + " of " + all + " positions lie outside " + city;
      case SWAPPED ->
          "longitude and latitude are swapped: none of "
              + all
              + " positions lies in "
              + city
              + ", exchanged "
              + insideSwapped
              + " do";
      case ALL_OUTSIDE ->
          "all " + all + " positions lie outside " + city + ": wrong datum, projection or city";
    };
  }
}
