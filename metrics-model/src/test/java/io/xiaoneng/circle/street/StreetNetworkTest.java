package io.xiaoneng.circle.street;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreetNetworkTest {

  @TempDir Path directory;

  @Test
  void aNetworkComesBackFromItsFileAsItWas() throws Exception {
    StreetNetwork network = Lattice.of(7, 20);
    Path file = directory.resolve("streets.bin");
    StreetFile.write(network, file);
    StreetNetwork back = StreetFile.read(file);

    assertThat(back.arrays()).isDeepEqualTo(network.arrays());
    assertThat(back.ways()).isEqualTo(network.ways());
    assertThat(back.box()).isEqualTo(network.box());
    assertThat(back.islands().all()).isEqualTo(network.islands().all());
  }

  @Test
  void aFileCutOrChangedIsRefused() throws Exception {
    Path file = directory.resolve("streets.bin");
    StreetFile.write(Lattice.of(7, 5), file);
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 60, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> StreetFile.read(file))
          .isInstanceOf(StreetFileException.class)
          .hasMessageContaining("streets.bin");
    }
    whole[whole.length / 2] ^= 1;
    Files.write(file, whole);
    assertThatThrownBy(() -> StreetFile.read(file)).hasMessageContaining("cut or damaged");
    Files.writeString(file, "something else entirely, long enough to hold a head and a check sum");
    assertThatThrownBy(() -> StreetFile.read(file)).hasMessageContaining("no file of streets");
  }

  @Test
  void theShapeOfAnEdgeBeginsAndEndsAtItsNodes() {
    StreetBuilder streets = new StreetBuilder();
    int a = streets.node(108.9, 34.2);
    int b = streets.node(108.91, 34.21);
    streets.edge(a, b, 10, true, false, 108.903, 34.204, 108.905, 34.208);
    streets.edge(b, a, 10, false, true);
    StreetNetwork network = streets.build();

    assertThat(network.shapePoints(0)).isEqualTo(4);
    assertThat(network.shapeLon(0, 0)).isEqualTo(108.9);
    assertThat(network.shapeLat(0, 1)).isEqualTo(34.204);
    assertThat(network.shapeLon(0, 2)).isEqualTo(108.905);
    assertThat(network.shapeLat(0, 3)).isEqualTo(34.21);
    assertThat(network.shapePoints(1)).isEqualTo(2);
    assertThat(network.shapeLon(1, 0)).isEqualTo(108.91);
    assertThat(network.forward(0)).isTrue();
    assertThat(network.backward(0)).isFalse();
    assertThat(network.backward(1)).isTrue();
  }

  @Test
  void partsThatNoStreetJoinsAreCountedLargestFirst() {
    StreetBuilder streets = new StreetBuilder();
    for (int node = 0; node < 6; node++) {
      streets.node(node, 0);
    }
    streets.edge(4, 5, 1, true, true);
    streets.edge(2, 0, 1, false, true);
    streets.edge(2, 3, 1, true, true);
    StreetNetwork network = streets.build();

    assertThat(network.islands().all())
        .containsExactly(new Islands.Island(0, 2), new Islands.Island(4, 1));
    assertThat(network.islands().of(3)).isEqualTo(new Islands.Island(0, 2));
  }

  @Test
  void anEdgeThatIsNoneIsRefused() {
    StreetBuilder streets = new StreetBuilder();
    streets.node(0, 0);
    assertThatThrownBy(() -> streets.edge(0, 1, 5, true, true)).hasMessageContaining("from 0 to 1");
    assertThatThrownBy(() -> streets.edge(0, 0, -1, true, true)).hasMessageContaining("-1.0 m");
    assertThatThrownBy(() -> streets.edge(0, 0, 1, false, false))
        .hasMessageContaining("no direction");
  }
}
