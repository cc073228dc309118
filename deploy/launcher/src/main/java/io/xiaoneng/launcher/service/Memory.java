package io.xiaoneng.launcher.service;

import java.lang.management.ManagementFactory;

/**
 * How much memory each process gets, in megabytes, on a machine of a given size. The figures leave
 * room for the page cache, which Kafka and ClickHouse live on.
 *
 * @param kafkaHeap heap of the broker
 * @param clickHouseHeap heap of the engine's JVM
 * @param clickHouseEngine what the engine itself may use, outside that heap
 * @param jobManagerHeap heap of the JobManager
 * @param taskHeap heap for the job's operators
 * @param taskManaged memory of the state store, outside the heap
 * @param dashboardHeap heap of the dashboard
 * @param simulatorHeap heap of the simulator
 */
public record Memory(
    int kafkaHeap,
    int clickHouseHeap,
    int clickHouseEngine,
    int jobManagerHeap,
    int taskHeap,
    int taskManaged,
    int dashboardHeap,
    int simulatorHeap) {
  private static final long MEGABYTE = 1024L * 1024;
  private static final int SMALL = 6 * 1024;
  private static final int MEDIUM = 14 * 1024;

  /** For this machine, or the container it is. */
  public static Memory ofThisMachine() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      return of((int) Math.min(system.getTotalMemorySize() / MEGABYTE, Integer.MAX_VALUE));
    }
    return of(MEDIUM);
  }

  /** For a machine with so many megabytes; made for 4 GB and more. */
  static Memory of(int megabytes) {
    if (megabytes < SMALL) {
      return new Memory(384, 192, 900, 320, 512, 256, 384, 256);
    }
    if (megabytes < MEDIUM) {
      return new Memory(512, 256, 2_000, 448, 1_024, 512, 512, 384);
    }
    return new Memory(768, 384, 4_000, 512, 2_048, 1_024, 768, 512);
  }
}
