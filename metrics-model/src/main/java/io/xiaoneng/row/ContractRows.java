package io.xiaoneng.row;

import io.xiaoneng.agency.ContractFacts;
import io.xiaoneng.agency.ContractFold;
import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.RecordedEvent;
import java.util.List;

/** Contracts of agencies as rows of contract_row. */
public final class ContractRows {

  /** Columns in the order of the row. */
  public static final String COLUMNS =
      "contract, version, agency, service, contracted_at, due_at, finished_at, due_date, test,"
          + " latest_recorded_at";

  private ContractRows() {}

  /** The row of a contract in RowBinary. */
  public static byte[] row(String contract, List<RecordedEvent> events, Rules rules) {
    ContractFacts facts = ContractFold.fold(contract, events, rules);
    return new RowBinary()
        .string(facts.contract())
        .uint128(facts.version())
        .string(facts.agency())
        .string(facts.service())
        .nullableInstant(facts.contractedAt())
        .nullableInstant(facts.dueAt())
        .nullableInstant(facts.finishedAt())
        .nullableDate(facts.dueDate())
        .bool(facts.test())
        .instant(facts.latestRecordedAt())
        .toBytes();
  }
}
