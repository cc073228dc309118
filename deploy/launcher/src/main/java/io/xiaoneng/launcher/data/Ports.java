package io.xiaoneng.launcher.data;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntPredicate;

/** The internal ports of one installation, on 127.0.0.1; kept so that they stay the same. */
public final class Ports {
  private static final String FILE = "ports.properties";
  private static final int LAST = 65535;

  private final Map<Port, Integer> numbers;

  private Ports(Map<Port, Integer> numbers) {
    this.numbers = numbers;
  }

  /** The number of a port. */
  public int of(Port port) {
    return Objects.requireNonNull(numbers.get(port));
  }

  /** {@code 127.0.0.1:number}. */
  public String address(Port port) {
    return "127.0.0.1:" + of(port);
  }

  /**
   * Chooses the ports: the ones kept in the directory where they are free, else the preferred ones,
   * else any. What was chosen is kept.
   *
   * @param base when positive, ports are taken from here upwards instead of the preferred ones
   * @param taken a port that is not to be used: the one of the pages
   */
  public static Ports choose(DataDirectory data, int base, int taken) {
    Path file = data.conf().resolve(FILE);
    Properties kept = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader reader = Files.newBufferedReader(file)) {
          kept.load(reader);
        }
      }
      Ports ports = new Ports(choose(kept, base, taken, Ports::isFree));
      Properties chosen = new Properties();
      ports.numbers.forEach((port, number) -> chosen.setProperty(port.name(), number.toString()));
      try (Writer writer = Files.newBufferedWriter(file)) {
        chosen.store(
            writer, "Internal ports, all on 127.0.0.1. May be removed while nothing runs.");
      }
      return ports;
    } catch (IOException | IllegalArgumentException e) {
      throw new LaunchException("cannot read or write " + file + " (" + e + ")", e);
    }
  }

  /**
   * The ports of an installation that was started before.
   *
   * @throws LaunchException when there is none
   */
  public static Ports kept(DataDirectory data) {
    Path file = data.conf().resolve(FILE);
    if (!Files.exists(file)) {
      throw new LaunchException("nothing was ever started on " + data.root());
    }
    Properties kept = new Properties();
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    try (Reader reader = Files.newBufferedReader(file)) {
      kept.load(reader);
      for (Port port : Port.values()) {
        numbers.put(port, Integer.valueOf(kept.getProperty(port.name(), "")));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new LaunchException("cannot read " + file + " (" + e + ")", e);
    }
    return new Ports(numbers);
  }

  static Map<Port, Integer> choose(Properties kept, int base, int taken, IntPredicate free) {
    Map<Port, Integer> numbers = new EnumMap<>(Port.class);
    Set<Integer> used = new HashSet<>(Set.of(taken));
    IntPredicate usable = number -> !used.contains(number) && free.test(number);
    for (Port port : Port.values()) {
      int wanted = Integer.parseInt(kept.getProperty(port.name(), "0"));
      int number = wanted;
      if (wanted < 1 || wanted > LAST || !usable.test(wanted)) {
        number = next(base > 0 ? base : port.preferred(), usable);
      }
      used.add(number);
      numbers.put(port, number);
    }
    return numbers;
  }

  private static int next(int from, IntPredicate usable) {
    for (int number = from; number <= LAST; number++) {
      if (usable.test(number)) {
        return number;
      }
    }
    throw new LaunchException("no free port from " + from + " upwards");
  }

  /** Whether nobody listens on the port, on any address. */
  public static boolean isFree(int number) {
    try (ServerSocket any = new ServerSocket(number);
        ServerSocket loopback = loopback(number, any)) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Some systems let a wildcard and a loopback listener share a port; ask for both, one by one. */
  private static ServerSocket loopback(int number, ServerSocket any) throws IOException {
    any.close();
    return new ServerSocket(number, 1, InetAddress.getLoopbackAddress());
  }

  /** Refuses to start when the port of the pages is in use. */
  public static void requireFree(int port) {
    if (!isFree(port)) {
      throw new LaunchException("port " + port + " is in use; choose another one with --port");
    }
  }
}
