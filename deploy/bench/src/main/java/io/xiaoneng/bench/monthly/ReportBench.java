package io.xiaoneng.bench.monthly;

import io.xiaoneng.bench.stand.ChildJvm;
import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.report.ReportWriter;
import io.xiaoneng.dashboard.report.format.ReportWriters;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Writes the report in one format. Arguments: how many units, the format, the file. Answers with
 * seconds and with the most memory that the process ever held.
 */
public final class ReportBench {

  private static final String PEAK = "VmHWM:";

  private ReportBench() {}

  /** Runs and answers. */
  public static void main(String[] args) throws IOException {
    int units = Integer.parseInt(args[0]);
    ReportFormat format = ReportFormat.valueOf(args[1]);
    ReportWriter writer =
        ReportWriters.all(ZoneId.of("Asia/Shanghai")).stream()
            .filter(each -> each.format() == format)
            .findFirst()
            .orElseThrow();
    long begun = System.nanoTime();
    try (OutputStream out = Files.newOutputStream(Path.of(args[2]))) {
      writer.write(new MadeReport(units).document(), out);
    }
    ChildJvm.answer("seconds", (System.nanoTime() - begun) / 1e9);
    ChildJvm.answer("megabytes", peak());
    ChildJvm.answer("size", Files.size(Path.of(args[2])) / 1e6);
  }

  /** As the operating system counts it, with all that is not heap; NaN where it does not tell. */
  private static double peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return Double.NaN;
    }
    for (String each : Files.readAllLines(status)) {
      if (each.startsWith(PEAK)) {
        String kilobytes = each.substring(PEAK.length()).toLowerCase(Locale.ROOT).replace("kb", "");
        return Long.parseLong(kilobytes.strip()) / 1024.0;
      }
    }
    return Double.NaN;
  }
}
