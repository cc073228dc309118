package io.xiaoneng.dashboard.reconciliation;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares every case and every cell with what the archived events say, beside a job that goes on.
 *
 * <p>A row that differs is looked at again, some time apart. It is called different when nothing
 * about it has changed between two looks, and either row and archive know the same events, or the
 * job has come past the events of the case. What goes on changing is left to the next run.
 *
 * <p>Cells are compared with the sum over all cases at one moment: over their rows, which have been
 * found right, and over the recomputation of those that have not.
 */
final class Reconciler {

  private static final String EXPECTED = "reconciliation_expected";
  private static final int MOST_DIFFERENT = 200_000;
  private static final int CHUNK = 500;

  private final Recomputation recomputation;
  private final ReconciliationSettings settings;

  /**
   * @param zone the city's
   * @param calendar id of the city's calendar
   */
  Reconciler(ZoneId zone, String calendar, ReconciliationSettings settings) {
    this.recomputation = new Recomputation(zone, calendar);
    this.settings = settings;
  }

  /**
   * Compares everything; changes no figure.
   *
   * @throws SQLException where ClickHouse fails
   * @throws IllegalStateException where more cases differ than can be listed
   */
  Report compare(Connection connection, Progress progress)
      throws SQLException, InterruptedException {
    recomputation.prepare(connection);
    Map<RowKind, RowComparison> tables = new EnumMap<>(RowKind.class);
    Map<RowKind, Map<String, RowComparison.Found>> suspects = new EnumMap<>(RowKind.class);
    for (RowKind kind : RowKind.values()) {
      tables.put(kind, RowComparison.of(kind, recomputation, connection));
      suspects.put(kind, new TreeMap<>());
    }
    long[] compared = new long[RowKind.values().length];
    progress.at("cutting the archive into slices", 0);
    List<String> slices = Slices.of(connection, settings.sliceEvents());
    for (String slice : slices) {
      int differ = 0;
      for (RowKind kind : RowKind.values()) {
        Map<String, RowComparison.Found> ofKind = of(suspects, kind);
        long subjects = count(connection, kind, slice);
        if (subjects > 0 || rows(connection, kind, slice) > 0) {
          ofKind.putAll(
              of(tables, kind)
                  .compare(connection, slice.formatted("subject"), slice.formatted(kind.key)));
        }
        compared[kind.ordinal()] += subjects;
        differ += ofKind.size();
      }
      if (differ > MOST_DIFFERENT) {
        throw new IllegalStateException(
            "more than "
                + MOST_DIFFERENT
                + " cases, tickets and contracts differ: the figures are to be rebuilt, not"
                + " repaired");
      }
      long cases = compared[RowKind.CASE.ordinal()];
      progress.at(
          "slice %d of %d, %d cases so far, %d differ at first sight"
              .formatted(slices.indexOf(slice) + 1, slices.size(), cases, differ),
          cases);
    }
    Map<String, RowComparison.Found> confirmed = new TreeMap<>();
    List<Difference> differences = new ArrayList<>();
    long unsettled = 0;
    for (RowKind kind : RowKind.values()) {
      Map<String, RowComparison.Found> ofKind =
          kind == RowKind.CASE ? confirmed : new TreeMap<String, RowComparison.Found>();
      unsettled += settle(connection, of(tables, kind), of(suspects, kind), ofKind);
      ofKind.values().forEach(each -> differences.addAll(each.differences()));
    }

    progress.at("cells", compared[RowKind.CASE.ordinal()]);
    String source = source(connection, of(tables, RowKind.CASE), confirmed.keySet());
    Map<String, List<Difference>> cells = new TreeMap<>();
    unsettled += settle(connection, source, cells);
    cells.values().forEach(differences::addAll);
    long comparedCells = single(connection, "SELECT toInt64(count()) FROM cube_cell FINAL");
    drop(connection);
    return new Report(
        compared[RowKind.CASE.ordinal()],
        compared[RowKind.TICKET.ordinal()] + compared[RowKind.CONTRACT.ordinal()],
        comparedCells,
        unsettled,
        0,
        List.copyOf(differences),
        CircleReport.NONE);
  }

  private static <T> T of(Map<RowKind, T> all, RowKind kind) {
    return Objects.requireNonNull(all.get(kind));
  }

