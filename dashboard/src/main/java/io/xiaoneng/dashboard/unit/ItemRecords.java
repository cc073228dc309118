package io.xiaoneng.dashboard.unit;

import io.xiaoneng.dashboard.page.CityClock;
import io.xiaoneng.dashboard.registry.RecordReads;
import io.xiaoneng.registry.FieldSpec;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.change.CellValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the catalogue says of an item, in the words of the registry. */
@Component
class ItemRecords {

  /** The page has the names for its heading, and says nothing of how the record came about. */
  private static final Set<String> ELSEWHERE = Set.of("nameZh", "nameEn", "auto");

  private final RecordReads records;
  private final CityClock clock;

  ItemRecords(RecordReads records, CityClock clock) {
    this.records = records;
    this.clock = clock;
  }

  /** Every field that says something, of the version in force; empty for an item without record. */
  Map<FieldSpec, String> of(String item) {
    Map<String, @Nullable Object> record = records.one(RecordKind.ITEM, item, clock.now());
    Map<FieldSpec, String> fields = new LinkedHashMap<>();
    if (record != null) {
      for (FieldSpec each : RecordKind.ITEM.fields()) {
        String text = CellValues.write(record.get(each.name()));
        if (!text.isEmpty() && !ELSEWHERE.contains(each.name())) {
          fields.put(each, text);
        }
      }
    }
    return fields;
  }
}
