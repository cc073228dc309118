package io.xiaoneng.streets;

import io.xiaoneng.circle.Pace;
import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.circle.place.LonLat;
import io.xiaoneng.circle.place.PlaceCheck;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.circle.street.Reach;
import io.xiaoneng.circle.street.Reaches;
import io.xiaoneng.circle.street.Snapped;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.streets.table.Located;
import io.xiaoneng.streets.table.LocatedTable;
import io.xiaoneng.streets.table.StreetTables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures which cells reach which points, from tables into tables. */
final class Measurement {

  private final StreetNetwork network;
  private final StreetsOptions options;
  private final PrintStream messages;
  private final Snapper snapper;

  Measurement(StreetNetwork network, StreetsOptions options, PrintStream messages) {
    this.network = network;
    this.options = options;
    this.messages = messages;
    this.snapper = new Snapper(network, options.snap(), Snapper.SMALLEST_PART);
  }

  void run(PrintStream out) throws IOException, InterruptedException {
    List<Located> points = places(options.points(), options.datum());
    List<Located> cells = places(options.cells(), Datum.WGS84);
    List<Snapped> atPoints = snap("point", points);
    List<Snapped> atCells = snap("cell", cells);
    int fastest = options.paces().stream().mapToInt(Pace::millimetresPerSecond).max().orElseThrow();
    int limit = new Pace(fastest).millimetresIn(options.minutes());
    long begun = System.nanoTime();
    List<Reach> reaches =
        Reaches.of(network, new Places(network, atCells), atPoints, limit, options.threads());
    double seconds = (System.nanoTime() - begun) / 1e9;
    Path directory = options.out();
    Files.createDirectories(directory);
    StreetTables.places(points, atPoints, directory.resolve("points.csv"));
    StreetTables.places(cells, atCells, directory.resolve("cells.csv"));
    StreetTables.reaches(points, cells, reaches, options.paces(), directory.resolve("reach.csv"));
    out.println(
        String.format(
            Locale.ROOT,
            "reach: %d of %d points at a street, %d of %d cells, %d pairs within %d minutes, %.1f s",
            standing(atPoints),
            points.size(),
            standing(atCells),
            cells.size(),
            reaches.stream().mapToLong(Reach::size).sum(),
            options.minutes(),
            seconds));
  }

  private static long standing(List<Snapped> snapped) {
    return snapped.stream().filter(Snapped.At.class::isInstance).count();
  }

  /** The rows of a table in WGS 84, once it is known that they mean this city. */
  private List<Located> places(@Nullable Path table, Datum datum) {
    Path file = Objects.requireNonNull(table);
    List<Located> told = LocatedTable.read(file, messages::println);
    Box city = network.box().widened(options.snap());
    PlaceCheck check =
        PlaceCheck.of(
            told.stream().map(row -> new PlaceCheck.Told(row.lon(), row.lat())).toList(), city);
    switch (check.verdict()) {
      case SWAPPED, ALL_OUTSIDE -> throw new StreetsFailure(file + ": " + check.sentence(city));
      case SOME_OUTSIDE -> messages.println(file + ": " + check.sentence(city));
      case FINE -> {}
    }
    List<Located> places = new ArrayList<>(told.size());
    for (Located row : told) {
      if (Math.abs(row.lon()) > 180 || Math.abs(row.lat()) > 90) {
        messages.println(file + ": '" + row.id() + "' lies nowhere on earth");
      } else {
        LonLat place = datum.toWgs84(new LonLat(row.lon(), row.lat()));
        places.add(new Located(row.id(), place.lon(), place.lat()));
      }
    }
    return places;
  }

  private List<Snapped> snap(String what, List<Located> places) {
    List<Snapped> snapped = new ArrayList<>(places.size());
    for (Located place : places) {
      Snapped at = snapper.snap(place.lon(), place.lat());
      snapped.add(at);
      if (at instanceof Snapped.Refused refused) {
        messages.println(what + " '" + place.id() + "' is refused: " + sentence(refused));
      } else if (at instanceof Snapped.At on && on.island() != Snapped.At.NO_ISLAND) {
        messages.println(
            String.format(
                Locale.ROOT,
                "%s '%s' stands beside island %d, which no street joins to the rest; the street"
                    + " taken is %.0f m away",
                what,
                place.id(),
                on.island(),
                on.legMetres()));
      }
    }
    return snapped;
  }

  private String sentence(Snapped.Refused refused) {
    return switch (refused.reason()) {
      case OUTSIDE -> "it lies outside the extract, " + network.box();
      case TOO_FAR ->
          Double.isNaN(refused.metres())
              ? "no street that leads anywhere is within kilometres"
              : String.format(
                  Locale.ROOT,
                  "the nearest street that leads anywhere is %.0f m away",
                  refused.metres());
    };
  }
}
