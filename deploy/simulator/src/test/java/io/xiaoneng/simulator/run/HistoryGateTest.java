package io.xiaoneng.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HistoryGateTest {

  @TempDir Path directory;
  private Path file;
  private final MemoryOut out = new MemoryOut();
  private final StopSign stop = new StopSign();

  @BeforeEach
  void name() {
    file = directory.resolve("days");
  }

  @Test
  void withoutAFileItIsOpen() {
    new HistoryGate(null, out, stop).await(Long.MAX_VALUE);
    assertThat(stop.raised()).isFalse();
  }

  @Test
  void itIsOpenAsFarAsTheFileSays() throws Exception {
    Files.writeString(file, "3\n");
    HistoryGate gate = new HistoryGate(file, out, stop);
    gate.await(1);
    gate.await(3);
    Thread waiting = new Thread(() -> gate.await(4));
    waiting.start();
    waiting.join(200);
    assertThat(waiting.isAlive()).isTrue();
    Path more = directory.resolve("more");
    Files.writeString(more, "4");
    Files.move(more, file, StandardCopyOption.ATOMIC_MOVE);
    waiting.join();
  }

  @Test
  void whatWasSentIsDurableBeforeItWaits() {
    out.send("topic", "key", "value".getBytes(StandardCharsets.UTF_8), true);
    stop.raise();
    assertThatThrownBy(() -> new HistoryGate(file, out, stop).await(1))
        .isInstanceOf(EventOut.Stopped.class);
    assertThat(out.durable).extracting(MemoryOut.Sent::value).isEqualTo(List.of("value"));
  }

  @Test
  void aFileWithoutANumberIsNamed() throws Exception {
    Files.writeString(file, "all");
    assertThatThrownBy(() -> new HistoryGate(file, out, stop).await(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(file.toString());
  }
}
