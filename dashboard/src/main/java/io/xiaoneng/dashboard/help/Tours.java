package io.xiaoneng.dashboard.help;

import io.xiaoneng.dashboard.page.CityClock;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who needs no invitation to the first tour any more, in table {@code tour_seen}. */
@Repository
class Tours {

  private final JdbcClient jdbc;
  private final CityClock clock;

  Tours(JdbcClient jdbc, CityClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether that user took the tour, or declined it. */
  boolean seen(String user) {
    return jdbc.sql("select count(*) from tour_seen where username = ?")
            .param(user)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Keeps that it need not be offered again. */
  void keep(String user) {
    try {
      jdbc.sql("insert into tour_seen (username, seen_at) values (?, ?)")
          .params(user, clock.now().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException e) {
      // it was kept before, perhaps in another window
    }
  }
}
