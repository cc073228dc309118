package io.xiaoneng.cube;

import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one cell. Contributions are added and, when a case moves or changes, subtracted; sums
 * and the count map of D1 are whole numbers, so that the order never shows. Not thread-safe.
 */
public final class CubeCell {

  private static final byte VERSION = 1;

  private long n;
  private long onTime;
  private long late;
  private long supplemented;
  private long stoppedCases;
  private long stoppedDays;
  private long d1Count;
  private long d1Sum;
  private final TreeMap<Integer, Long> d1 = new TreeMap<>();
  private long d2Count;
  private long d2SumMillis;
  private long windowsGeneral;

  /** Adds a case. */
  public void add(CubeContribution contribution) {
    apply(contribution, 1);
  }

  /** Takes a case out that was added before. */
  public void subtract(CubeContribution contribution) {
    apply(contribution, -1);
  }

  /** Adds the sums of another cell, which may be negative. */
  public void add(CubeCell other) {
    n += other.n;
    onTime += other.onTime;
    late += other.late;
    supplemented += other.supplemented;
    stoppedCases += other.stoppedCases;
    stoppedDays += other.stoppedDays;
    d1Count += other.d1Count;
    d1Sum += other.d1Sum;
    other.d1.forEach((days, cases) -> d1.merge(days, cases, CubeCell::sumOrNothing));
    d2Count += other.d2Count;
    d2SumMillis += other.d2SumMillis;
    windowsGeneral += other.windowsGeneral;
  }

  /** The sums as bytes; {@link #decode} reads them. */
  public byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(32);
    out.write(VERSION);
    for (long sum :
        new long[] {
          n,
          onTime,
          late,
          supplemented,
          stoppedCases,
          stoppedDays,
          d1Count,
          d1Sum,
          d2Count,
          d2SumMillis,
          windowsGeneral,
          d1.size()
        }) {
      SignedNumbers.write(out, sum);
    }
    d1.forEach(
        (days, cases) -> {
          SignedNumbers.write(out, days);
          SignedNumbers.write(out, cases);
        });
    return out.toByteArray();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException for a version this program does not know
   */
  public static CubeCell decode(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "cube cell has "
              + (bytes.length == 0 ? "no bytes" : "version " + bytes[0])
              + ", this program reads version "
              + VERSION);
    }
    SignedNumbers in = new SignedNumbers(bytes, 1);
    CubeCell cell = new CubeCell();
    cell.n = in.next();
    cell.onTime = in.next();
    cell.late = in.next();
    cell.supplemented = in.next();
    cell.stoppedCases = in.next();
    cell.stoppedDays = in.next();
    cell.d1Count = in.next();
    cell.d1Sum = in.next();
    cell.d2Count = in.next();
    cell.d2SumMillis = in.next();
    cell.windowsGeneral = in.next();
    for (long left = in.next(); left > 0; left--) {
      cell.d1.put((int) in.next(), in.next());
    }
    return cell;
  }

  private void apply(CubeContribution c, int sign) {
    n += sign;
    onTime += c.onTime() ? sign : 0;
    late += c.late() ? sign : 0;
    supplemented += c.supplemented() ? sign : 0;
    stoppedCases += c.stopped() ? sign : 0;
    stoppedDays += (long) sign * c.stoppedDays();
    Integer days = c.d1();
    if (days != null) {
      d1Count += sign;
      d1Sum += (long) sign * days;
      d1.merge(days, (long) sign, CubeCell::sumOrNothing);
    }
    Long millis = c.d2Millis();
    if (millis != null) {
      d2Count += sign;
      d2SumMillis += sign * millis;
    }
    windowsGeneral += c.windowGeneral() ? sign : 0;
  }

  @SuppressWarnings("NullAway") // Map.merge takes null to remove the entry.
  private static @Nullable Long sumOrNothing(Long a, Long b) {
    return a + b == 0 ? null : Long.valueOf(a + b);
  }

  /** Whether no case is left in it. */
  public boolean isEmpty() {
    return n == 0;
  }

  /** Number of cases. */
  public long n() {
    return n;
  }

  /** Cases decided by due. */
  public long onTime() {
    return onTime;
  }

  /** Cases ended after due. */
  public long late() {
    return late;
  }

  /** Decided cases with at least one supplement request. */
  public long supplemented() {
    return supplemented;
  }

  /** Decided COMMITTED cases with at least one STOP. */
  public long stoppedCases() {
    return stoppedCases;
  }

  /** Stopped counted days of the decided COMMITTED cases. */
  public long stoppedDays() {
    return stoppedDays;
  }

  /** Number of cases that have a D1. */
  public long d1Count() {
    return d1Count;
  }

  /** Sum of D1 in counted days. */
  public long d1Sum() {
    return d1Sum;
  }

  /** D1 in counted days → number of cases, ascending; a view that may not be changed. */
  public Map<Integer, Long> d1() {
    return Collections.unmodifiableMap(d1);
  }

  /** Number of cases that have a D2. */
  public long d2Count() {
    return d2Count;
  }

  /** Sum of D2 in milliseconds. */
  public long d2SumMillis() {
    return d2SumMillis;
  }

  /** Acceptances at a GENERAL window. */
  public long windowsGeneral() {
    return windowsGeneral;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CubeCell that
        && n == that.n
        && onTime == that.onTime
        && late == that.late
        && supplemented == that.supplemented
        && stoppedCases == that.stoppedCases
        && stoppedDays == that.stoppedDays
        && d1.equals(that.d1)
        && d2Count == that.d2Count
        && d2SumMillis == that.d2SumMillis
        && windowsGeneral == that.windowsGeneral;
  }

  @Override
  public int hashCode() {
    return d1.hashCode() * 31 + Long.hashCode(n);
  }

  @Override
  public String toString() {
    return "CubeCell[n=" + n + ", onTime=" + onTime + ", late=" + late + ", d1=" + d1 + "]";
  }
}
