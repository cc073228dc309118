package io.xiaoneng.bench.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.bench.report.Report;
import io.xiaoneng.bench.stand.Truth;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.casefile.CaseFacts;
import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.event.Decoded;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventDecoder;
import io.xiaoneng.job.casefile.CaseRow;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.row.CaseRowEncoder;
import io.xiaoneng.row.CubeRowEncoder;
import io.xiaoneng.simulator.SimulatorOptions;
import io.xiaoneng.simulator.bench.BenchLoad;
import io.xiaoneng.simulator.run.EventOut;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generator's truth against the tallies of rows that a plain fold of its events gives. */
class TruthOfATinyRunTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @TempDir Path directory;

  /** A job of a dozen lines: one row a case and event, one a cell and case. */
  private static final class TinyJob implements EventOut {
    private final MutableRegistry registry = new MutableRegistry(ZONE);
    private final Rules rules = new Rules(WorkCalendar.of("cn"), ZONE, registry);
    private final EventDecoder decoder = new EventDecoder();
    private final Map<String, byte[]> states = new HashMap<>();
    private final CaseTally cases = new CaseTally();
    private final CellTally cells = new CellTally();
    private long records;

    @Override
    public void send(String topic, String key, byte[] value, boolean imported) {
      if (topic.equals("xiaoneng.registry")) {
        registry.apply(key, value, 0);
        return;
      }
      records++;
      Instant recorded = Instant.parse("2026-08-01T00:00:00Z");
      Decoded decoded = decoder.decode(value, 0, value.length, recorded, registry, false);
      assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
      byte[] event = EventCodec.encode(((Decoded.Accepted) decoded).event(), recorded);
      states.compute(key, (id, state) -> CaseState.merge(state, event));
      CaseRow row = new CaseRow();
      CaseFacts facts = facts(key);
      row.row = new CaseRowEncoder().encode(facts);
      row.events = facts.events();
      cases.take(row);
    }

    private CaseFacts facts(String caseId) {
      return CaseFold.fold(caseId, CaseState.events(states.get(caseId)), rules);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    Totals totals() {
      Map<CubeKey, CubeCell> cube = new HashMap<>();
      CubeRowEncoder encoder = new CubeRowEncoder();
      long version = 0;
      for (String caseId : states.keySet()) {
        for (CubeContribution each : CubeContribution.of(facts(caseId))) {
          CubeCell cell = cube.computeIfAbsent(each.key(), key -> new CubeCell());
          cell.add(each);
          cells.take(encoder.encode(each.key(), ++version, cell));
        }
      }
      Totals totals = new Totals();
      cases.addTo(totals);
      cells.addTo(totals);
      return totals;
    }
  }

  private final TinyJob job = new TinyJob();

  private Report checked(Totals totals) {
    Truth truth = Truth.read(directory);
    Report report = new Report();
    report.check("records", truth.total(Truth.RECORDS), job.records);
    for (String name : Truth.CHECKED) {
      report.check(name, truth.total(name), totals.sums().get(name));
    }
    return report;
  }

  private Totals run() {
    SimulatorOptions options =
        SimulatorOptions.parse(
            "--kafka",
            "unused:1",
            "--data",
            directory.toString(),
            "--zone",
            ZONE.getId(),
            "--bench",
            "7000");
    new BenchLoad(options, job, new PrintStream(OutputStream.nullOutputStream())).run();
    return job.totals();
  }

  @Test
  void rightResultsAreFoundRight() {
    Report report = checked(run());

    assertThat(report.wrong()).isEmpty();
    assertThat(report.right()).isTrue();
    assertThat(Truth.read(directory).total("cases")).isEqualTo(1_000);
    assertThat(Truth.read(directory).daily()).isNotEmpty();
  }

  @Test
  void oneLostDayIsFoundWrongAndNamed() {
    Totals totals = run();
    totals.add("d1Sum", -1);

    Report report = checked(totals);

    assertThat(report.right()).isFalse();
    assertThat(report.wrong()).singleElement().asString().startsWith("d1Sum: ");
  }
}
