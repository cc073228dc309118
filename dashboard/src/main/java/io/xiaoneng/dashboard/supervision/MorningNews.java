package io.xiaoneng.dashboard.supervision;

import java.time.LocalDate;

/** Something that is told once a day rather than each time it happens. */
@FunctionalInterface
public interface MorningNews {

  /**
   * Hangs up what there is to tell; a second time on the same day changes nothing.
   *
   * @param day the city's date
   */
  void tell(LocalDate day);
}
