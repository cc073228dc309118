package io.xiaoneng.dashboard.known;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;

/** Opens the program's own cases of an earlier knowledge for tests of other packages. */
public final class KnownCasesTesting {

  private KnownCasesTesting() {}

  public static KnownCases of(ClickHouse clickHouse, XiaonengProperties settings) {
    return new KnownCases(clickHouse, settings);
  }
}
