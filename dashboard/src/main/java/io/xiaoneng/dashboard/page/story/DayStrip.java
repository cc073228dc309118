package io.xiaoneng.dashboard.page.story;

import io.xiaoneng.casefile.ClockTrace;
import io.xiaoneng.dashboard.page.WorkDays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The clock of a case as a row of days, counted or not. */
public final class DayStrip {

  /** More days than this are shortened in the middle. */
  static final int MOST = 120;

  private DayStrip() {}

  /**
   * One day.
   *
   * @param kind code of {@link ClockTrace.Why}, {@code to-come} or {@code to-come-off} for days
   *     still ahead, {@code gap} for days left out
   * @param number how many days have counted by its end; 0 before the first
   * @param skipped how many days a gap leaves out
   */
  public record Day(LocalDate date, String kind, int number, boolean due, int skipped) {}

  /** One entry a day, from the first day of the trace to its end, or to the due date if later. */
  public static List<Day> of(
      List<ClockTrace.Run> trace,
      @Nullable Instant due,
      boolean open,
      WorkDays workDays,
      ZoneId zone) {
    Map<LocalDate, String> kinds = new TreeMap<>();
    for (ClockTrace.Run run : trace) {
      LocalDate last = LocalDate.ofInstant(run.to().minusMillis(1), zone);
      for (LocalDate day = LocalDate.ofInstant(run.from(), zone);
          !day.isAfter(last);
          day = day.plusDays(1)) {
        kinds.merge(day, run.why().code(), DayStrip::stronger);
      }
    }
    if (kinds.isEmpty()) {
      return List.of();
    }
    LocalDate dueDay = due == null ? null : LocalDate.ofInstant(due, zone);
    List<Day> days = new ArrayList<>();
    int counted = 0;
    for (Map.Entry<LocalDate, String> each : kinds.entrySet()) {
      boolean counts = each.getValue().equals(ClockTrace.Why.WORKING_DAY.code());
      counted += counts ? 1 : 0;
      days.add(
          new Day(
              each.getKey(),
              each.getValue(),
              counts ? counted : 0,
              each.getKey().equals(dueDay),
              0));
    }
    if (open && dueDay != null) {
      LocalDate last = days.get(days.size() - 1).date();
      for (LocalDate day = last.plusDays(1); !day.isAfter(dueDay); day = day.plusDays(1)) {
        days.add(
            new Day(
                day, workDays.counted(day) ? "to-come" : "to-come-off", 0, day.equals(dueDay), 0));
      }
    }
    return shortened(days);
  }

  private static String stronger(String one, String two) {
    return rank(one) >= rank(two) ? one : two;
  }

  private static int rank(String kind) {
    return switch (kind) {
      case "working-day" -> 6;
      case "day-zero" -> 5;
      case "stopped" -> 4;
      case "day-off" -> 3;
      case "delivery" -> 1;
      default -> 2;
    };
  }

  private static List<Day> shortened(List<Day> days) {
    if (days.size() <= MOST) {
      return days;
    }
    int half = MOST / 2;
    List<Day> shorter = new ArrayList<>(days.subList(0, half));
    shorter.add(new Day(days.get(half).date(), "gap", 0, false, days.size() - MOST));
    shorter.addAll(days.subList(days.size() - half, days.size()));
    return shorter;
  }
}
