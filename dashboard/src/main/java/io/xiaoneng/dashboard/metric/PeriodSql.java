package io.xiaoneng.dashboard.metric;

import io.xiaoneng.statistics.Ratio;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;

/**
 * What a pass over the cases says of {@link PeriodSlot}s, as SQL: a number for each case and slot.
 * Its lowest bits are the number of the slot, then the first of those days that lie in the same
 * week and the same month as the day of the case, then two bits for each measure: whether the case
 * is in its denominator, and in its numerator. Cases that count alike are counted together, and no
 * case is told once for each measure.
 */
final class PeriodSql {

  private static final int SLOT_BITS = 3;
  private static final int DAY_BITS = 17;
  private static final int BITS = SLOT_BITS + DAY_BITS;

  /** Of a number: that the case counts for anything. */
  static final String SOMETHING = "told >= " + (1L << BITS);

  private final List<PeriodSlot> slots;
  private final ZoneId zone;

  /**
   * @param slots at most eight
   */
  PeriodSql(List<PeriodSlot> slots, ZoneId zone) {
    if (slots.size() > 1 << SLOT_BITS) {
      throw new IllegalArgumentException(slots.size() + " slots have no room");
    }
    this.slots = slots;
    this.zone = zone;
  }

  /** The first instant after all periods. */
  Instant end() {
    return Collections.max(slots.stream().map(PeriodSlot::to).toList())
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant();
  }

  /** Which rows can have a part in it, with AND before it. */
  String only() {
    return CaseDates.within(
        slots.stream().map(each -> each.cohort().date()).toList(),
        Collections.min(slots.stream().map(PeriodSlot::from).toList()),
        Collections.max(slots.stream().map(PeriodSlot::to).toList()));
  }

  /** A row for each number of a case, as {@code told}. */
  Sql told() {
    Sql sql = new Sql().add("arrayJoin([");
    for (int i = 0; i < slots.size(); i++) {
      add(sql.add(i == 0 ? "" : ", "), i);
    }
    return sql.add("]) AS told");
  }

  /** Milliseconds of the end of the period that a case has the date of the only slot in. */
  String endOfItsPeriod() {
    PeriodSlot slot = slots.get(0);
    return end(slot.into().get(0).asked().time(), slot.cohort().date(), zone);
  }

  /**
   * Milliseconds of the end of the period that a date is in.
   *
   * @param time week or month
   * @param date a column; not looked at where it is null
   */
  static String end(Dimension time, String date, ZoneId zone) {
    String day = "assumeNotNull(" + date + ")";
    String next =
        time == Dimension.WEEK
            ? "addDays(toMonday(" + day + "), 7)"
            : "addMonths(toStartOfMonth(" + day + "), 1)";
    return "toUnixTimestamp64Milli(toDateTime64(" + next + ", 3, '" + zone.getId() + "'))";
  }

  private void add(Sql sql, int number) {
    PeriodSlot slot = slots.get(number);
    CaseCohort cohort = slot.cohort();
    String day = "assumeNotNull(" + cohort.date() + ")";
    sql.add("toInt64(" + cohort.condition() + " AND isNotNull(" + cohort.date() + ")");
    CaseRows.period(sql, day, slot.from(), slot.to());
    sql.add(") * ((").add(what(slot)).add(") * " + (1L << BITS));
    sql.add(" + toInt64(greatest(toMonday(" + day + "), toStartOfMonth(" + day + ")))");
    sql.add(" * " + (1 << SLOT_BITS) + " + " + number + ")");
  }

  private static Sql what(PeriodSlot slot) {
    Sql sql = new Sql();
    for (int i = 0; i < slot.measures().size(); i++) {
      CaseMeasure each = slot.measures().get(i);
      sql.add(i == 0 ? "" : " + ").add("toInt64(ifNull(" + each.counted() + ", false)) * (");
      sql.add((1L << 2 * i) + " + " + (1L << 2 * i + 1) + " * ");
      sql.add("toInt64(ifNull(toInt32(" + each.figure() + "), 0) = 1))");
    }
    return sql;
  }

  /** Adds so many cases that have that number to the sums they are for. */
  void read(long told, long count) {
    PeriodSlot slot = slots.get((int) (told & (1 << SLOT_BITS) - 1));
    LocalDate day = LocalDate.ofEpochDay(told >> SLOT_BITS & (1 << DAY_BITS) - 1);
    long what = told >> BITS;
    for (int i = 0; i < slot.measures().size(); i++) {
      if ((what >> 2 * i & 1) == 1) {
        Ratio more = new Ratio((what >> 2 * i + 1 & 1) * count, count);
        CaseMeasure measure = slot.measures().get(i);
        slot.into().forEach(each -> each.add(measure, day, more));
      }
    }
  }
}
