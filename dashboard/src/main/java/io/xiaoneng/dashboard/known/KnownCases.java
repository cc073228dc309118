package io.xiaoneng.dashboard.known;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import io.xiaoneng.dashboard.clickhouse.ClickHouseUnavailableException;
import io.xiaoneng.dashboard.registry.RegistrySnapshot;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Cases, tickets, contracts and the registry as they were known at an instant. Safe to share. */
@Service
public class KnownCases {

  /** Moments of each kept at once; the one not used for longest goes first. */
  static final int KEPT = KnownTables.KEPT;

  private static final int REGISTRIES = 8;

  private final ClickHouse clickHouse;
  private final XiaonengProperties settings;
  private final KnownTables cases;
  private final KnownTables tickets;
  private final KnownTables contracts;
  private final Map<Instant, Registered> registries = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A registry as it was known.
   *
   * @param upTo the youngest record there was when it was read: later ones may name codes of which
   *     nothing was known before
   */
  private record Registered(RegistryView view, long upTo) {}

  KnownCases(ClickHouse clickHouse, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.settings = settings;
    this.cases = new KnownTables(clickHouse, settings, KnownSubjects.CASES);
    this.tickets = new KnownTables(clickHouse, settings, KnownSubjects.TICKETS);
    this.contracts = new KnownTables(clickHouse, settings, KnownSubjects.CONTRACTS);
  }

  /** The right to read a table until it is closed. */
  public static final class Lease implements AutoCloseable {
    private final String table;
    private final Runnable release;

    Lease(String table, Runnable release) {
      this.table = table;
      this.release = release;
    }

    /** A table with the columns of the rows of now, to be read with FINAL. */
    public String table() {
      return table;
    }

    @Override
    public void close() {
      release.run();
    }
  }

  /**
   * The cases as they were known.
   *
   * @param knownAt inclusive: what was recorded in this very millisecond was known
   * @throws KnownAtBusyException where another moment takes too long to work out
   * @throws ClickHouseUnavailableException where ClickHouse is away
   */
  public Lease at(Instant knownAt) {
    return cases.at(knownAt);
  }

  /** Likewise tickets of the halls, like {@code ticket_row}. */
  public Lease tickets(Instant knownAt) {
    return tickets.at(knownAt);
  }

  /** Likewise contracts of agencies, like {@code contract_row}. */
  public Lease contracts(Instant knownAt) {
    return contracts.at(knownAt);
  }

  /** Likewise the registry, with its tree of units and its calendars. */
  public RegistryView registry(Instant knownAt) {
    long upTo =
        clickHouse
            .query("SELECT max(`offset`) FROM registry_history", List.of(), row -> row.getLong(1))
            .get(0);
    synchronized (registries) {
      Registered kept = registries.get(knownAt);
      if (kept != null && kept.upTo() == upTo) {
        return kept.view();
      }
    }
    RegistryView view =
        new RegistrySnapshot(KnownRegistry.at(clickHouse, settings.zoneId(), knownAt).registry());
    synchronized (registries) {
      registries.put(knownAt, new Registered(view, upTo));
      if (registries.size() > REGISTRIES) {
        registries.remove(registries.keySet().iterator().next());
      }
    }
    return view;
  }
}
