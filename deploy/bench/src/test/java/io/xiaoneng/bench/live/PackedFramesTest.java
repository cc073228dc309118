package io.xiaoneng.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.bench.live.Messages.Message;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFramesTest {

  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private final Messages messages = new Messages();
  private final List<Message> heard = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 10, 17, 1_000_000})
  void eachMessageIsHeardOnceWhereverTheStreamIsCut(int size) {
    byte[] stream =
        stream(
            "id:7\nevent:overview\ndata:{\"a\":1}\n\n",
            ":ping\n\n",
            "id:7\nevent:overview\ndata:{\"a\":1}\n\n",
            "id:8\nevent:overview\ndata:{\"a\":" + "0123456789".repeat(2_000) + "}\n\n");
    PackedFrames frames = new PackedFrames(frame -> heard.add(messages.read(frame)));
    for (int from = 0; from < stream.length; from += size) {
      frames.onNext(List.of(ByteBuffer.wrap(stream, from, Math.min(size, stream.length - from))));
    }
    assertThat(heard)
        .extracting(Message::event)
        .containsExactly("overview", "", "overview", "overview");
    assertThat(heard).extracting(Message::id).containsExactly(7L, 0L, 7L, 8L);
    assertThat(heard.get(0)).isEqualTo(heard.get(2)).isNotEqualTo(heard.get(3));
    assertThat(heard.get(3).size()).isEqualTo("data:{\"a\":}".length() + 20_000);
  }

  private static byte[] stream(String... texts) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    stream.writeBytes(HEADER);
    byte[] buffer = new byte[65_536];
    for (String text : texts) {
      Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
      deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
      stream.write(buffer, 0, deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH));
      deflater.end();
    }
    return stream.toByteArray();
  }
}
