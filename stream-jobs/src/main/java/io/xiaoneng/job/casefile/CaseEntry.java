package io.xiaoneng.job.casefile;

import io.xiaoneng.job.WriteBackCache;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A case as the job holds it: the set of its events, what it has last added to the cube, and the
 * alerts it gave. In state one array: the length of the contribution (2 bytes), where its highest
 * bit is set the length of the alerts (2 bytes), the contribution, the alerts, the events.
 */
final class CaseEntry extends WriteBackCache.Entry {

  private static final byte[] NOTHING = new byte[0];
  private static final int LONGEST_CONTRIBUTION = 0x7FFF;
  private static final int LONGEST_ALERTS = 0xFFFF;
  private static final int WITH_ALERTS = 0x8000;

  /** As {@code CaseState} keeps it; empty for a case not seen yet. */
  byte[] events = NOTHING;

  /** As {@link ContributionCodec} writes it. */
  byte[] contribution = NOTHING;

  /** As {@link io.xiaoneng.job.alert.AlertPlanner} gave it last. */
  byte[] alerts = NOTHING;

  CaseEntry(String caseId) {
    super(caseId);
  }

  static CaseEntry decode(String caseId, byte @Nullable [] state) {
    CaseEntry entry = new CaseEntry(caseId);
    if (state != null) {
      int head = unsigned(state, 0);
      int at = 2;
      int alerts = 0;
      if ((head & WITH_ALERTS) != 0) {
        alerts = unsigned(state, at);
        at += 2;
      }
      int contribution = head & LONGEST_CONTRIBUTION;
      entry.contribution = Arrays.copyOfRange(state, at, at + contribution);
      at += contribution;
      entry.alerts = alerts == 0 ? NOTHING : Arrays.copyOfRange(state, at, at + alerts);
      entry.events = Arrays.copyOfRange(state, at + alerts, state.length);
    }
    return entry;
  }

  private static int unsigned(byte[] state, int at) {
    return (state[at] & 0xFF) << 8 | state[at + 1] & 0xFF;
  }

  byte[] encode() {
    if (contribution.length > LONGEST_CONTRIBUTION || alerts.length > LONGEST_ALERTS) {
      throw new IllegalStateException(
          "a contribution has %d bytes, alerts have %d"
              .formatted(contribution.length, alerts.length));
    }
    boolean with = alerts.length > 0;
    int size = (with ? 4 : 2) + contribution.length + alerts.length + events.length;
    ByteBuffer state = ByteBuffer.allocate(size);
    state.putShort((short) (contribution.length | (with ? WITH_ALERTS : 0)));
    if (with) {
      state.putShort((short) alerts.length);
    }
    return state.put(contribution).put(alerts).put(events).array();
  }
}
