package io.xiaoneng.dashboard.registry;

import io.xiaoneng.calendar.IssuedYear;
import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.change.RecordBodies;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The calendar years that the program knows by itself, as records to be read. */
final class BuiltInYears {

  private static final Map<RegistryKey, Map<String, @Nullable Object>> RECORDS = records();

  private BuiltInYears() {}

  /** By key, ascending. */
  static Map<RegistryKey, Map<String, @Nullable Object>> all() {
    return RECORDS;
  }

  private static Map<RegistryKey, Map<String, @Nullable Object>> records() {
    Map<RegistryKey, Map<String, @Nullable Object>> records = new LinkedHashMap<>();
    for (IssuedYear each : WorkCalendar.of("cn").issues()) {
      RegistryKey key = new RegistryKey(RecordKind.CALENDAR, "cn/" + each.year(), each.version());
      Map<String, Object> fields = new TreeMap<>();
      fields.put("notices", each.notices());
      fields.put("off", days(each, false));
      fields.put("work", days(each, true));
      records.put(key, RecordBodies.of(key, fields));
    }
    return records;
  }

  private static List<String> days(IssuedYear year, boolean counted) {
    return year.named().entrySet().stream()
        .filter(day -> day.getValue() == counted)
        .map(day -> day.getKey().toString())
        .toList();
  }
}