  /** Looks again at suspects until they are settled; returns how many never were. */
  private long settle(
      Connection connection,
      RowComparison table,
      Map<String, RowComparison.Found> suspects,
      Map<String, RowComparison.Found> confirmed)
      throws SQLException, InterruptedException {
    Map<String, RowComparison.Found> before = suspects;
    for (int look = 2; look <= settings.looks() && !before.isEmpty(); look++) {
      Thread.sleep(settings.pause().toMillis());
      Map<String, RowComparison.Found> open = new TreeMap<>();
      boolean last = look == settings.looks();
      for (List<String> chunk : chunks(before.keySet())) {
        String among = among(chunk);
        Map<String, RowComparison.Found> now =
            table.compare(connection, "subject IN " + among, table.kind().key + " IN " + among);
        for (Map.Entry<String, RowComparison.Found> each : now.entrySet()) {
          boolean still = each.getValue().equals(before.get(each.getKey()));
          boolean certain =
              each.getValue().sameEvents() || last && passed(connection, each.getKey());
          (still && certain ? confirmed : open).put(each.getKey(), each.getValue());
        }
      }
      before = open;
    }
    return before.size();
  }

  /** Whether the job has come past the youngest event of a case; it has where none runs. */
  private static boolean passed(Connection connection, String caseId) throws SQLException {
    return single(
            connection,
            "SELECT toInt64((SELECT count() FROM job_progress) = 0 OR (SELECT"
                + " max(latest_recorded_at) FROM job_progress FINAL) >= (SELECT max(recorded_at)"
                + " FROM event_archive WHERE subject = "
                + SqlPart.quote(caseId)
                + "))")
        == 1;
  }

  private long settle(Connection connection, String source, Map<String, List<Difference>> confirmed)
      throws SQLException, InterruptedException {
    Map<String, List<Difference>> before = CellComparison.compare(connection, source);
    for (int look = 2; look <= settings.looks() && !before.isEmpty(); look++) {
      Thread.sleep(settings.pause().toMillis());
      Map<String, List<Difference>> open = new TreeMap<>();
      for (Map.Entry<String, List<Difference>> each :
          CellComparison.compare(connection, source).entrySet()) {
        boolean still = each.getValue().equals(before.get(each.getKey()));
        if (!confirmed.containsKey(each.getKey())) {
          (still ? confirmed : open).put(each.getKey(), each.getValue());
        }
      }
      before = open;
    }
    return before.size();
  }

  /** All cases as they should be: the rows, and the recomputation of those that differ. */
  private static String source(
      Connection connection, RowComparison cases, Collection<String> different)
      throws SQLException {
    execute(
        connection,
        "CREATE OR REPLACE TABLE %s ENGINE = MergeTree ORDER BY case_id AS SELECT case_id, %s FROM case_row LIMIT 0"
            .formatted(EXPECTED, cases.columns()));
    execute(
        connection,
        "CREATE OR REPLACE TABLE %s_case (case_id String) ENGINE = Set".formatted(EXPECTED));
    for (List<String> chunk : chunks(different)) {
      execute(
          connection,
          "INSERT INTO %s SELECT key, %s FROM (%s)"
              .formatted(
                  EXPECTED, cases.columns(), cases.recomputed("subject IN " + among(chunk))));
      execute(
          connection,
          "INSERT INTO %s_case VALUES %s"
              .formatted(
                  EXPECTED,
                  chunk.stream()
                      .map(each -> "(" + SqlPart.quote(each) + ")")
                      .collect(Collectors.joining(", "))));
    }
    return "(SELECT %2$s FROM case_row FINAL WHERE case_id NOT IN %1$s_case UNION ALL SELECT %2$s FROM %1$s)"
        .formatted(EXPECTED, cases.columns());
  }

  private static void drop(Connection connection) throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS " + EXPECTED);
    execute(connection, "DROP TABLE IF EXISTS " + EXPECTED + "_case");
  }

  private static long count(Connection connection, RowKind kind, String slice) throws SQLException {
    return single(
        connection,
        "SELECT toInt64(uniqExact(subject)) FROM event_archive WHERE startsWith(type, "
            + SqlPart.quote(kind.family)
            + ") AND "
            + slice.formatted("subject"));
  }

  private static long rows(Connection connection, RowKind kind, String slice) throws SQLException {
    return single(
        connection,
        "SELECT toInt64(count()) FROM " + kind.table + " WHERE " + slice.formatted(kind.key));
  }

  private static List<List<String>> chunks(Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    List<List<String>> chunks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
    }
    return chunks;
  }

  private static String among(List<String> ids) {
    return ids.stream().map(SqlPart::quote).collect(Collectors.joining(", ", "(", ")"));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long single(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
