package io.xiaoneng.importer.mapping;

import java.util.List;

/** The columns that every exchange table has, by the names of the national platform. */
public final class ExchangeColumns {

  /** What was done to the record: I inserted, U updated, D deleted 同步类型. */
  public static final String OPERATION = "cd_operation";

  /** When it was done 同步时间. */
  public static final String TIME = "cd_time";

  /** Names the record for ever 记录唯一标识. */
  public static final String KEY = "row_guid";

  /** All of them. */
  public static final List<String> ALL = List.of(OPERATION, TIME, KEY);

  private ExchangeColumns() {}
}
