package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.CellMap;
import io.xiaoneng.circle.CellProblem;
import io.xiaoneng.circle.street.Places;
import io.xiaoneng.registry.Cell;
import io.xiaoneng.row.RowBinary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code circle_cell} without its version.
 *
 * @param lon WGS 84; 0 where not told
 * @param lat WGS 84; 0 where not told
 * @param population null where nobody has told a number that can be one
 * @param counts whether it is in the sums
 * @param problem name of the {@link CellProblem.Kind} that weighs most, "" for none
 */
record CellRow(
    String cell,
    double lon,
    double lat,
    @Nullable Long population,
    String community,
    boolean counts,
    String problem,
    String snapped,
    @Nullable Double metres) {

  static final String COLUMNS =
      "cell, version, gone, lon, lat, population, community, counts, problem, snapped, metres";

  /** Every cell of the ground. */
  static List<CellRow> of(Ground ground) {
    CellMap map = ground.cells();
    Map<String, CellProblem.Kind> problems = new HashMap<>();
    for (CellProblem each : map.problems()) {
      if (each.kind() != CellProblem.Kind.COMMUNITY_WITHOUT_CELLS) {
        problems.merge(each.subject(), each.kind(), CellRow::weightier);
      }
    }
    Places places = ground.places();
    List<CellRow> rows = new ArrayList<>(map.cells().size());
    for (int i = 0; i < map.cells().size(); i++) {
      Cell cell = map.cells().get(i);
      Standing standing = Standing.of(cell, places == null ? null : places.of(i));
      CellProblem.Kind problem = problems.get(cell.id());
      Long told = cell.population();
      rows.add(
          new CellRow(
              cell.id(),
              number(cell.lon()),
              number(cell.lat()),
              told == null || told < 0 ? null : told,
              cell.community(),
              map.community(i) != null,
              problem == null ? "" : problem.name(),
              standing.word(),
              standing.metres()));
    }
    return rows;
  }

  /** What takes a cell out of the sums weighs more than what is missing from it. */
  private static CellProblem.Kind weightier(CellProblem.Kind one, CellProblem.Kind other) {
    return weight(one) >= weight(other) ? one : other;
  }

  private static int weight(CellProblem.Kind kind) {
    return switch (kind) {
      case WITHOUT_COMMUNITY, UNKNOWN_COMMUNITY, OVERLAPPING -> 2;
      case WITHOUT_POPULATION, NEGATIVE_POPULATION -> 1;
      case WITHOUT_POSITION, COMMUNITY_WITHOUT_CELLS -> 0;
    };
  }

  private static double number(@Nullable Double told) {
    return told == null ? 0 : told;
  }

  static CellRow read(ResultSet row) throws SQLException {
    long population = row.getLong(4);
    Long people = row.wasNull() ? null : population;
    String community = row.getString(5);
    boolean counts = row.getBoolean(6);
    String problem = row.getString(7);
    String snapped = row.getString(8);
    double metres = row.getDouble(9);
    Double leg = row.wasNull() ? null : metres;
    return new CellRow(
        row.getString(1),
        row.getDouble(2),
        row.getDouble(3),
        people,
        community,
        counts,
        problem,
        snapped,
        leg);
  }

  void write(RowBinary out, long version, boolean gone) {
    out.string(cell).int64(version).bool(gone).float64(lon).float64(lat);
    Long people = population;
    if (people == null) {
      out.int8(1);
    } else {
      out.int8(0).int64(people);
    }
    out.string(community).bool(counts).string(problem).string(snapped).nullableFloat64(metres);
  }
}
