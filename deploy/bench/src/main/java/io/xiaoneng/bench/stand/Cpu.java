package io.xiaoneng.bench.stand;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time that processes have used so far, in user and system mode.
 *
 * @param millis by name of the process
 */
public record Cpu(Map<String, Long> millis) {

  /** Of these processes, by id; one that does not run counts 0. */
  public static Cpu of(Map<String, Long> pids) {
    Map<String, Long> millis = new LinkedHashMap<>();
    pids.forEach((name, pid) -> millis.put(name, millis(pid)));
    return new Cpu(millis);
  }

  private static long millis(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .map(Duration::toMillis)
        .orElse(0L);
  }

  /** What was used from then to now. */
  public Cpu since(Cpu then) {
    Map<String, Long> used = new LinkedHashMap<>();
    millis.forEach(
        (name, now) -> used.put(name, Math.max(0, now - then.millis.getOrDefault(name, 0L))));
    return new Cpu(used);
  }

  /** All processes together, in microseconds for each of so many events. */
  public double microsPer(long events) {
    return millis.values().stream().mapToLong(Long::longValue).sum() * 1_000.0 / events;
  }

  /** One process, in microseconds for each of so many events. */
  public double microsPer(long events, String name) {
    return millis.getOrDefault(name, 0L) * 1_000.0 / events;
  }
}
