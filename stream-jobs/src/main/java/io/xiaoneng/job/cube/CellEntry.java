package io.xiaoneng.job.cube;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.WriteBackCache;

/** A cell in memory. Cells are written by cohort and day, as the table keeps them. */
final class CellEntry extends WriteBackCache.Entry {

  private static final int DAY_BITS = 32;

  final CubeKey address;
  final CubeCell cell;

  CellEntry(String text, CubeCell cell) {
    this(text, CellAddress.parse(text), cell);
  }

  private CellEntry(String text, CubeKey address, CubeCell cell) {
    super(text, order(address));
    this.address = address;
    this.cell = cell;
  }

  /** Three letters tell the cohorts apart. */
  private static long order(CubeKey address) {
    String code = address.cohort().code();
    long cohort = code.charAt(0) << 16 | code.charAt(1) << 8 | code.charAt(2);
    return cohort << DAY_BITS | address.day().toEpochDay() - Integer.MIN_VALUE;
  }
}
