package io.xiaoneng.dashboard.claim;

import io.xiaoneng.claim.ClaimEntry;
import io.xiaoneng.claim.ClaimReason;
import io.xiaoneng.claim.ClaimState;
import io.xiaoneng.claim.ClaimStep;
import io.xiaoneng.claim.OverdueClaim;
import io.xiaoneng.dashboard.store.Moments;
import io.xiaoneng.dashboard.store.NewRow;
import io.xiaoneng.dashboard.store.Where;
import io.xiaoneng.dashboard.supervision.MatterStore;
import io.xiaoneng.dashboard.supervision.MatterTable;
import io.xiaoneng.supervision.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The claims, in tables {@code case_claim} and {@code case_claim_step}. */
@Repository
class ClaimStore implements MatterStore<ClaimFile> {

  private static final String COLUMNS =
      "select id, case_id, number, unit, item, reason, case_due, overdue_days from case_claim";

  /** Of so many cases at once; databases bound the parameters of a statement. */
  private static final int AT_ONCE = 1_000;

  private final JdbcClient jdbc;
  private final MatterTable table;

  ClaimStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.table = new MatterTable(jdbc, "case_claim");
  }

  @Override
  public Optional<ClaimFile> find(long id) {
    return jdbc.sql(COLUMNS + " where id = ?").param(id).query((row, n) -> row(row)).optional();
  }

  /** The claims on a case, the first first. */
  List<ClaimFile> ofCase(String caseId) {
    return jdbc.sql(COLUMNS + " where case_id = ? order by number")
        .param(caseId)
        .query((row, n) -> row(row))
        .list();
  }

  long count(ClaimQuery query) {
    Where where = where(query);
    return jdbc.sql("select count(*) from case_claim" + where.sql())
        .params(where.values())
        .query(Long.class)
        .single();
  }

  /** A page of those that fit: what waits first, by its term. */
  List<ClaimFile> list(ClaimQuery query) {
    Where where = where(query);
    return jdbc.sql(
            COLUMNS
                + where.sql()
                + " order by case when due_at is null then 1 else 0 end, due_at, id desc"
                + " limit ? offset ?")
        .params(
            where.values(ClaimQuery.ON_A_PAGE, (long) (query.page() - 1) * ClaimQuery.ON_A_PAGE))
        .query((row, n) -> row(row))
        .list();
  }

  @Override
  public List<ClaimFile> dueBefore(Instant instant, int most) {
    return jdbc.sql(COLUMNS + " where due_at < ? order by due_at limit ?")
        .params(Moments.utc(instant), most)
        .query((row, n) -> row(row))
        .list();
  }

  /** Accepted claims on cases that were due in a period, both ends inclusive. */
  List<ClaimFile> accepted(LocalDate from, LocalDate to) {
    return jdbc.sql(COLUMNS + " where state = ? and case_due_on between ? and ? order by id")
        .params(ClaimState.ACCEPTED.name(), from, to)
        .query((row, n) -> row(row))
        .list();
  }

  /** Accepted claims on those cases. */
  List<ClaimFile> accepted(Collection<String> cases) {
    List<String> all = cases.stream().distinct().sorted().toList();
    List<ClaimFile> found = new ArrayList<>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<String> part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      Where where = new Where().equal("state", ClaimState.ACCEPTED.name()).in("case_id", part);
      found.addAll(
          jdbc.sql(COLUMNS + where.sql() + " order by id")
              .params(where.values())
              .query((row, n) -> row(row))
              .list());
    }
    return found;
  }

  /**
   * Keeps a new claim; its id.
   *
   * @throws DuplicateKeyException where another one of that number was raised meanwhile
   */
  long add(ClaimFile file, LocalDate dueOn, int termsVersion, @Nullable Instant due) {
    OverdueClaim claim = file.claim();
    long id =
        NewRow.id(
            jdbc.sql(
                    "insert into case_claim (case_id, number, unit, item, reason, case_due, case_due_on,"
                        + " overdue_days, terms_version, state, version, claimed, granted, due_at,"
                        + " raised_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                    Arrays.asList(
                        file.caseId(),
                        file.number(),
                        file.unit(),
                        file.item(),
                        claim.reason().name(),
                        Moments.utc(file.caseDue()),
                        dueOn,
                        file.overdueDays(),
                        termsVersion,
                        claim.state().name(),
                        claim.version(),
                        claim.claimed(),
                        claim.granted(),
                        Moments.utcOrNull(due),
                        Moments.utc(claim.raisedAt()))));
    step(id, claim);
    return id;
  }

  @Override
  public boolean advance(ClaimFile file, @Nullable Instant due) {
    OverdueClaim claim = file.claim();
    if (!table.advance(file.id(), claim, due)) {
      return false;
    }
    jdbc.sql("update case_claim set granted = ? where id = ?")
        .params(claim.granted(), file.id())
        .update();
    step(file.id(), claim);
    return true;
  }

  private void step(long id, OverdueClaim claim) {
    ClaimEntry entry = claim.last();
    jdbc.sql(
            "insert into case_claim_step (claim, number, step, party, author, at, said, days)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            id,
            claim.version(),
            entry.step().name(),
            entry.party().name(),
            entry.by(),
            Moments.utc(entry.at()),
            entry.text(),
            entry.days())
        .update();
  }

  private List<ClaimEntry> history(long id) {
    return jdbc.sql(
            "select step, party, author, at, said, days from case_claim_step where claim = ?"
                + " order by number")
        .param(id)
        .query(
            (row, n) ->
                new ClaimEntry(
                    ClaimStep.valueOf(row.getString(1)),
                    Party.valueOf(row.getString(2)),
                    row.getString(3),
                    Moments.at(row, 4),
                    row.getString(5),
                    row.getInt(6)))
        .list();
  }

  private static Where where(ClaimQuery query) {
    ClaimState state = query.state();
    Where where = new Where().equal("state", state == null ? null : state.name());
    if (query.units() != null) {
      where.in("unit", query.units().stream().sorted().toList());
    }
    return where;
  }

  private ClaimFile row(ResultSet row) throws SQLException {
    long id = row.getLong(1);
    return new ClaimFile(
        id,
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        Moments.at(row, 7),
        row.getInt(8),
        new OverdueClaim(ClaimReason.valueOf(row.getString(6)), history(id)));
  }
}
