package io.xiaoneng.job.casefile;

import io.xiaoneng.job.WriteBackCache;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A case as the job holds it: the set of its events and what it has last added to the cube. In
 * state one array: the length of the contribution (2 bytes), the contribution, the events.
 */
final class CaseEntry extends WriteBackCache.Entry {

  private static final byte[] NOTHING = new byte[0];

  /** As {@code CaseState} keeps it; empty for a case not seen yet. */
  byte[] events = NOTHING;

  /** As {@link ContributionCodec} writes it. */
  byte[] contribution = NOTHING;

  CaseEntry(String caseId) {
    super(caseId);
  }

  static CaseEntry decode(String caseId, byte @Nullable [] state) {
    CaseEntry entry = new CaseEntry(caseId);
    if (state != null) {
      int length = (state[0] & 0xFF) << 8 | state[1] & 0xFF;
      entry.contribution = Arrays.copyOfRange(state, 2, 2 + length);
      entry.events = Arrays.copyOfRange(state, 2 + length, state.length);
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
