package io.xiaoneng.job;

import io.xiaoneng.job.cube.CubeTable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** cube_cell as the highest version of each cell; one for each name in this process. */
public record TableInMemory(String name) implements CubeTable {

  private static final Map<String, Map<String, CubeRow>> TABLES = new ConcurrentHashMap<>();

  public Map<String, CubeRow> rows() {
    return TABLES.computeIfAbsent(name, key -> new ConcurrentHashMap<>());
  }

  public void put(byte[] row) {
    CubeRow cell = CubeRow.of(row);
    rows().merge(cell.address(), cell, (a, b) -> a.version() > b.version() ? a : b);
  }

  @Override
  public long maxVersion() {
    return rows().values().stream().mapToLong(CubeRow::version).max().orElse(0);
  }

  @Override
  public List<String> cellsAbove(long version) {
    return rows().values().stream()
        .filter(row -> row.version() > version)
        .map(CubeRow::address)
        .toList();
  }
}
