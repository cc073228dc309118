package io.xiaoneng.dashboard.metric;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What figures are sliced by. */
public enum Dimension {
  UNIT("unit", "unit"),
  ITEM("item", "item"),
  ITEM_TYPE("item-type", "item_type"),
  CHANNEL("channel", "channel"),
  APPLICANT_KIND("applicant-kind", "applicant_kind"),
  BUNDLE("bundle", "bundle"),
  POINT("point", "point"),
  /** Of an event, not of a case: only for the metrics of feeds. */
  SOURCE("source", null),
  /** Of a ticket: the desk. */
  WINDOW("window", null),
  /** Of a contract. */
  AGENCY("agency", null),
  /** Of a contract: what was contracted. */
  SERVICE("service", null),
  DAY("day", null),
  WEEK("week", null),
  MONTH("month", null);

  /** Codes of 办理形式. */
  static final Set<String> CHANNELS =
      Set.of("COUNTER", "TERMINAL", "WEB", "MOBILE", "MAILBOX", "DOORSTEP", "PHONE", "OTHER");

  static final Set<String> APPLICANT_KINDS = Set.of("PERSON", "ORGANISATION");

  private final String wireName;
  private final @Nullable String column;

  Dimension(String wireName, @Nullable String column) {
    this.wireName = wireName;
    this.column = column;
  }

  /** The name in requests and keys. */
  public String wireName() {
    return wireName;
  }

  /** The column of {@code case_row}, null where it is no attribute of a case. */
  @Nullable String column() {
    return column;
  }

  /** Whether it cuts time. */
  public boolean ofTime() {
    return this == DAY || this == WEEK || this == MONTH;
  }

  /** Whether a parameter of that name narrows figures to a part of them, other than in time. */
  public static boolean narrows(String name) {
    Dimension dimension = ofWireName(name);
    return dimension != null && !dimension.ofTime();
  }

  /** The dimension of that name, or null. */
  static @Nullable Dimension ofWireName(String name) {
    for (Dimension each : values()) {
      if (each.wireName.equals(name)) {
        return each;
      }
    }
    return null;
  }

  /** Every name, for messages. */
  static String names() {
    return Stream.of(values()).map(Dimension::wireName).collect(Collectors.joining(", "));
  }

  /** The values it may have, or null where any code will do. */
  @Nullable Set<String> allowed() {
    return switch (this) {
      case CHANNEL -> CHANNELS;
      case APPLICANT_KIND -> APPLICANT_KINDS;
      default -> null;
    };
  }
}
