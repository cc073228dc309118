package io.xiaoneng.job.cube;

import io.xiaoneng.cube.CubeCell;
import io.xiaoneng.cube.CubeKey;
import io.xiaoneng.job.WriteBackCache;
import org.jspecify.annotations.Nullable;

/** A cell in memory. */
final class CellEntry extends WriteBackCache.Entry {

  final CubeCell cell;
  private @Nullable CubeKey address;

  CellEntry(String address, CubeCell cell) {
    super(address);
    this.cell = cell;
  }

  /** Its address, taken apart once. */
  CubeKey address() {
    CubeKey known = address;
    if (known == null) {
      known = CellAddress.parse(key());
      address = known;
    }
    return known;
  }
}
