package io.xiaoneng.event;

import org.jspecify.annotations.Nullable;

/** What became of the bytes of one envelope. */
public sealed interface Decoded {

  /** A valid event. */
  record Accepted(Event event) implements Decoded {}

  /**
   * A refused one, for the dead letter.
   *
   * @param detail one sentence that names the field and the value; never null
   * @param id the envelope's id as far as it could be read
   * @param source the envelope's source as far as it could be read
   */
  record Rejected(Reason reason, String detail, @Nullable String id, @Nullable String source)
      implements Decoded {}
}
