package io.xiaoneng.event;

/** Instants of RFC 3339, read by hand: with an offset, years 0000 to 9999, no leap second. */
final class Rfc3339 {

  /** What {@link #parse} returns for text that is no instant; no instant has this value. */
  static final long INVALID = Long.MIN_VALUE;

  private Rfc3339() {}

  /**
   * Reads {@code yyyy-mm-ddThh:mm:ss[.f…](Z|±hh:mm)}; T and Z in either case.
   *
   * @return milliseconds since 1970-01-01T00:00:00Z, floored, or {@link #INVALID}
   */
  static long parse(byte[] text, int from, int to) {
    if (to - from < 20
        || text[from + 4] != '-'
        || text[from + 7] != '-'
        || (text[from + 10] | 0x20) != 't'
        || text[from + 13] != ':'
        || text[from + 16] != ':') {
      return INVALID;
    }
    int century = two(text, from);
    int ofCentury = two(text, from + 2);
    int month = two(text, from + 5);
    int day = two(text, from + 8);
    int hour = two(text, from + 11);
    int minute = two(text, from + 14);
    int second = two(text, from + 17);
    if ((century | ofCentury | month | day | hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 59
        || month < 1
        || month > 12) {
      return INVALID;
    }
    int year = century * 100 + ofCentury;
    if (day < 1 || day > lengthOf(month, year)) {
      return INVALID;
    }
    int at = from + 19;
    int millis = 0;
    if (text[at] == '.') {
      int weight = 100;
      int digits = ++at;
      while (at < to && text[at] >= '0' && text[at] <= '9') {
        millis += (text[at] - '0') * weight;
        weight /= 10;
        at++;
      }
      if (at == digits) {
        return INVALID;
      }
    }
    int offset = offsetMinutes(text, at, to);
    if (offset == Integer.MIN_VALUE) {
      return INVALID;
    }
    long minutes = (epochDay(year, month, day) * 24 + hour) * 60 + minute - offset;
    return (minutes * 60 + second) * 1000 + millis;
  }

  private static int offsetMinutes(byte[] text, int at, int to) {
    if (at + 1 == to && (text[at] | 0x20) == 'z') {
      return 0;
    }
    if (at + 6 != to || text[at + 3] != ':' || text[at] != '+' && text[at] != '-') {
      return Integer.MIN_VALUE;
    }
    int hours = two(text, at + 1);
    int minutes = two(text, at + 4);
    if ((hours | minutes) < 0 || hours > 23 || minutes > 59) {
      return Integer.MIN_VALUE;
    }
    int offset = hours * 60 + minutes;
    return text[at] == '-' ? -offset : offset;
  }

  /** Two digits, or a negative number. */
  private static int two(byte[] text, int at) {
    int tens = text[at] - '0';
    int ones = text[at + 1] - '0';
    return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
  }

  private static int lengthOf(int month, int year) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days since 1970-01-01 in the proleptic Gregorian calendar. */
  private static long epochDay(int year, int month, int day) {
    // Years that begin in March end with the leap day, so no month needs a table.
    long y = month > 2 ? year : year - 1;
    long era = Math.floorDiv(y, 400);
    long ofEra = y - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + dayOfYear - 719_468;
  }
}
