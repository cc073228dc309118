package io.xiaoneng.dashboard.notice;

import io.xiaoneng.dashboard.registry.RegistryView;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The board for tests of other packages. */
public final class NoticesForTests {

  private NoticesForTests() {}

  /** A board over the tables of a store. */
  public static NoticeBoard board(
      JdbcClient jdbc, RegistryView registry, Clock clock, PlatformTransactionManager manager) {
    return new NoticeBoard(new NoticeStore(jdbc), registry, clock, manager);
  }
}
