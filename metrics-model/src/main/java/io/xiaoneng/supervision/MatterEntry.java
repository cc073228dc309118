package io.xiaoneng.supervision;

import java.time.Instant;

/** A step that was taken in a matter. Entries are only ever added. */
public interface MatterEntry {

  /** Which step. */
  MatterStep step();

  /** On whose side it was taken. */
  Party party();

  /** Name of the person; of the program where nobody did it. */
  String by();

  /** When. */
  Instant at();

  /** What was said; "" for nothing. */
  String text();
}
