package io.xiaoneng.bench.job;

import java.lang.management.ManagementFactory;

/** What this process has used of the processors. */
public final class ProcessCpu {

  private ProcessCpu() {}

  /** In nanoseconds, user and system mode; 0 where the JVM does not know. */
  public static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean known
        ? known.getProcessCpuTime()
        : 0;
  }
}
