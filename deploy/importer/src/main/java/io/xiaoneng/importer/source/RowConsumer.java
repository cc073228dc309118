package io.xiaoneng.importer.source;

import io.xiaoneng.importer.mapping.Grain;
import io.xiaoneng.importer.mapping.Row;
import io.xiaoneng.importer.mapping.RowProblem;
import java.util.List;

/** Takes the rows of a log. */
public interface RowConsumer {

  /** The names of the columns, before any row; called for CSV files only. */
  void columns(List<String> names);

  /** A row that could be read. */
  void row(Grain grain, Row row);

  /** A row that could be parted from its neighbours, but has not the file's shape. */
  void malformed(Row row, RowProblem problem);
}
