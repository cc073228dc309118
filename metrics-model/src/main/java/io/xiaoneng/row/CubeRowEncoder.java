package io.xiaoneng.row;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;

/** A cell as a row of cube_cell. */
public final class CubeRowEncoder {

  /** Columns in the order of {@link #encode}. */
  public static final String COLUMNS =
      "cohort, day, district, channel, item_type, kind, version, n, on_time, late, supplemented,"
          + " stopped_cases, stopped_days, d1_n, d1_sum, d1_days, d1_counts, d2_n, d2_sum_ms,"
          + " windows_general";

  private final RowBinary row = new RowBinary();

  /** The row in RowBinary. */
  public byte[] encode(CubeKey key, long version, CubeCell cell) {
    row.reset()
        .string(key.cohort().code())
        .date(key.day())
        .string(key.district())
        .string(key.channel())
        .string(key.itemType())
        .string(key.kind())
        .int64(version)
        .int64(cell.n())
        .int64(cell.onTime())
        .int64(cell.late())
        .int64(cell.supplemented())
        .int64(cell.stoppedCases())
        .int64(cell.stoppedDays())
        .int64(cell.d1Count())
        .int64(cell.d1Sum());
    int days = cell.d1Size();
    row.varint(days);
    for (int i = 0; i < days; i++) {
      row.int32(cell.d1Days(i));
    }
    row.varint(days);
    for (int i = 0; i < days; i++) {
      row.int64(cell.d1Cases(i));
    }
    return row.int64(cell.d2Count())
        .int64(cell.d2SumMillis())
        .int64(cell.windowsGeneral())
        .toBytes();
  }
}
