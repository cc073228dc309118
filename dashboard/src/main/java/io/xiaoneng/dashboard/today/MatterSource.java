package io.xiaoneng.dashboard.today;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Finds what might be told: of each kind at most one sentence, the gravest of it. */
interface MatterSource {

  /** The kinds it can find. */
  Set<MatterKind> kinds();

  /**
   * What there is.
   *
   * @param day of {@code now} in the city
   */
  List<Candidate> find(Instant now, LocalDate day);
}
