package io.xiaoneng.clickhouse.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clickhouse.data.ClickHouseCityHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockStreamTest {
  private final Random random = new Random(7);

  @Test
  @SuppressWarnings("deprecation")
  void hashesAsTheDriverDoesAtEveryLength() {
    for (int length = 0; length < 600; length++) {
      byte[] bytes = new byte[length + 3];
      random.nextBytes(bytes);
      long[] expected = ClickHouseCityHash.cityHash128(bytes, 3, length);
      assertThat(CityHash128.of(bytes, 3, length))
          .as("length %d", length)
          .isEqualTo(new CityHash128.Hash(expected[0], expected[1]));
    }
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    byte[] bytes = new byte[700_000];
    random.nextBytes(bytes);
    assertThat(new BlockInputStream(new ByteArrayInputStream(packed(bytes))).readAllBytes())
        .isEqualTo(bytes);
  }

  @Test
  void refusesADamagedBlock() throws IOException {
    byte[] packed = packed(new byte[1000]);
    packed[packed.length - 1] ^= 1;
    assertThatThrownBy(() -> new BlockInputStream(new ByteArrayInputStream(packed)).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checksum");
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BlockOutputStream blocks = new BlockOutputStream(out)) {
      blocks.write(bytes);
    }
    return out.toByteArray();
  }
}
