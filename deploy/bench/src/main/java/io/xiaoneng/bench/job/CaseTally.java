package io.xiaoneng.bench.job;

import io.xiaoneng.job.casefile.CaseRow;

/**
 * Keeps of each case how many events its last row tells of. A case is known by 64 bits of a hash:
 * two of a million share theirs with a probability of 1 in 30 million.
 */
public final class CaseTally implements Tally<CaseRow> {
  private long[] keys = new long[1 << 16];
  private int[] events = new int[1 << 16];
  private int cases;
  private long rows;
  private long bytes;

  @Override
  public void take(CaseRow row) {
    byte[] encoded = row.row;
    rows++;
    bytes += encoded.length;
    int at = slot(hash(encoded));
    events[at] = row.events;
    if (cases * 2 > keys.length) {
      grow();
    }
  }

  private int slot(long key) {
    int mask = keys.length - 1;
    int at = (int) (key ^ key >>> 32) & mask;
    while (keys[at] != key) {
      if (keys[at] == 0) {
        keys[at] = key;
        cases++;
        break;
      }
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldEvents = events;
    keys = new long[2 * oldKeys.length];
    events = new int[2 * oldKeys.length];
    cases = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        events[slot(oldKeys[i])] = oldEvents[i];
      }
    }
  }

  /** Of the case's number, the row's first field; never 0. */
  private static long hash(byte[] row) {
    int at = 0;
    int length = row[at] & 0x7F;
    while (row[at++] < 0) {
      length |= (row[at] & 0x7F) << 7;
    }
    long hash = 0xcbf29ce484222325L;
    for (int end = at + length; at < end; at++) {
      hash = (hash ^ row[at]) * 0x100000001b3L;
    }
    hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 29;
    return hash == 0 ? 1 : hash;
  }

  @Override
  public void addTo(Totals totals) {
    long sum = 0;
    for (int each : events) {
      sum += each;
    }
    totals.add("cases", cases);
    totals.add("caseEvents", sum);
    totals.add("caseRows", rows);
    totals.add("caseBytes", bytes);
  }
}
