package io.xiaoneng.dashboard.process;

import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.metric.BadParameterException;
import io.xiaoneng.dashboard.privacy.Guarded;
import io.xiaoneng.dashboard.privacy.Sight;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads cases with their events out of the archive: the highest revision of each event, without
 * deletions, as the figures count them. Test cases and those of sensitive items are left out, and
 * what the one who asks is not told ({@link Sight}).
 */
@Component
class TraceReader {

  /** A selection of more is to be narrowed: its events would not fit one answer. */
  static final int MAX_CASES = 50_000;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final List<String> ATTRIBUTES =
      List.of(
          "unit",
          "district",
          "item",
          "item_type",
          "channel",
          "applicant_kind",
          "bundle",
          "bundle_case",
          "point",
          "kind",
          "mode",
          "outcome");

  private static final Comparator<TraceEvent> CONTRACT_ORDER =
      Comparator.comparing(TraceEvent::time)
          .thenComparing(TraceEvent::type)
          .thenComparing(TraceEvent::source)
          .thenComparing(TraceEvent::id);

  private static final String NO_RATINGS = "type NOT IN ('case.rated', 'case.rectified')";

  private final ClickHouse clickHouse;
  private final RegistryView registry;
  private final Sight sight;

  TraceReader(ClickHouse clickHouse, RegistryView registry, Sight sight) {
    this.sight = sight;
    this.clickHouse = clickHouse;
    this.registry = registry;
  }

  /**
   * Hands over every case of the selection that has an event, in the order of their numbers.
   *
   * @return how many there were
   * @throws BadParameterException where there are more than {@link #MAX_CASES}; nothing was handed
   *     over then
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  int read(TraceSelection selection, Consumer<Trace> traces) {
    Map<String, Map<String, String>> cases = cases(selection);
    Assembly assembly = new Assembly(cases, traces, sight);
    Where where = where(selection);
    clickHouse.query(
        "SELECT subject, source, id, e.1, e.2, e.4 FROM (SELECT subject, source, id,"
            + " argMin(tuple(type, toUnixTimestamp64Milli(time), operation, base64Encode(raw)),"
            + " tuple(-toInt128(revision), hash)) AS e FROM event_archive WHERE"
            + " startsWith(type, 'case.') AND "
            + (sight.sees(Guarded.RATING) ? "true" : NO_RATINGS)
            + " AND subject IN (SELECT case_id FROM case_row FINAL WHERE "
            + where.text
            + ") GROUP BY subject, source, id) WHERE e.3 != 'DELETE' ORDER BY subject",
        where.parameters,
        LIMIT,
        assembly::take);
    assembly.finish();
    return assembly.count;
  }

  /**
   * Refuses a selection before anything of it is written.
   *
   * @throws BadParameterException where there are more than {@link #MAX_CASES}
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  void check(TraceSelection selection) {
    Where where = where(selection);
    List<Long> counted =
        clickHouse.query(
            "SELECT count() FROM case_row FINAL WHERE " + where.text,
            where.parameters,
            LIMIT,
            row -> row.getLong(1));
    require(counted.get(0));
  }

  /** The items with the most cases of the selection, the most first. */
  List<ItemCount> commonest(TraceSelection selection, int limit) {
    Where where = where(selection);
    return clickHouse.query(
        "SELECT item, toInt64(count()) AS cases FROM case_row FINAL WHERE "
            + where.text
            + " GROUP BY item ORDER BY cases DESC, item LIMIT "
            + limit,
        where.parameters,
        LIMIT,
        row -> new ItemCount(row.getString(1), row.getLong(2)));
  }

  /** An item and how many cases it has. */
  public record ItemCount(String item, long cases) {}

  private static void require(long cases) {
    if (cases > MAX_CASES) {
      throw new BadParameterException(
          "from",
          "more than "
              + MAX_CASES
              + " cases are selected; narrow the period or name a unit or an item");
    }
  }

