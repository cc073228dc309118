package io.xiaoneng.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the figures were measured on.
 *
 * @param cores as the JVM sees them
 * @param memoryGigabytes of the machine or its container; 0 where unknown
 * @param processor its name, "" where unknown
 * @param system kernel and architecture
 * @param java version of the JVM
 * @param load average over the minute before, negative where unknown
 */
public record Machine(
    int cores, long memoryGigabytes, String processor, String system, String java, double load) {

  /** This machine now: to be asked before anything is started. */
  public static Machine here() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    long memory =
        system instanceof com.sun.management.OperatingSystemMXBean known
            ? Math.round(known.getTotalMemorySize() / (double) (1L << 30))
            : 0;
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        memory,
        processorName(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        system.getSystemLoadAverage());
  }

  /** One line. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "%d cores%s, %d GB, %s, %s, load average before: %.2f",
        cores,
        processor.isEmpty() ? "" : " (" + processor + ")",
        memoryGigabytes,
        system,
        java,
        load);
  }

  private static String processorName() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
