package io.xiaoneng.cube;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one cell. Contributions are added and, when a case moves or changes, subtracted; sums
 * and the count map of D1 are whole numbers, so that the order never shows. Not thread-safe.
 */
public final class CubeCell {

  private static final byte VERSION = 1;

  /** Numbers in front of the map of D1, its size included. */
  private static final int FIXED_SUMS = 12;

  private long n;
  private long onTime;
  private long late;
  private long supplemented;
  private long stoppedCases;
  private long stoppedDays;
  private long d1Count;
  private long d1Sum;
  private final DayCounts d1 = new DayCounts();
  private long d2Count;
  private long d2SumMillis;
  private long windowsGeneral;

  /**
   * A cell of these sums.
   *
   * @param sums n, on time, late, supplemented, stopped cases, stopped days, number and sum of D1,
   *     number and sum of D2, windows; as the columns of cube_cell
   * @param d1 D1 in counted days → number of cases
   */
  public static CubeCell of(long[] sums, Map<Integer, Long> d1) {
    if (sums.length != FIXED_SUMS - 1) {
      throw new IllegalArgumentException(sums.length + " sums, a cell has " + (FIXED_SUMS - 1));
    }
    CubeCell cell = new CubeCell();
    cell.n = sums[0];
    cell.onTime = sums[1];
    cell.late = sums[2];
    cell.supplemented = sums[3];
    cell.stoppedCases = sums[4];
    cell.stoppedDays = sums[5];
    cell.d1Count = sums[6];
    cell.d1Sum = sums[7];
    cell.d2Count = sums[8];
    cell.d2SumMillis = sums[9];
    cell.windowsGeneral = sums[10];
    d1.forEach(cell.d1::add);
    return cell;
  }

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
    for (int i = 0; i < other.d1.size(); i++) {
      d1.add(other.d1.day(i), other.d1.cases(i));
    }
    d2Count += other.d2Count;
    d2SumMillis += other.d2SumMillis;
    windowsGeneral += other.windowsGeneral;
  }

  /** The sums as bytes; {@link #decode} reads them. */
  public byte[] encode() {
    byte[] bytes = new byte[1 + SignedNumbers.LONGEST * (FIXED_SUMS + 2 * d1.size())];
    bytes[0] = VERSION;
    int at = SignedNumbers.write(bytes, 1, n);
    at = SignedNumbers.write(bytes, at, onTime);
    at = SignedNumbers.write(bytes, at, late);
    at = SignedNumbers.write(bytes, at, supplemented);
    at = SignedNumbers.write(bytes, at, stoppedCases);
    at = SignedNumbers.write(bytes, at, stoppedDays);
    at = SignedNumbers.write(bytes, at, d1Count);
    at = SignedNumbers.write(bytes, at, d1Sum);
    at = SignedNumbers.write(bytes, at, d2Count);
    at = SignedNumbers.write(bytes, at, d2SumMillis);
    at = SignedNumbers.write(bytes, at, windowsGeneral);
    at = SignedNumbers.write(bytes, at, d1.size());
    for (int i = 0; i < d1.size(); i++) {
      at = SignedNumbers.write(bytes, at, d1.day(i));
      at = SignedNumbers.write(bytes, at, d1.cases(i));
    }
    return Arrays.copyOf(bytes, at);
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalArgumentException for a version this program does not know
   */
  public static CubeCell decode(byte[] bytes) {
    CubeCell cell = new CubeCell();
    cell.addEncoded(bytes);
    return cell;
  }

  /**
   * Adds what {@link #encode} wrote of another cell.
   *
   * @throws IllegalArgumentException for a version this program does not know
   */
  public void addEncoded(byte[] bytes) {
    if (bytes.length == 0 || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "cube cell has "
              + (bytes.length == 0 ? "no bytes" : "version " + bytes[0])
              + ", this program reads version "
              + VERSION);
    }
    SignedNumbers in = new SignedNumbers(bytes, 1);
    n += in.next();
    onTime += in.next();
    late += in.next();
    supplemented += in.next();
    stoppedCases += in.next();
    stoppedDays += in.next();
    d1Count += in.next();
    d1Sum += in.next();
    d2Count += in.next();
    d2SumMillis += in.next();
    windowsGeneral += in.next();
    for (long left = in.next(); left > 0; left--) {
      d1.add((int) in.next(), in.next());
    }
  }

  /** Takes every case out. */
  public void clear() {
    n = 0;
    onTime = 0;
    late = 0;
    supplemented = 0;
    stoppedCases = 0;
    stoppedDays = 0;
    d1Count = 0;
    d1Sum = 0;
    d1.clear();
    d2Count = 0;
    d2SumMillis = 0;
    windowsGeneral = 0;
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
      d1.add(days, sign);
    }
    Long millis = c.d2Millis();
    if (millis != null) {
      d2Count += sign;
      d2SumMillis += sign * millis;
    }
    windowsGeneral += c.windowGeneral() ? sign : 0;
  }

  /** Whether no case is left in it. */
  public boolean isEmpty() {
    return n == 0;
  }

  /** Whether every sum is zero: nothing is left that a later change could be added to. */
  public boolean isZero() {
    return (n
                | onTime
                | late
                | supplemented
                | stoppedCases
                | stoppedDays
                | d1Count
                | d1Sum
                | d2Count
                | d2SumMillis
                | windowsGeneral)
            == 0
        && d1.size() == 0;
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

  /** D1 in counted days → number of cases, ascending; a copy. */
  public Map<Integer, Long> d1() {
    return d1.asMap();
  }

  /** How many different D1 there are. */
  public int d1Size() {
    return d1.size();
  }

  /** The D1 of that place in ascending order, in counted days. */
  public int d1Days(int place) {
    return d1.day(place);
  }

  /** How many cases have the D1 of that place. */
  public long d1Cases(int place) {
    return d1.cases(place);
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
        && d1.sameAs(that.d1)
        && d2Count == that.d2Count
        && d2SumMillis == that.d2SumMillis
        && windowsGeneral == that.windowsGeneral;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(d1Sum) * 31 + Long.hashCode(n);
  }

  @Override
  public String toString() {
    return "CubeCell[n=" + n + ", onTime=" + onTime + ", late=" + late + ", d1=" + d1() + "]";
  }
}
