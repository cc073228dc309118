package io.xiaoneng.event;

import org.jspecify.annotations.Nullable;

/** What became of the bytes of one envelope. */
public sealed interface Decoded {

  /**
   * A valid event.
   *
   * @param sealed the envelope that is to be stored in place of the one that was sent, because that
   *     led to an applicant; null where what was sent may be stored
   */
  record Accepted(Event event, byte @Nullable [] sealed) implements Decoded {

    /** One that is stored as it was sent. */
    public Accepted(Event event) {
      this(event, null);
    }
  }

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
