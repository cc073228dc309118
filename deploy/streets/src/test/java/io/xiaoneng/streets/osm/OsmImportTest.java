package io.xiaoneng.streets.osm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.circle.street.Islands;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.streets.SharedData;
import io.xiaoneng.streets.StreetsFailure;
import io.xiaoneng.streets.Town;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OsmImportTest {

  @TempDir Path directory;

  @Test
  void whatMayBeWalkedIsThereAndWhatMayNotIsNot() throws Exception {
    StreetNetwork town = OsmImport.read(town());

    int side = Town.SIDE;
    int lattice = side * (side - 1) * 2;
    // Less the crossings of the motorway but the bridge; the gate takes its two halves of a street
    // as dead ends; the court is one more.
    assertThat(town.edges()).isEqualTo(lattice - (side - 1) + 1 + 1);
    int oneWay = 0;
    for (int edge = 0; edge < town.edges(); edge++) {
      oneWay += town.forward(edge) && town.backward(edge) ? 0 : 1;
    }
    assertThat(oneWay).as("edges walked in one direction only").isEqualTo(side - 2);
  }

  @Test
  void aCourtWithoutAStreetIsAnIsland() throws Exception {
    StreetNetwork town = OsmImport.read(town());

    assertThat(town.islands().all()).hasSize(2);
    assertThat(town.islands().all().get(1)).extracting(Islands.Island::edges).isEqualTo(1);
  }

  @Test
  void theRealCityIsReadWithItsLengths() {
    StreetNetwork porto = OsmImport.read(SharedData.require("osm/porto.osm.pbf"));

    assertThat(porto.edges()).isGreaterThan(10_000);
    assertThat(porto.islands().all().get(0).edges()).isGreaterThan(5_000);
    for (int edge = 0; edge < porto.edges(); edge++) {
      double beeline = porto.node(porto.from(edge)).metresTo(porto.node(porto.to(edge)));
      assertThat(porto.millimetres(edge) / 1000.0).isGreaterThan(beeline - 0.5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.00001, 0.001, 0.2, 0.5, 0.9, 0.99999})
  void anExtractCutAnywhereIsRefused(double share) throws Exception {
    byte[] whole = Files.readAllBytes(SharedData.require("osm/porto.osm.pbf"));
    Path cut = directory.resolve("cut.osm.pbf");
    Files.write(cut, Arrays.copyOf(whole, Math.max(2, (int) (whole.length * share))));

    assertThatThrownBy(() -> OsmImport.read(cut))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("cut.osm.pbf")
        .hasMessageMatching("(?s).*is cut: the block that begins at byte \\d+ has no end");
  }

  @Test
  void aDamagedExtractIsRefused() throws Exception {
    byte[] bytes = Files.readAllBytes(SharedData.require("osm/porto.osm.pbf"));
    bytes[bytes.length / 2] ^= 0x40;
    Path damaged = directory.resolve("damaged.osm.pbf");
    Files.write(damaged, bytes);

    assertThatThrownBy(() -> OsmImport.read(damaged))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("damaged.osm.pbf is damaged");
  }

  @Test
  void anExtractCutBetweenTwoBlocksIsRefusedByItsCheckSum() throws Exception {
    Path extract = directory.resolve("short.osm.pbf");
    Files.copy(SharedData.require("osm/porto.osm.pbf"), extract);
    Files.writeString(
        directory.resolve("short.osm.pbf.md5"), "00000000000000000000000000000000  porto.osm.pbf");

    assertThatThrownBy(() -> OsmImport.read(extract))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("its check sum is");
  }

  @Test
  void xmlCutInTheMiddleIsRefused() throws Exception {
    String whole = Town.osm();
    Path cut = directory.resolve("cut.osm");
    Files.writeString(cut, whole.substring(0, whole.length() / 2), StandardCharsets.UTF_8);

    assertThatThrownBy(() -> OsmImport.read(cut))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("cut.osm")
        .hasMessageContaining("cut or damaged");
  }

  @Test
  void aFileThatIsNoExtractIsRefused() throws Exception {
    Path text = directory.resolve("text.osm.pbf");
    Files.writeString(text, "these are no streets");
    assertThatThrownBy(() -> OsmImport.read(text)).hasMessageContaining("is no PBF extract");

    Path empty = directory.resolve("empty.osm.pbf");
    Files.write(empty, new byte[0]);
    assertThatThrownBy(() -> OsmImport.read(empty)).hasMessageContaining("is empty");

    assertThatThrownBy(() -> OsmImport.read(directory.resolve("none.osm.pbf")))
        .hasMessageContaining("is not there");
    Path other = directory.resolve("streets.shp");
    Files.write(other, new byte[] {1});
    assertThatThrownBy(() -> OsmImport.read(other)).hasMessageContaining("of an unknown kind");
  }

  @Test
  void anExtractWithoutStreetsIsRefused() throws Exception {
    Path nodes = directory.resolve("nodes.osm");
    Files.writeString(
        nodes,
        Town.osm().lines().filter(line -> !line.startsWith("<way")).reduce("", (a, b) -> a + b));

    assertThatThrownBy(() -> OsmImport.read(nodes))
        .isInstanceOf(StreetsFailure.class)
        .hasMessageContaining("nodes.osm");
  }

  private Path town() throws IOException {
    Path file = directory.resolve("town.osm");
    Files.writeString(file, Town.osm(), StandardCharsets.UTF_8);
    return file;
  }
}
