package io.xiaoneng.job.alert;

import io.xiaoneng.alert.Alert;
import io.xiaoneng.alert.AlertStanding;
import io.xiaoneng.row.RowBinary;
import java.math.BigInteger;
import java.time.Instant;

/** An alert that was raised, as a row of case_alert. */
public final class AlertRow {

  /** Columns in the order of the row. */
  public static final String COLUMNS =
      "id, version, case_id, kind, level, rules, subject, due, moment, unit, lead, item, state,"
          + " reason, ended_at, raised_at, changed_at";

  private AlertRow() {}

  /**
   * The row in RowBinary.
   *
   * @param version of the case
   * @param raisedAt when the job said so first
   * @param changedAt when it said what stands here
   */
  public static byte[] of(
      Alert alert,
      AlertStanding standing,
      BigInteger version,
      String item,
      Instant raisedAt,
      Instant changedAt) {
    return new RowBinary()
        .string(alert.id())
        .uint128(version)
        .string(alert.caseId())
        .string(alert.kind().code())
        .string(alert.kind().level().name())
        .int32(alert.version())
        .string(alert.subject())
        .instant(alert.due())
        .instant(alert.moment())
        .string(alert.unit())
        .string(alert.lead())
        .string(item)
        .string(standing.state().name())
        .string(standing.reason().code())
        .nullableInstant(standing.at())
        .instant(raisedAt)
        .instant(changedAt)
        .toBytes();
  }
}
