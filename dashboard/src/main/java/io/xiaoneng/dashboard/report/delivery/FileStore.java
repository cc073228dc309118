package io.xiaoneng.dashboard.report.delivery;

import io.xiaoneng.dashboard.report.ReportFormat;
import io.xiaoneng.dashboard.store.Moments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What runs made, in table {@code report_file}; the bytes are in the {@link Spool}. */
@Repository
class FileStore {

  private static final String SELECT =
      "select n, unit, format, name, title, sha256, bytes, made_at, gone_at from report_file";

  private final JdbcClient jdbc;

  FileStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everything that a run made, by number. */
  List<RunFile> of(long run) {
    return jdbc.sql(SELECT + " where run = ? order by n")
        .param(run)
        .query((row, n) -> row(row))
        .list();
  }

  /** A run's files about a unit, or with "" about the city. */
  List<RunFile> of(long run, String unit) {
    return jdbc.sql(SELECT + " where run = ? and unit = ? order by n")
        .params(run, unit)
        .query((row, n) -> row(row))
        .list();
  }

  /** A page of a run's files. */
  List<RunFile> list(long run, int offset, int limit) {
    return jdbc.sql(SELECT + " where run = ? order by n limit ? offset ?")
        .params(run, limit, offset)
        .query((row, n) -> row(row))
        .list();
  }

  int count(long run) {
    return jdbc.sql("select count(*) from report_file where run = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }

  Optional<RunFile> find(long run, int n) {
    return jdbc.sql(SELECT + " where run = ? and n = ?")
        .params(run, n)
        .query((row, number) -> row(row))
        .optional();
  }

  /** About which units a run has made its files, "" for the city. */
  Set<String> units(long run) {
    return new HashSet<>(
        jdbc.sql("select distinct unit from report_file where run = ?")
            .param(run)
            .query(String.class)
            .list());
  }

  void add(long run, RunFile file) {
    jdbc.sql(
            "insert into report_file (run, n, unit, format, name, title, sha256, bytes, made_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            run,
            file.n(),
            file.unit(),
            file.format().name(),
            file.name(),
            file.title(),
            file.sha256(),
            file.bytes(),
            Moments.utc(file.madeAt()))
        .update();
  }

  /** Whether any file that is still there has those bytes. */
  boolean isKept(String sha256) {
    return jdbc.sql("select count(*) from report_file where sha256 = ? and gone_at is null")
            .param(sha256)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Bytes of all that is still there; the same bytes count once. */
  long kept() {
    return jdbc.sql(
            "select coalesce(sum(b), 0) from (select max(bytes) as b from report_file"
                + " where gone_at is null group by sha256) each_once")
        .query(Long.class)
        .single();
  }

  /**
   * A file of a run.
   *
   * @param run its id
   */
  record Kept(long run, RunFile file) {}

  /** What may go first: of runs whose deliveries have all ended, the oldest. */
  Optional<Kept> oldest() {
    return jdbc.sql(
            SELECT.replace(" from", ", run from")
                + " where gone_at is null and not exists (select 1 from report_dispatch d where"
                + " d.run = report_file.run and d.state in ('WAITING', 'PENDING', 'SENDING'))"
                + " and exists (select 1 from report_run r where r.id = report_file.run and"
                + " r.state in ('MADE', 'STOPPED')) order by made_at, run, n limit 1")
        .query((row, n) -> new Kept(row.getLong(10), row(row)))
        .optional();
  }

  /** Notes that a file's bytes are gone. */
  void gone(long run, int n, Instant at) {
    jdbc.sql("update report_file set gone_at = ? where run = ? and n = ?")
        .params(Moments.utc(at), run, n)
        .update();
  }

  private static RunFile row(ResultSet row) throws SQLException {
    return new RunFile(
        row.getInt(1),
        row.getString(2),
        ReportFormat.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getLong(7),
        Moments.at(row, 8),
        Moments.atOrNull(row, 9));
  }
}
