package io.xiaoneng.registry.change;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.registry.CalendarIssue;
import io.xiaoneng.registry.RegistryException;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.RegistryRecord;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An issue of a calendar year as people have it: our own record, or a list of days with the notices
 * as {@code papers}, each day {@code {"date":"2027-01-01","isOffDay":true}}. The version may be
 * left out: it is the one in force where the days are the same, else the next.
 */
public final class CalendarFile {

  private CalendarFile() {}

  /**
   * The fields of the record that a file means.
   *
   * @param known the calendar as it stands
   * @throws RegistryException naming the field that is wrong
   */
  public static Map<String, @Nullable Object> record(
      Map<String, ? extends @Nullable Object> file, WorkCalendar known) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>(file);
    if (file.get("days") instanceof List<?> days) {
      List<Object> off = new ArrayList<>();
      List<Object> work = new ArrayList<>();
      for (Object each : days) {
        if (!(each instanceof Map<?, ?> day)
            || !(day.get("date") instanceof String date)
            || !(day.get("isOffDay") instanceof Boolean isOff)) {
          throw new RegistryException(
              "days", "days has " + each + ", expected {\"date\":…,\"isOffDay\":…}");
        }
        (isOff ? off : work).add(date);
      }
      fields.remove("days");
      fields.put("off", off);
      fields.put("work", work);
      Object papers = fields.remove("papers");
      if (papers != null) {
        fields.putIfAbsent("notices", papers);
      }
      fields.keySet().removeIf(name -> name.startsWith("$"));
    }
    fields.put("id", known.id());
    if (fields.get("version") == null && fields.get("year") instanceof Long year) {
      fields.put("version", version(fields, year, known));
    }
    return fields;
  }

  private static long version(
      Map<String, ? extends @Nullable Object> fields, long year, WorkCalendar known) {
    for (IssuedYear each : known.issues()) {
      if (each.year() == year) {
        RegistryKey key =
            RegistryKey.parse("calendar/" + known.id() + "/" + year + "/" + each.version());
        CalendarIssue issue =
            (CalendarIssue) RegistryRecord.parse(key.toString(), fields, ZoneOffset.UTC);
        return issue.year().named().equals(each.named()) ? each.version() : each.version() + 1L;
      }
    }
    return 1;
  }
}
