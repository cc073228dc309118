package io.xiaoneng.dashboard.supervision.alert;

import io.xiaoneng.alert.AlertLevel;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.dashboard.registry.UnitNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads case_alert. */
@Component
class AlertReader {

  private static final String COLUMNS =
      "id, case_id, kind, level, rules, subject, toUnixTimestamp64Milli(due),"
          + " toUnixTimestamp64Milli(moment), unit, lead, item, state, reason,"
          + " toUnixTimestamp64Milli(ended_at), toUnixTimestamp64Milli(raised_at)";

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final CityClock clock;
  private final Sight sight;

  AlertReader(ClickHouse clickHouse, RegistryView registry, CityClock clock, Sight sight) {
    this.sight = sight;
    this.clickHouse = clickHouse;
    this.registry = registry;
    this.clock = clock;
  }

  private record Count(AlertStanding.State state, AlertLevel level, long number) {}

  /** A page of them, the gravest that hold first, then the latest. */
  Alerts read(AlertFilter filter) {
    Where where = where(filter);
    Map<AlertStanding.State, Map<AlertLevel, Long>> counts =
        new EnumMap<>(AlertStanding.State.class);
    for (Count each : counts(where)) {
      counts
          .computeIfAbsent(each.state(), state -> new EnumMap<>(AlertLevel.class))
          .put(each.level(), each.number());
    }
    long total = 0;
    for (AlertStanding.State state : AlertStanding.State.values()) {
      for (AlertLevel level : AlertLevel.values()) {
        boolean asked =
            (filter.state() == null || filter.state() == state)
                && (filter.level() == null || filter.level() == level);
        total += asked ? counts.getOrDefault(state, Map.of()).getOrDefault(level, 0L) : 0;
      }
    }
    narrow(where, filter);
    List<Object> parameters = new ArrayList<>(where.parameters());
    parameters.add(filter.size());
    parameters.add((long) (filter.page() - 1) * filter.size());
    List<AlertLine> lines =
        clickHouse.query(
            "SELECT "
                + COLUMNS
                + " FROM case_alert FINAL"
                + where.text()
                + " ORDER BY state = 'RAISED' DESC,"
                + " transform(toString(level), ['RED', 'YELLOW', 'BLUE'], [0, 1, 2], 3),"
                + " moment DESC, id LIMIT ? OFFSET ?",
            parameters,
            this::line);
    return new Alerts(total, counts, filter.page(), filter.size(), lines);
  }

  /** Yellow and red ones that hold and are not among those ids, the gravest first. */
  AlertsToVerify.Waiting unverified(Set<String> taken, int most) {
    Where where = new Where();
    where.and("state = ?", AlertStanding.State.RAISED.name());
    where.and("level != ?", AlertLevel.BLUE.name());
    if (!taken.isEmpty()) {
      where.and("id NOT IN (SELECT arrayJoin(?))", taken.toArray(new String[0]));
    }
    List<Count> counts = counts(where);
    List<Object> parameters = new ArrayList<>(where.parameters());
    parameters.add(most);
    return new AlertsToVerify.Waiting(
        counts.stream().mapToLong(Count::number).sum(),
        counts.stream()
            .filter(each -> each.level() == AlertLevel.RED)
            .mapToLong(Count::number)
            .sum(),
        clickHouse.query(
            "SELECT "
                + COLUMNS
                + " FROM case_alert FINAL"
                + where.text()
                + " ORDER BY level = 'RED' DESC, moment DESC, id LIMIT ?",
            parameters,
            this::line));
  }

  /** The alert of that id; empty where there is none, or which case it is is not told. */
  Optional<AlertLine> find(String id) {
    return clickHouse
        .query("SELECT " + COLUMNS + " FROM case_alert FINAL WHERE id = ?", List.of(id), this::line)
        .stream()
        .filter(line -> line.caseId() != null)
        .findFirst();
  }

  /** Those of these ids that were withdrawn. */
  List<AlertLine> withdrawn(Collection<String> ids) {
    return clickHouse.query(
        "SELECT "
            + COLUMNS
            + " FROM case_alert FINAL WHERE state = 'WITHDRAWN' AND id IN (SELECT arrayJoin(?))",
        List.<Object>of((Object) ids.toArray(new String[0])),
        this::line);
  }

  private List<Count> counts(Where where) {
    return clickHouse.query(
        "SELECT state, level, count() FROM case_alert FINAL"
            + where.text()
            + " GROUP BY state, level",
        where.parameters(),
        row ->
            new Count(
                AlertStanding.State.valueOf(row.getString(1)),
                AlertLevel.valueOf(row.getString(2)),
                row.getLong(3)));
  }

  /** Conditions with one {@code ?} for each parameter. */
  private record Where(List<String> conditions, List<Object> parameters) {
    Where() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    void and(String condition, Object value) {
      conditions.add(condition);
      parameters.add(value);
    }

    String text() {
      return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
  }

  private Where where(AlertFilter filter) {
    Where where = new Where();
    if (filter.kind() != null) {
      where.and("kind = ?", filter.kind());
    }
    if (filter.caseId() != null) {
      where.and("case_id = ?", filter.caseId());
      Set<String> hidden = sight.hiddenItems();
      if (!hidden.isEmpty()) {
        // Whether there is such a case shall not be found out by asking for it.
        where.and("item NOT IN (SELECT arrayJoin(?))", hidden.toArray(new String[0]));
      }
    }
    if (filter.unit() != null) {
      where.and(
          "unit IN (SELECT arrayJoin(?))", registry.subtree(filter.unit()).toArray(new String[0]));
    }
    if (filter.from() != null) {
      where.and("moment >= fromUnixTimestamp64Milli(?)", millis(filter.from()));
    }
    if (filter.to() != null) {
      where.and("moment < fromUnixTimestamp64Milli(?)", millis(filter.to().plusDays(1)));
    }
    return where;
  }

  private static void narrow(Where where, AlertFilter filter) {
    if (filter.state() != null) {
      where.and("state = ?", filter.state().name());
    }
    if (filter.level() != null) {
      where.and("level = ?", filter.level().name());
    }
  }

  private long millis(LocalDate day) {
    return day.atStartOfDay(clock.zone()).toInstant().toEpochMilli();
  }

  private AlertLine line(ResultSet row) throws SQLException {
    String kind = row.getString(3);
    UnitNode unit = registry.unit(row.getString(9));
    UnitNode lead = registry.unit(row.getString(10));
    String item = row.getString(11);
    String reason = row.getString(13);
    AlertStanding.Reason why =
        Arrays.stream(AlertStanding.Reason.values())
            .filter(each -> each.code().equals(reason))
            .findFirst()
            .orElse(AlertStanding.Reason.NONE);
    boolean hidden = sight.hides(item);
    return new AlertLine(
        hidden ? null : row.getString(1),
        hidden ? null : row.getString(2),
        kind,
        AlertLevel.valueOf(row.getString(4)),
        AlertLine.zhOfKind(kind),
        AlertLine.enOfKind(kind),
        row.getInt(5),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)),
        Instant.ofEpochMilli(row.getLong(8)),
        unit.code(),
        unit.nameZh(),
        unit.nameEn(),
        lead.code(),
        lead.nameZh(),
        lead.nameEn(),
        item,
        registry.itemNameZh(item),
        registry.itemNameEn(item),
        AlertStanding.State.valueOf(row.getString(12)),
        reason,
        why.zh(),
        why.en(),
        instant(row, 14),
        Instant.ofEpochMilli(row.getLong(15)));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
