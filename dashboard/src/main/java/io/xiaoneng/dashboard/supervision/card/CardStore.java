package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cards, in tables {@code supervision_card} and {@code supervision_card_step}. */
@Repository
class CardStore implements MatterStore<CardFile> {

  private static final String COLUMNS =
      "select id, kind, title, unit, metric, period_from, period_to, origin_kind, origin_id,"
          + " evidence, evidence_link from supervision_card";

  private final JdbcClient jdbc;
  private final MatterTable table;

  CardStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.table = new MatterTable(jdbc, "supervision_card");
  }

  @Override
  public Optional<CardFile> find(long id) {
    return jdbc.sql(COLUMNS + " where id = ?")
        .param(id)
        .query((row, n) -> row(row, history(row.getLong(1))))
        .optional();
  }

  /** How many fit. */
  long count(CardQuery query) {
    Where where = where(query);
    return jdbc.sql("select count(*) from supervision_card" + where.sql())
        .params(where.values())
        .query(Long.class)
        .single();
  }

  /** A page of those that fit: open ones first, what is due soonest on top. */
  List<CardFile> list(CardQuery query) {
    Where where = where(query);
    return jdbc.sql(
            COLUMNS
                + where.sql()
                + " order by case when due_at is null then 1 else 0 end, due_at, id desc"
                + " limit ? offset ?")
        .params(where.values(CardQuery.ON_A_PAGE, (long) (query.page() - 1) * CardQuery.ON_A_PAGE))
        .query((row, n) -> row(row, history(row.getLong(1))))
        .list();
  }

  @Override
  public List<CardFile> dueBefore(Instant instant, int limit) {
    return jdbc.sql(COLUMNS + " where due_at < ? order by due_at limit ?")
        .params(Moments.utc(instant), limit)
        .query((row, n) -> row(row, history(row.getLong(1))))
        .list();
  }

  /**
   * Cards that were issued before an instant and are open now, or had a step at or after another
   * instant; by id.
   */
  List<CardFile> issued(Instant before, Instant since) {
    return jdbc.sql(
            COLUMNS
                + " where exists (select 1 from supervision_card_step s"
                + " where s.card = supervision_card.id and s.step = ? and s.at < ?)"
                + " and (due_at is not null or exists (select 1 from supervision_card_step s"
                + " where s.card = supervision_card.id and s.at >= ?)) order by id")
        .params(CardStep.ISSUE.name(), Moments.utc(before), Moments.utc(since))
        .query((row, n) -> row(row, history(row.getLong(1))))
        .list();
  }

  /** Open cards of an origin of that kind, the newest first. */
  List<CardFile> openOf(String origin, int limit) {
    return jdbc.sql(
            COLUMNS + " where origin_kind = ? and due_at is not null order by id desc limit ?")
        .params(origin, limit)
        .query((row, n) -> row(row, history(row.getLong(1))))
        .list();
  }

  /** Every card that was issued before an instant, exclusive, by id. */
  List<CardFile> issuedBefore(Instant instant) {
    return jdbc.sql(
            COLUMNS
                + " where exists (select 1 from supervision_card_step s where s.card ="
                + " supervision_card.id and s.step = 'ISSUE' and s.at < ?) order by id")
        .param(Moments.utc(instant))
        .query((row, n) -> row(row, history(row.getLong(1))))
        .list();
  }

  /** Ids of the flags or alerts that a card was made of. */
  Set<String> origins(String kind) {
    return new HashSet<>(
        jdbc.sql("select origin_id from supervision_card where origin_kind = ?")
            .param(kind)
            .query(String.class)
            .list());
  }

  /** Keeps a new card; its id. */
  long add(CardFile file, int termsVersion, @Nullable Instant due) {
    CardFile.Origin origin = file.origin();
    long id =
        NewRow.id(
            jdbc.sql(
                    "insert into supervision_card (kind, title, unit, metric, period_from, period_to,"
                        + " origin_kind, origin_id, evidence, evidence_link, terms_version, state,"
                        + " version, due_at, opened_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                    Arrays.asList(
                        file.kind().name(),
                        file.title(),
                        file.unit(),
                        file.metric(),
                        file.from(),
                        file.to(),
                        origin == null ? null : origin.kind(),
                        origin == null ? null : origin.id(),
                        file.evidence(),
                        file.evidenceLink(),
                        termsVersion,
                        file.card().state().name(),
                        file.card().version(),
                        Moments.utcOrNull(due),
                        Moments.utc(file.card().since()))));
    step(id, file.card());
    return id;
  }

  @Override
  public boolean advance(CardFile file, @Nullable Instant due) {
    if (!table.advance(file.id(), file.card(), due)) {
      return false;
    }
    step(file.id(), file.card());
    return true;
  }

  private void step(long id, Card card) {
    CardEntry entry = card.last();
    Claim claim = entry.claim();
    jdbc.sql(
            "insert into supervision_card_step (card, number, step, party, author, at, said,"
                + " claim, days) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            Arrays.asList(
                id,
                card.version(),
                entry.step().name(),
                entry.party().name(),
                entry.by(),
                Moments.utc(entry.at()),
                entry.text(),
                claim == null ? null : claim.name(),
                entry.days()))
        .update();
  }

  private Card history(long id) {
    return new Card(
        jdbc.sql(
                "select step, party, author, at, said, claim, days from supervision_card_step"
                    + " where card = ? order by number")
            .param(id)
            .query(
                (row, n) ->
                    new CardEntry(
                        CardStep.valueOf(row.getString(1)),
                        Party.valueOf(row.getString(2)),
                        row.getString(3),
                        Moments.at(row, 4),
                        row.getString(5),
                        row.getString(6) == null ? null : Claim.valueOf(row.getString(6)),
                        row.getObject(7, Integer.class)))
            .list());
  }

  private static Where where(CardQuery query) {
    Where where = new Where();
    if (!query.states().isEmpty()) {
      where.in("state", query.states().stream().map(Enum::name).toList());
    }
    CardKind kind = query.kind();
    where.equal("kind", kind == null ? null : kind.name());
    if (query.units() != null) {
      where.in("unit", query.units().stream().sorted().toList());
    }
    where.equal("metric", query.metric());
    if (query.issuedOnly()) {
      where.and(
          "state <> ? and exists (select 1 from supervision_card_step s"
              + " where s.card = supervision_card.id and s.step = ?)",
          CardState.PENDING.name(),
          CardStep.ISSUE.name());
    }
    return where;
  }

  private static CardFile row(ResultSet row, Card card) throws SQLException {
    String origin = row.getString(8);
    return new CardFile(
        row.getLong(1),
        CardKind.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getObject(6, LocalDate.class),
        row.getObject(7, LocalDate.class),
        origin == null ? null : new CardFile.Origin(origin, row.getString(9)),
        row.getString(10),
        row.getString(11),
        card);
  }
}
