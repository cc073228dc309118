package io.xiaoneng.bench.job;

/** From the first archived event in this process to the end of the last sink's input. */
final class Race {
  private static final Totals TOTALS = new Totals();
  private static long begun;
  private static long cpuBegun;
  private static long ended;
  private static long cpuEnded;

  private Race() {}

  static synchronized void begin() {
    if (begun == 0) {
      begun = System.nanoTime();
      cpuBegun = ProcessCpu.nanos();
    }
  }

  static synchronized void end(Tally<?> tally) {
    ended = System.nanoTime();
    cpuEnded = ProcessCpu.nanos();
    tally.addTo(TOTALS);
  }

  static synchronized double seconds() {
    return (ended - begun) / 1e9;
  }

  static synchronized long cpuMicros() {
    return (cpuEnded - cpuBegun) / 1_000;
  }

  static synchronized Totals totals() {
    return TOTALS;
  }
}
