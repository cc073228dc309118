package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.SettingsForTests;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock of the city for tests of other packages. */
public final class CityClockTesting {

  private CityClockTesting() {}

  /** A clock that stands still. */
  public static CityClock at(Instant now, ZoneId zone) {
    return new CityClock(Clock.fixed(now, ZoneOffset.UTC), SettingsForTests.in(zone));
  }

  /** A clock that goes as another one does. */
  public static CityClock of(Clock clock, ZoneId zone) {
    return new CityClock(clock, SettingsForTests.in(zone));
  }
}
