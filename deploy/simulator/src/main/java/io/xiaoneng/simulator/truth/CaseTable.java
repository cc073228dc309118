package io.xiaoneng.simulator.truth;

import static io.xiaoneng.simulator.truth.CasePlan.NONE;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The facts case by case, as CSV; times in UTC, empty for none. */
public final class CaseTable implements Closeable {

  private final PrintWriter out;

  public CaseTable(Path file) throws IOException {
    out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    out.println(
        "case,unit,district,item,channel,applied,accepted,decided,ended,due,d1,quarantined,test");
  }

  /** Writes one line, for a case of which something was delivered. */
  public void add(CaseTruth truth) {
    if (truth.delivered() == 0) {
      return;
    }
    CasePlan plan = truth.plan();
    out.println(
        String.join(
            ",",
            plan.caseNumber(),
            plan.unit(),
            plan.district(),
            plan.item(),
            truth.channel(),
            time(truth.applied()),
            time(truth.accepted()),
            time(truth.decided()),
            time(truth.ended()),
            time(truth.due()),
            truth.handlingDays() < 0 ? "" : Integer.toString(truth.handlingDays()),
            Boolean.toString(truth.quarantined()),
            Boolean.toString(plan.test())));
  }

  @Override
  public void close() {
    out.close();
  }

  private static String time(long millis) {
    return millis == NONE ? "" : Instant.ofEpochMilli(millis).toString();
  }
}
