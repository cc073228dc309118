package io.xiaoneng.job.casefile;

import org.jspecify.annotations.Nullable;

/**
 * A case as the job holds it: the set of its events and what it has last added to the cube. In
 * state one array: the length of the contribution (2 bytes), the contribution, the events.
 */
final class CaseEntry {

  private static final byte[] NOTHING = new byte[0];

  /** As {@code CaseState} keeps it; empty for a case not seen yet. */
  byte[] events = NOTHING;

  /** As {@link ContributionCodec} writes it. */
  byte[] contribution = NOTHING;

  static CaseEntry decode(byte @Nullable [] state) {
    CaseEntry entry = new CaseEntry();
    if (state != null) {
      int length = (state[0] & 0xFF) << 8 | state[1] & 0xFF;
      entry.contribution = java.util.Arrays.copyOfRange(state, 2, 2 + length);
      entry.events = java.util.Arrays.copyOfRange(state, 2 + length, state.length);
    }
    return entry;
  }

  byte[] encode() {
    if (contribution.length > 0xFFFF) {
      throw new IllegalStateException("a contribution has " + contribution.length + " bytes");
    }
    byte[] state = new byte[2 + contribution.length + events.length];
    state[0] = (byte) (contribution.length >>> 8);
    state[1] = (byte) contribution.length;
    System.arraycopy(contribution, 0, state, 2, contribution.length);
    System.arraycopy(events, 0, state, 2 + contribution.length, events.length);
    return state;
  }
}