  private Map<String, Map<String, String>> cases(TraceSelection selection) {
    Where where = where(selection);
    Map<String, Map<String, String>> cases = new HashMap<>();
    clickHouse.query(
        "SELECT case_id, "
            + String.join(", ", ATTRIBUTES)
            + " FROM case_row FINAL WHERE "
            + where.text
            + " LIMIT "
            + (MAX_CASES + 1),
        where.parameters,
        LIMIT,
        row -> {
          Map<String, String> attributes = new LinkedHashMap<>();
          for (int i = 0; i < ATTRIBUTES.size(); i++) {
            String value = row.getString(i + 2);
            if (!value.isEmpty()) {
              attributes.put(ATTRIBUTES.get(i), value);
            }
          }
          return cases.put(row.getString(1), attributes) == null;
        });
    require(cases.size());
    return cases;
  }

  /** Conditions on case_row with the values of their parameters. */
  private static final class Where {
    String text = "identified AND NOT test";
    final List<Object> parameters = new ArrayList<>();

    void in(String column, Collection<String> values) {
      if (!values.isEmpty()) {
        text += " AND " + column + " IN (SELECT arrayJoin(?))";
        parameters.add(values.toArray(new String[0]));
      }
    }

    void notIn(String column, Collection<String> values) {
      if (!values.isEmpty()) {
        text += " AND " + column + " NOT IN (SELECT arrayJoin(?))";
        parameters.add(values.toArray(new String[0]));
      }
    }

    void date(String condition, @Nullable Object date) {
      if (date != null) {
        text += " AND " + condition;
        parameters.add(date.toString());
      }
    }
  }

  private Where where(TraceSelection selection) {
    Set<String> units = new LinkedHashSet<>();
    selection.units().forEach(each -> units.addAll(registry.subtree(each)));
    Where where = new Where();
    where.in("case_id", selection.cases());
    where.in("unit", units);
    where.in("item", selection.items());
    where.notIn("item", registry.sensitiveItems());
    where.in("channel", selection.channels());
    where.date("first_date >= toDate32(?)", selection.from());
    where.date("first_date <= toDate32(?)", selection.to());
    return where;
  }

  /** Puts the events of one case after the other together. */
  private static final class Assembly {
    private final Map<String, Map<String, String>> cases;
    private final Consumer<Trace> traces;
    private final Sight sight;
    private String subject = "";
    private List<TraceEvent> events = new ArrayList<>();
    int count;

    Assembly(Map<String, Map<String, String>> cases, Consumer<Trace> traces, Sight sight) {
      this.sight = sight;
      this.cases = cases;
      this.traces = traces;
    }

    boolean take(ResultSet row) throws SQLException {
      String next = row.getString(1);
      if (!next.equals(subject)) {
        finish();
        subject = next;
      }
      EventType type = EventType.ofWireName(row.getString(4));
      return type != null
          && events.add(
              new TraceEvent(
                  sight.source(row.getString(2)),
                  row.getString(3),
                  type,
                  Instant.ofEpochMilli(row.getLong(5)),
                  sight.data(type, data(row.getString(6)))));
    }

    /** A case that came between the two questions waits for the next time. */
    void finish() {
      Map<String, String> attributes = cases.get(subject);
      if (!events.isEmpty() && attributes != null) {
        events.sort(CONTRACT_ORDER);
        traces.accept(new Trace(subject, attributes, events));
        count++;
      }
      events = new ArrayList<>();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> data(String base64) {
      byte[] raw = Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
      try {
        return Json.parse(raw) instanceof Map<?, ?> envelope
                && envelope.get("data") instanceof Map<?, ?> data
            ? (Map<String, @Nullable Object>) Objects.requireNonNull(data)
            : Map.of();
      } catch (JsonException e) {
        throw new IllegalStateException("an archived event is no JSON", e);
      }
    }
  }
}
