package io.xiaoneng.dashboard.known;

import io.xiaoneng.casefile.CaseFold;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.row.CaseRowEncoder;
import io.xiaoneng.row.ContractRows;
import io.xiaoneng.row.TicketRows;
import java.util.List;
import java.util.function.Supplier;

/** What is folded from its events into a row of its own: where its rows and its events are. */
public enum KnownSubjects {
  /** Cases 办件. */
  CASES(
      "case_row",
      "case_id",
      "case_id, item",
      "case.",
      CaseRowEncoder.COLUMNS,
      KnownSubjects::cases),
  /** Tickets of the halls' queues 取号. */
  TICKETS(
      "ticket_row",
      "ticket",
      "ticket, point, unit",
      "queue.",
      TicketRows.COLUMNS,
      () -> TicketRows::row),
  /** Contracts of agencies 中介合同; nothing of the registry goes into them. */
  CONTRACTS(
      "contract_row",
      "contract",
      "contract",
      "agency.",
      ContractRows.COLUMNS,
      () -> ContractRows::row);

  /** Folds one subject. */
  interface Fold {

    /**
     * Its row in RowBinary.
     *
     * @param events every revision of every event of it, one content each; not empty
     */
    byte[] row(String subject, List<RecordedEvent> events, Rules rules);
  }

  /** The rows of all that is known now. */
  final String table;

  /** The column of the subject in it. */
  final String key;

  /** The same and what tells whether a record of the registry touches the row. */
  final String touching;

  /** How the types of its events begin. */
  final String events;

  /** Columns of a row in the order of the encoding. */
  final String columns;

  private final Supplier<Fold> fold;

  KnownSubjects(
      String table,
      String key,
      String touching,
      String events,
      String columns,
      Supplier<Fold> fold) {
    this.table = table;
    this.key = key;
    this.touching = touching;
    this.events = events;
    this.columns = columns;
    this.fold = fold;
  }

  /** The job's own fold, for one thread. */
  Fold fold() {
    return fold.get();
  }

  private static Fold cases() {
    CaseRowEncoder encoder = new CaseRowEncoder();
    return (subject, events, rules) -> encoder.encode(CaseFold.fold(subject, events, rules));
  }
}
