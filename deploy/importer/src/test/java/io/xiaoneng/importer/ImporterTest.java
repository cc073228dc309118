package io.xiaoneng.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ImporterTest {

  private static final String SAMPLE = "mappings/hall-register.csv";
  private static final String MAPPING = "mappings/hall-register.yaml";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

  @Test
  void dryRunSaysWhatWouldBeImported() {
    int code = run("--dry-run", "--file", SAMPLE, "--mapping", MAPPING, "--zone", "Asia/Shanghai");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualToNormalizingNewlines("dry run: 18 events would be imported, 0 rejected\n");
    assertThat(code).isZero();
  }

  @Test
  void missingArgumentIsNamed() {
    int code = run("--kafka", "127.0.0.1:1", "--mapping", MAPPING, "--zone", "Asia/Shanghai");
    assertThat(code).isEqualTo(2);
    assertThat(messages.toString(StandardCharsets.UTF_8)).startsWith("--file is missing");
  }

  @Test
  void unknownArgumentZoneAndFileAreNamed() {
    assertThat(run("--speed", "9")).isEqualTo(2);
    assertThat(run("--dry-run", "--file", SAMPLE, "--mapping", MAPPING, "--zone", "Moon"))
        .isEqualTo(2);
    assertThat(run("--dry-run", "--file", "gone.csv", "--mapping", MAPPING, "--zone", "UTC"))
        .isEqualTo(2);
    assertThat(messages.toString(StandardCharsets.UTF_8))
        .contains("unknown argument '--speed'", "--zone Moon", "the file gone.csv does not exist");
  }

  @Test
  void addressThatIsNoneIsOneSentence() {
    int code =
        run(
            "--kafka",
            "nowhere",
            "--file",
            SAMPLE,
            "--mapping",
            MAPPING,
            "--zone",
            "Asia/Shanghai");
    assertThat(code).isEqualTo(1);
    assertThat(messages.toString(StandardCharsets.UTF_8))
        .startsWith("--kafka nowhere is no address");
  }

  private int run(String... args) {
    return Importer.run(args, stream(out), stream(messages), false);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
