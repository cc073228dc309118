package io.xiaoneng.dashboard.page;

import io.xiaoneng.dashboard.XiaonengProperties;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** What time it is in the city. */
@Component
public class CityClock {

  private final Clock clock;
  private final ZoneId zone;

  CityClock(Clock clock, XiaonengProperties settings) {
    this.clock = clock;
    this.zone = settings.zoneId();
  }

  /** The present instant, to the millisecond. */
  public Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  /** The present date in the city. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  /** Whole minutes of the city's day that have passed, 0 to 1439. */
  public int minuteOfDay() {
    return LocalTime.ofInstant(clock.instant(), zone).toSecondOfDay() / 60;
  }

  /** The date of an instant in the city. */
  public LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /** The city's zone. */
  public ZoneId zone() {
    return zone;
  }
}
