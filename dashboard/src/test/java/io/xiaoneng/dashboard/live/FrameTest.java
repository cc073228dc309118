package io.xiaoneng.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class FrameTest {

  @Test
  void anEventIsItsLinesAndAnEmptyOne() {
    assertThat(text(Frame.event("7", "overview", "{\"n\":1}")))
        .isEqualTo("id:7\nevent:overview\ndata:{\"n\":1}\n\n");
    assertThat(text(Frame.event(null, "beat", "{}"))).isEqualTo("event:beat\ndata:{}\n\n");
    assertThat(text(Frame.comment("ping"))).isEqualTo(":ping\n\n");
  }

  @Test
  void anyRowOfFramesIsOneStreamOfGzip() throws Exception {
    Random random = new Random(11);
    List<Frame> made = new ArrayList<>();
    for (int length : List.of(0, 1, 100, 8_150, 8_192, 60_000, 300_000)) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < length; i++) {
        line.append((char) (i % 3 == 0 ? '一' + random.nextInt(2_000) : 'a' + random.nextInt(26)));
      }
      made.add(Frame.event(Integer.toString(length), "overview", line.toString()));
    }
    for (int row = 0; row < 50; row++) {
      List<Frame> frames =
          random.ints(8, 0, made.size()).mapToObj(made::get).toList(); // some left out, some twice
      ByteArrayOutputStream stream = new ByteArrayOutputStream();
      stream.write(Frame.begin(true));
      StringBuilder expected = new StringBuilder();
      for (Frame frame : frames) {
        stream.write(frame.bytes(true));
        expected.append(text(frame));
      }
      byte[] read = new byte[expected.toString().getBytes(StandardCharsets.UTF_8).length];
      assertThat(read(stream.toByteArray(), read)).isEqualTo(read.length);
      assertThat(new String(read, StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }
  }

  @Test
  void itIsCompressedOnceForAll() {
    Frame frame = Frame.event("1", "overview", "x".repeat(10_000));
    assertThat(frame.bytes(true)).isSameAs(frame.bytes(true)).hasSizeLessThan(200);
    assertThat(frame.bytes(false)).isSameAs(frame.bytes(false));
  }

  /** What arrives before the stream has ended, as it never does. */
  private static int read(byte[] stream, byte[] into) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(stream))) {
      return in.readNBytes(into, 0, into.length);
    }
  }

  private static String text(Frame frame) {
    return new String(frame.bytes(false), StandardCharsets.UTF_8);
  }
}
