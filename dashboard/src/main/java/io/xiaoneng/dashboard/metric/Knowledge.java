package io.xiaoneng.dashboard.metric;

import io.xiaoneng.dashboard.known.KnownCases;
import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What figures are read from: rows and registry of now, or as they were known at an instant. A
 * table of then is made when it is first asked for, and may be read until this is closed. For one
 * thread.
 */
final class Knowledge implements AutoCloseable {

  private final RegistryView registry;
  private final @Nullable KnownCases known;
  private final @Nullable Instant knownAt;
  private final List<KnownCases.Lease> leases = new ArrayList<>();
  private @Nullable CaseRows cases;
  private @Nullable SubjectTable tickets;
  private @Nullable SubjectTable contracts;

  private Knowledge(RegistryView registry, @Nullable KnownCases known, @Nullable Instant knownAt) {
    this.registry = registry;
    this.known = known;
    this.knownAt = knownAt;
  }

  /** All that is known now. */
  static Knowledge now(RegistryView registry) {
    return new Knowledge(registry, null, null);
  }

  /** What was known at an instant, inclusive. */
  static Knowledge at(KnownCases known, Instant knownAt) {
    return new Knowledge(known.registry(knownAt), known, knownAt);
  }

  /** As {@link #at}, or {@link #now} where there is no instant. */
  static Knowledge of(RegistryView registry, KnownCases known, @Nullable Instant knownAt) {
    return knownAt == null ? now(registry) : at(known, knownAt);
  }

  RegistryView registry() {
    return registry;
  }

  /** Null for now. */
  @Nullable Instant knownAt() {
    return knownAt;
  }

  CaseRows cases() {
    if (cases == null) {
      cases = new CaseRows(registry, table(CaseRows.TABLE, KnownCases::at));
    }
    return cases;
  }

  SubjectTable tickets() {
    if (tickets == null) {
      tickets = SubjectTable.TICKETS.in(table(SubjectTable.TICKETS.table(), KnownCases::tickets));
    }
    return tickets;
  }

  SubjectTable contracts() {
    if (contracts == null) {
      contracts =
          SubjectTable.CONTRACTS.in(table(SubjectTable.CONTRACTS.table(), KnownCases::contracts));
    }
    return contracts;
  }

  private String table(String now, BiFunction<KnownCases, Instant, KnownCases.Lease> then) {
    if (known == null || knownAt == null) {
      return now;
    }
    KnownCases.Lease lease = then.apply(known, knownAt);
    leases.add(lease);
    return lease.table();
  }

  @Override
  public void close() {
    leases.forEach(KnownCases.Lease::close);
    leases.clear();
  }
}
