package io.xiaoneng.job;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.cube.CellAddress;
import io.xiaoneng.row.CubeRowEncoder;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A row of cube_cell as tests compare it.
 *
 * @param sums all sums, in hex
 */
public record CubeRow(String address, long version, long n, String sums) {

  public static CubeRow of(byte[] row) {
    RowBinaryReader in = new RowBinaryReader(row);
    CubeKey.Cohort cohort = CubeKey.Cohort.valueOf(in.string().toUpperCase(Locale.ROOT));
    CubeKey key =
        new CubeKey(
            cohort,
            LocalDate.ofEpochDay(in.int32()),
            in.string(),
            in.string(),
            in.string(),
            in.string());
    long version = in.int64();
    byte[] sums = in.rest();
    return new CubeRow(
        CellAddress.of(key),
        version,
        new RowBinaryReader(sums).int64(),
        HexFormat.of().formatHex(sums));
  }

  public static CubeRow of(CubeKey key, CubeCell cell) {
    return of(new CubeRowEncoder().encode(key, 0, cell));
  }
}
