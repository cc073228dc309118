package io.xiaoneng.streets;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.circle.place.Datum;
import io.xiaoneng.circle.place.LonLat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreetsCommandTest {

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  @BeforeEach
  void town() throws IOException {
    Files.writeString(file("town.osm"), Town.osm(), StandardCharsets.UTF_8);
    Files.writeString(
        file("cells.csv"),
        String.format(Locale.ROOT, "id,lon,lat%nc1,%.6f,%.6f%n", Town.lon(2), Town.lat(2)));
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private int run(String... args) {
    return Streets.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(messages, true, StandardCharsets.UTF_8));
  }

  private String messages() {
    return messages.toString(StandardCharsets.UTF_8);
  }

  private int measure(String datum, String... points) throws IOException {
    Files.writeString(file("points.csv"), "id,lon,lat\n" + String.join("\n", points) + "\n");
    return run(
        "--osm", file("town.osm").toString(),
        "--streets", file("streets.bin").toString(),
        "--points", file("points.csv").toString(),
        "--cells", file("cells.csv").toString(),
        "--datum", datum,
        "--out", file("out").toString());
  }

  private static String row(String id, double lon, double lat) {
    return String.format(Locale.ROOT, "%s,%.9f,%.9f", id, lon, lat);
  }

  @Test
  void swappedCoordinatesAreNamedAndNothingIsMeasured() throws Exception {
    int code = measure("wgs84", row("p1", Town.lat(2), Town.lon(2) - 0.0001));

    assertThat(code).isEqualTo(1);
    assertThat(messages()).contains("points.csv", "longitude and latitude are swapped");
    assertThat(file("out/reach.csv")).doesNotExist();
  }

  @Test
  void pointsOfAnotherCityAreNamed() throws Exception {
    assertThat(measure("wgs84", row("p1", 121.5, 31.2))).isEqualTo(1);
    assertThat(messages()).contains("all 1 positions lie outside");
  }

  @Test
  void pointsFarFromAnyStreetOrOutsideAreNamedAndReachNothing() throws Exception {
    int code =
        measure(
            "wgs84",
            row("here", Town.lon(2), Town.lat(2)),
            row("river", Town.lon(2) + Town.STEP / 2, Town.lat(-2) - 0.00045),
            row("away", 110.9, 34.2),
            row("twice", Town.lon(3), Town.lat(3)),
            row("twice", Town.lon(4), Town.lat(4)),
            "nowhere,,");

    assertThat(code).isZero();
    assertThat(messages())
        .contains("point 'away' is refused: it lies outside the extract")
        .contains("line 6: 'twice' is there already")
        .contains("'nowhere' has no coordinates");
    assertThat(Files.readAllLines(file("out/reach.csv")))
        .filteredOn(line -> line.startsWith("away,"))
        .isEmpty();
  }

  @Test
  void aPointTooFarFromItsStreetIsRefusedWithTheDistance() throws Exception {
    Files.writeString(
        file("points.csv"),
        "id,lon,lat\n"
            + row("far", Town.lon(2) + Town.STEP / 2, Town.lat(2) + Town.STEP / 2)
            + "\n");
    int code =
        run(
            "--osm", file("town.osm").toString(),
            "--streets", file("streets.bin").toString(),
            "--points", file("points.csv").toString(),
            "--cells", file("cells.csv").toString(),
            "--snap", "25",
            "--out", file("out").toString());

    assertThat(code).isZero();
    assertThat(messages())
        .containsPattern(
            "point 'far' is refused: the nearest street that leads anywhere is \\d\\d m away");
  }

  @Test
  void aPointBesideAnIslandIsNamedAndTakesTheStreetThatLeadsSomewhere() throws Exception {
    assertThat(measure("wgs84", row("court", Town.lon(Town.SIDE + 1), Town.lat(2)))).isZero();

    assertThat(messages()).contains("point 'court' stands beside island");
    assertThat(Files.readAllLines(file("out/reach.csv"))).anyMatch(l -> l.startsWith("court,c1,"));
  }

  @Test
  void chinesePositionsStandWhereTheirWorldPositionsStand() throws Exception {
    LonLat here = new LonLat(Town.lon(2), Town.lat(2) + 0.0002);
    assertThat(measure("wgs84", row("p", here.lon(), here.lat()))).isZero();
    List<String> world = Files.readAllLines(file("out/points.csv"));
    for (Datum datum : List.of(Datum.GCJ02, Datum.BD09)) {
      LonLat told = datum.fromWgs84(here);
      assertThat(measure(datum.name(), row("p", told.lon(), told.lat()))).isZero();
      assertThat(Files.readAllLines(file("out/points.csv"))).isEqualTo(world);
    }
  }

  @Test
  void aWrongCommandLineIsToldWithTheUsage() {
    assertThat(run("--osm", "x.osm")).isEqualTo(2);
    assertThat(messages()).contains("--streets is missing", "usage:");
    assertThat(run("--streets", "x", "--paces", "fast")).isEqualTo(2);
    assertThat(messages()).contains("a pace is 'fast'");
    assertThat(run("--streets", "x", "--minutes", "31")).isEqualTo(2);
    assertThat(messages()).contains("--minutes is '31', must be a whole number from 1 to 30");
  }

  @Test
  void helpIsTheUsage() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: --streets FILE");
  }

  @Test
  void aCutFileOfStreetsIsRefused() throws Exception {
    assertThat(measure("wgs84", row("p", Town.lon(2), Town.lat(2)))).isZero();
    byte[] bytes = Files.readAllBytes(file("streets.bin"));
    Files.write(file("streets.bin"), Arrays.copyOf(bytes, bytes.length - 9));

    assertThat(run("--streets", file("streets.bin").toString())).isEqualTo(1);
    assertThat(messages()).contains("is cut or damaged: its check sum is wrong");
  }
}
