package io.xiaoneng.simulator.life;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Writes RFC 3339 times with milliseconds and the city's offset; keeps the last offset found. */
public final class WireTime {

  /** Bytes of one time at most. */
  static final int MAX_LENGTH = 32;

  /** Clocks change on whole quarters of an hour. */
  private static final long QUARTER = 900_000;

  private final ZoneRules rules;
  private long quarter = Long.MIN_VALUE;
  private int offsetSeconds;

  public WireTime(ZoneId zone) {
    rules = zone.getRules();
  }

  /** Writes at {@code at}; returns the position behind it. */
  int write(long millis, byte[] into, int at) {
    long thisQuarter = Math.floorDiv(millis, QUARTER);
    if (thisQuarter != quarter) {
      quarter = thisQuarter;
      offsetSeconds = rules.getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds();
    }
    long local = millis + offsetSeconds * 1000L;
    long day = Math.floorDiv(local, 86_400_000L);
    int ofDay = (int) Math.floorMod(local, 86_400_000L);
    int next = date(day, into, at);
    into[next++] = 'T';
    next = two(ofDay / 3_600_000, into, next);
    into[next++] = ':';
    next = two(ofDay / 60_000 % 60, into, next);
    into[next++] = ':';
    next = two(ofDay / 1000 % 60, into, next);
    into[next++] = '.';
    int thousandth = ofDay % 1000;
    into[next++] = (byte) ('0' + thousandth / 100);
    next = two(thousandth % 100, into, next);
    int minutes = Math.abs(offsetSeconds) / 60;
    into[next++] = (byte) (offsetSeconds < 0 ? '-' : '+');
    next = two(minutes / 60, into, next);
    into[next++] = ':';
    return two(minutes % 60, into, next);
  }

  /** The civil date of an epoch day, by the days of eras of 400 years that begin in March. */
  private static int date(long epochDay, byte[] into, int at) {
    long days = epochDay + 719_468;
    long era = Math.floorDiv(days, 146_097L);
    int ofEra = (int) (days - era * 146_097);
    int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int shifted = (5 * ofYear + 2) / 153;
    int day = ofYear - (153 * shifted + 2) / 5 + 1;
    int month = shifted < 10 ? shifted + 3 : shifted - 9;
    int year = (int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0);
    int next = two(year / 100, into, at);
    next = two(year % 100, into, next);
    into[next++] = '-';
    next = two(month, into, next);
    into[next++] = '-';
    return two(day, into, next);
  }

  private static int two(int value, byte[] into, int at) {
    into[at] = (byte) ('0' + value / 10);
    into[at + 1] = (byte) ('0' + value % 10);
    return at + 2;
  }
}
