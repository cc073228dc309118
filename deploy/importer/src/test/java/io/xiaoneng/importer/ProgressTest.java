package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void withoutATerminalThereIsALineEveryFiveSeconds() throws IOException {
    Progress progress = progress(false);
    progress.counting(new ByteArrayInputStream(new byte[250])).readAllBytes();
    progress.at(100);
    nanos.set(5_000_000_000L);
    progress.at(1_000);
    progress.at(1_001);
    progress.end();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines(" 25 %  1,000 events  200/s  15 s left\n");
  }

  @Test
  void onATerminalABarStaysOnItsLine() throws IOException {
    Progress progress = progress(true);
    progress.counting(new ByteArrayInputStream(new byte[500])).readAllBytes();
    nanos.set(1_000_000_000L);
    progress.at(10);
    progress.end();
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("\r[###############...............]  50 %")
        .endsWith("\r\u001b[K")
        .doesNotContain("\n");
  }

  private Progress progress(boolean terminal) {
    return new Progress(
        new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, 1_000, nanos::get);
  }
}
