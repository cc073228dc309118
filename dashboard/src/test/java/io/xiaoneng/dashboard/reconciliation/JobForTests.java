package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.casefile.CaseState;
import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.cube.MendCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the job keeps: of a cell its sums, to which it adds and writes what comes out; of a ticket
 * or contract its events.
 */
final class JobForTests implements JobMends {

  private final City city;
  private final Map<CubeKey, CubeCell> kept = new HashMap<>();
  private final Map<String, byte[]> subjects = new HashMap<>();
  private long version = 2L << 32;

  /** How many events were given to cases. */
  final List<String> events = new ArrayList<>();

  JobForTests(City city) {
    this.city = city;
    city.facts()
        .forEach(
            facts ->
                CubeContribution.of(facts)
                    .forEach(c -> kept.computeIfAbsent(c.key(), key -> new CubeCell()).add(c)));
  }

  /** Loses the last event of a ticket or contract, and writes what it makes of the rest. */
  void lose(String subject) throws Exception {
    List<byte[]> events = city.events(subject);
    for (byte[] each : events.subList(0, events.size() - 1)) {
      subjects.compute(subject, (key, state) -> CaseState.merge(state, each));
    }
    write(subject);
  }

  /** Writes the row of a ticket or contract, as when there is news of it. */
  void write(String subject) throws Exception {
    city.writeSubject(subject, Objects.requireNonNull(subjects.get(subject)));
  }

  /** Adds to a cell and writes it, as when a case changes. */
  void add(CubeKey key, CubeCell addend) throws Exception {
    CubeCell cell = kept.computeIfAbsent(key, k -> new CubeCell());
    cell.add(addend);
    city.writeCell(key, cell, ++version);
  }

  @Override
  public void send(List<Command> commands) {
    for (Command each : commands) {
      byte[] event = MendCommand.event(each.value());
      if (event != null) {
        events.add(each.key());
        subjects.computeIfPresent(each.key(), (key, state) -> CaseState.merge(state, event));
        continue;
      }
      MendCommand.CellAddend cell = MendCommand.cell(each.key(), each.value());
      if (cell == null) {
        throw new IllegalArgumentException("no command: " + each);
      }
      try {
        add(cell.key(), CubeCell.decode(cell.addend()));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {}
}
