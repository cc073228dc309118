package io.xiaoneng.job.cube;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** What the cube operator must know of the rows that are already in the table. */
public interface CubeTable extends Serializable {

  /** The highest version of any row, 0 for an empty table. */
  long maxVersion() throws IOException;

  /** Addresses ({@link CellAddress}) of the cells that have a row of a higher version. */
  List<String> cellsAbove(long version) throws IOException;
}
