package io.xiaoneng.dashboard;

import java.nio.file.Path;
import java.time.ZoneId;

/** The settings of a dashboard that talks to nobody; what it reads is given to it by the test. */
public final class SettingsForTests {

  private SettingsForTests() {}

  /** The calendar {@code cn}, a registry that takes only what is registered, 15 days to rectify. */
  public static XiaonengProperties in(ZoneId zone) {
    return of(zone, Path.of("unused"));
  }

  /** The same in Shanghai, with a directory to write to. */
  public static XiaonengProperties data(Path directory) {
    return of(ZoneId.of("Asia/Shanghai"), directory);
  }

  private static XiaonengProperties of(ZoneId zone, Path data) {
    return new XiaonengProperties(
        "127.0.0.1:1", "jdbc:clickhouse://unused", zone.getId(), "cn", false, data, null, null, 15);
  }
}
