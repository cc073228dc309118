package io.xiaoneng.dashboard.supervision.card;

import io.xiaoneng.card.Card;
import io.xiaoneng.card.CardEntry;
import io.xiaoneng.card.CardKind;
import io.xiaoneng.card.CardState;
import io.xiaoneng.card.CardStep;
import io.xiaoneng.card.Claim;
import io.xiaoneng.dashboard.supervision.MatterStore;
import io.xiaoneng.dashboard.supervision.MatterTable;
import io.xiaoneng.supervision.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
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
    List<Object> values = new ArrayList<>();
    String where = where(query, values);
    return jdbc.sql("select count(*) from supervision_card" + where)
        .params(values)
        .query(Long.class)
        .single();
  }

  /** A page of those that fit: open ones first, what is due soonest on top. */
  List<CardFile> list(CardQuery query) {
    List<Object> values = new ArrayList<>();
    String where = where(query, values);
    values.add(CardQuery.ON_A_PAGE);
    values.add((long) (query.page() - 1) * CardQuery.ON_A_PAGE);
    return jdbc.sql(
            COLUMNS
                + where
                + " order by case when due_at is null then 1 else 0 end, due_at, id desc"
                + " limit ? offset ?")
        .params(values)
        .query((row, n) -> row(row, history(row.getLong(1))))
        .list();
  }

  @Override
  public List<CardFile> dueBefore(Instant instant, int limit) {
    return jdbc.sql(COLUMNS + " where due_at < ? order by due_at limit ?")
        .params(instant.atOffset(ZoneOffset.UTC), limit)
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
        .params(
            CardStep.ISSUE.name(), before.atOffset(ZoneOffset.UTC), since.atOffset(ZoneOffset.UTC))
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
        .param(instant.atOffset(ZoneOffset.UTC))
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
    GeneratedKeyHolder key = new GeneratedKeyHolder();
    CardFile.Origin origin = file.origin();
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
                MatterTable.utc(due),
                MatterTable.utc(file.card().since())))
        .update(key, "id");
    long id = Objects.requireNonNull(key.getKey(), "the store gave no id").longValue();
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
                MatterTable.utc(entry.at()),
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
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getString(6) == null ? null : Claim.valueOf(row.getString(6)),
                        row.getObject(7, Integer.class)))
            .list());
  }

  private static String where(CardQuery query, List<Object> values) {
    StringBuilder where = new StringBuilder(" where 1 = 1");
    if (!query.states().isEmpty()) {
      in(where, values, "state", query.states().stream().map(Enum::name).toList());
    }
    CardKind kind = query.kind();
    if (kind != null) {
      where.append(" and kind = ?");
      values.add(kind.name());
    }
    if (query.units() != null) {
      in(where, values, "unit", query.units().stream().sorted().toList());
    }
    String metric = query.metric();
    if (metric != null) {
      where.append(" and metric = ?");
      values.add(metric);
    }
    if (query.issuedOnly()) {
      where.append(" and state <> ? and exists (select 1 from supervision_card_step s");
      where.append(" where s.card = supervision_card.id and s.step = ?)");
      values.add(CardState.PENDING.name());
      values.add(CardStep.ISSUE.name());
    }
    return where.toString();
  }

  /** A condition that nothing fulfils where there are no values. */
  private static void in(
      StringBuilder where, List<Object> values, String column, List<String> allowed) {
    if (allowed.isEmpty()) {
      where.append(" and 1 = 0");
      return;
    }
    where.append(" and ").append(column).append(" in (");
    where.append(allowed.stream().map(each -> "?").collect(Collectors.joining(", ")));
    where.append(")");
    values.addAll(allowed);
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
