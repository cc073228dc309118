package io.xiaoneng.dashboard.reconciliation;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeContribution;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.cube.MendCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The job's cube: keeps a cell's sums, adds to them and writes what comes out. */
final class JobForTests implements JobMends {

  private final City city;
  private final Map<CubeKey, CubeCell> kept = new HashMap<>();
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

  /** Adds to a cell and writes it, as when a case changes. */
  void add(CubeKey key, CubeCell addend) throws Exception {
    CubeCell cell = kept.computeIfAbsent(key, k -> new CubeCell());
    cell.add(addend);
    city.writeCell(key, cell, ++version);
  }

  @Override
  public void send(List<Command> commands) {
    for (Command each : commands) {
      if (MendCommand.event(each.value()) != null) {
        events.add(each.key());
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
