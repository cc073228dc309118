package io.xiaoneng.dashboard.audit;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The log for tests of other packages. */
public final class AuditForTests {

  private AuditForTests() {}

  /** A log over the tables of a store. */
  public static AuditLog log(JdbcClient jdbc, Clock clock) {
    return new AuditLog(jdbc, clock);
  }
}
