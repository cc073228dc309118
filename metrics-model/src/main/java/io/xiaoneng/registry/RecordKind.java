package io.xiaoneng.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of reference data 基础数据, and the fields each has. */
public enum RecordKind {
  UNIT("code", "单位", "Units", RecordSchemas.UNIT),
  ITEM("code", "事项", "Items", RecordSchemas.ITEM),
  SOURCE("prefix", "数据来源", "Sources", RecordSchemas.SOURCE),
  POINT("id", "网点", "Service points", RecordSchemas.POINT),
  TARGET("id", "目标值", "Targets", RecordSchemas.TARGET),
  CALENDAR("id", "工作日历", "Calendars", RecordSchemas.CALENDAR),
  CELL("id", "人口网格", "Population cells", RecordSchemas.CELL),
  DATASET("code", "数据目录", "Data directory", RecordSchemas.DATASET),
  AGENCY("code", "中介机构", "Agencies", RecordSchemas.AGENCY),
  BUNDLE("code", "一件事", "Bundles", RecordSchemas.BUNDLE),
  PROJECT("code", "投资项目", "Projects", RecordSchemas.PROJECT);

  private static final Map<String, RecordKind> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(RecordKind::wireName, Function.identity()));

  private final String codeField;
  private final String zh;
  private final String en;
  private final List<FieldSpec> fields;

  RecordKind(String codeField, String zh, String en, List<FieldSpec> fields) {
    this.codeField = codeField;
    this.zh = zh;
    this.en = en;
    this.fields = fields;
  }

  /** The kind as keys, addresses and records name it: {@code unit}, {@code item}, …. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of that wire name, or null. */
  public static @Nullable RecordKind ofWireName(String name) {
    return BY_NAME.get(name);
  }

  /** The field that repeats the key's code. */
  public String codeField() {
    return codeField;
  }

  /** Whether a key ends with a version: items and calendars keep every version. */
  public boolean versioned() {
    return this == ITEM || this == CALENDAR;
  }

  /** Name for readers, Chinese. */
  public String zh() {
    return zh;
  }

  /** Name for readers, English. */
  public String en() {
    return en;
  }

  /** Every field a record may have besides {@code kind}, identity first. */
  public List<FieldSpec> fields() {
    return fields;
  }

  /** The field of that name, or null. */
  public @Nullable FieldSpec field(String name) {
    for (FieldSpec each : fields) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }
}
