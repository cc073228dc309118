package io.xiaoneng.importer;

import io.xiaoneng.importer.mapping.Mapping;
import io.xiaoneng.importer.mapping.MappingReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** An import whose events stay in memory. */
final class ImportRig implements EventSink {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  final List<String> events = new ArrayList<>();
  final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  final Path dir;
  ImportRun run;

  ImportRig(Path dir) {
    this.dir = dir;
  }

  Path file(String name, String content) {
    return file(name, content, StandardCharsets.UTF_8);
  }

  Path file(String name, String content, Charset charset) {
    try {
      return Files.write(dir.resolve(name), content.getBytes(charset));
    } catch (IOException full) {
      throw new AssertionError(full);
    }
  }

  ImportRig imports(Path log, Path mapping) {
    return imports(log, mapping, null);
  }

  ImportRig imports(Path log, Path mapping, Path rejects) {
    Mapping read = MappingReader.read(mapping, ZONE);
    try (Rejects refused = rejects == null ? null : Rejects.at(rejects, read.format())) {
      run =
          new ImportRun(
              read,
              ZONE,
              this,
              refused,
              new PrintStream(messages, true, StandardCharsets.UTF_8),
              Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC));
      run.run(log, false);
    }
    return this;
  }

  String said() {
    return messages.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void send(String subject, byte[] envelope) {
    events.add(new String(envelope, StandardCharsets.UTF_8));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
