package io.xiaoneng.simulator.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * What a restart must know, in {@code simulator.properties} of the data directory. Written whole to
 * a new file that then takes the old one's place, so that a crash leaves one or the other.
 */
public final class SimState {

  private static final String FILE = "simulator.properties";

  private final Path file;
  private final Properties values;

  private SimState(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /**
   * The state of that directory, empty for a new one.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public static SimState load(Path directory) {
    Path file = directory.resolve(FILE);
    Properties values = new Properties();
    try {
      Files.createDirectories(directory);
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          values.load(in);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new SimState(file, values);
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public String text(String key, String whenMissing) {
    return values.getProperty(key, whenMissing);
  }

  /** A whole number; {@code whenMissing} also for one that is damaged. */
  public long number(String key, long whenMissing) {
    try {
      return Long.parseLong(values.getProperty(key, Long.toString(whenMissing)));
    } catch (NumberFormatException damaged) {
      return whenMissing;
    }
  }

  public SimState put(String key, Object value) {
    values.setProperty(key, String.valueOf(value));
    return this;
  }

  public void save() {
    Path next = file.resolveSibling(FILE + ".new");
    try {
      try (OutputStream out = Files.newOutputStream(next)) {
        values.store(out, "State of the simulated city; removing it begins a new history");
      }
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
