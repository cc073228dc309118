package io.xiaoneng.row;

import io.xiaoneng.casefile.Rules;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.hall.TicketFacts;
import io.xiaoneng.hall.TicketFold;
import java.util.List;

/** Tickets as rows of ticket_row. */
public final class TicketRows {

  /** Columns in the order of the row. */
  public static final String COLUMNS =
      "ticket, version, point, unit, district, window, item, taken_at, called_at, served_at,"
          + " abandoned_at, taken_date, test, latest_recorded_at";

  private TicketRows() {}

  /** The row of a ticket in RowBinary. */
  public static byte[] row(String ticket, List<RecordedEvent> events, Rules rules) {
    TicketFacts facts = TicketFold.fold(ticket, events, rules);
    return new RowBinary()
        .string(facts.ticket())
        .uint128(facts.version())
        .string(facts.point())
        .string(facts.unit())
        .string(facts.district())
        .string(facts.window())
        .string(facts.item())
        .nullableInstant(facts.takenAt())
        .nullableInstant(facts.calledAt())
        .nullableInstant(facts.servedAt())
        .nullableInstant(facts.abandonedAt())
        .nullableDate(facts.takenDate())
        .bool(facts.test())
        .instant(facts.latestRecordedAt())
        .toBytes();
  }
}
