package io.xiaoneng.dashboard.known;

import io.xiaoneng.dashboard.XiaonengProperties;
import io.xiaoneng.dashboard.clickhouse.ClickHouse;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** What of the registry has changed since a moment, of all that figures of cases are made of. */
@Service
public class KnownChanges {

  private final ClickHouse clickHouse;
  private final XiaonengProperties settings;

  KnownChanges(ClickHouse clickHouse, XiaonengProperties settings) {
    this.clickHouse = clickHouse;
    this.settings = settings;
  }

  /** Units, items and calendars published after the moment that say something new, oldest first. */
  public List<RegistryChange> since(Instant knownAt) {
    return KnownRegistry.at(clickHouse, settings.zoneId(), knownAt).changes();
  }
}
