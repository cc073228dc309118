package io.xiaoneng.event;

import io.xiaoneng.registry.MutableRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The corpus of good and bad events that everything that takes events in must judge alike. */
public final class Corpus {

  /**
   * One envelope.
   *
   * @param name its file without the ending, for example {@code bad/bad-time/leap-second}
   * @param bytes as a sender sent them
   */
  public record Sample(String name, byte[] bytes) {

    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * An envelope that must be refused.
   *
   * @param reason for just this
   */
  public record Bad(Reason reason, Sample sample) {

    @Override
    public String toString() {
      return sample.name();
    }
  }

  private Corpus() {}

  /** What must be accepted, against {@link #registry}. */
  public static List<Sample> good() {
    return files().entrySet().stream()
        .filter(file -> file.getKey().startsWith("good/"))
        .map(file -> sample(file.getKey(), file.getValue()))
        .toList();
  }

  /** What must be refused, those too large for a file included. */
  public static List<Bad> bad() {
    List<Bad> bad = new ArrayList<>();
    files()
        .forEach(
            (name, bytes) -> {
              if (name.startsWith("bad/")) {
                bad.add(new Bad(reason(name.split("/")[1]), sample(name, bytes)));
              }
            });
    tooLarge().forEach((name, bytes) -> bad.add(new Bad(Reason.TOO_LARGE, sample(name, bytes))));
    return bad;
  }

  /** The first 128 bits, in hexadecimal, of the hash of each good one, by its name. */
  public static Map<String, String> hashes() {
    Map<String, String> hashes = new LinkedHashMap<>();
    new String(file("hashes.tsv"), StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.split("\t"))
        .forEach(row -> hashes.put("good/" + row[0], row[1]));
    return hashes;
  }

  /** Key and value of each registry record that the corpus needs. */
  public static Map<String, byte[]> registryRecords() {
    try {
      Map<String, byte[]> records = new LinkedHashMap<>();
      ((Map<?, ?>) Json.parse(file("registry.json")))
          .forEach((key, value) -> records.put((String) key, Json.writeBytes(value)));
      return records;
    } catch (JsonException e) {
      throw new IllegalStateException("corpus/registry.json", e);
    }
  }

  /** The registry that the corpus is judged against. */
  public static MutableRegistry registry() {
    MutableRegistry registry = new MutableRegistry(ZoneId.of("Asia/Shanghai"));
    long offset = 0;
    for (Map.Entry<String, byte[]> record : registryRecords().entrySet()) {
      registry.apply(record.getKey(), record.getValue(), offset++);
    }
    return registry;
  }

  private static Map<String, byte[]> tooLarge() {
    byte[] good = good().get(0).bytes();
    int limit = EventDecoder.MAX_BYTES;
    Map<String, byte[]> large = new LinkedHashMap<>();
    byte[] spaces = Arrays.copyOf(good, limit + 1);
    Arrays.fill(spaces, good.length, spaces.length, (byte) ' ');
    large.put("bad/too-large/one-byte-of-space-too-many.json", spaces);
    large.put("bad/too-large/no-json-either.json", new byte[limit + 1]);
    large.put("bad/too-large/twice.json", Arrays.copyOf(spaces, 2 * limit));
    String padded =
        new String(good, StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"padding\":\"" + "x".repeat(limit) + "\",");
    large.put("bad/too-large/long-extra-field.json", padded.getBytes(StandardCharsets.UTF_8));
    large.put("bad/too-large/deep.json", "[".repeat(limit + 1).getBytes(StandardCharsets.US_ASCII));
    return large;
  }

  private static Sample sample(String file, byte[] bytes) {
    return new Sample(file.substring(0, file.length() - ".json".length()), bytes);
  }

  private static Reason reason(String code) {
    return Stream.of(Reason.values())
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("corpus/bad/" + code + " is no reason"));
  }

  private static byte[] file(String name) {
    byte[] bytes = files().get(name);
    if (bytes == null) {
      throw new IllegalStateException("corpus/" + name + " is missing");
    }
    return bytes;
  }

  private static Map<String, byte[]> files() {
    try {
      URI root = Corpus.class.getResource("/corpus/README.md").toURI();
      if (!root.getScheme().equals("jar")) {
        return read(Path.of(root).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
        return read(jar.getPath("/corpus"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the corpus cannot be read", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> read(Path root) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    }
    return files;
  }
}
