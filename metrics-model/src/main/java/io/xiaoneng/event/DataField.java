package io.xiaoneng.event;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of {@code data} that the contract names. Unknown fields are kept in the archive and
 * ignored. The ordinal is written into job state: new fields go to the end.
 */
public enum DataField {
  UNIT("unit", Kind.TEXT),
  ITEM("item", Kind.TEXT),
  ITEM_VERSION("itemVersion", Kind.INTEGER),
  CHANNEL("channel", Kind.TEXT),
  RECEIVING_UNIT("receivingUnit", Kind.TEXT),
  SERVICE_POINT("servicePoint", Kind.TEXT),
  APPLICANT_KIND("applicantKind", Kind.TEXT),
  MATERIALS_REQUIRED("materialsRequired", Kind.INTEGER),
  MATERIALS_SHARED("materialsShared", Kind.INTEGER),
  ASSISTED("assisted", Kind.FLAG),
  BUNDLE("bundle", Kind.TEXT),
  BUNDLE_CASE("bundleCase", Kind.TEXT),
  PROJECT("project", Kind.TEXT),
  STAGE("stage", Kind.TEXT),
  REGION("region", Kind.TEXT),
  RENEWAL_OF("renewalOf", Kind.TEXT),
  VALID_UNTIL("validUntil", Kind.INSTANT),
  MISSING("missing", Kind.TEXT_LIST),
  CASE_KIND("kind", Kind.TEXT),
  PROMISED_DUE_AT("promisedDueAt", Kind.INSTANT),
  MODE("mode", Kind.TEXT),
  UNTIL("until", Kind.INSTANT),
  WINDOW("window", Kind.TEXT),
  REASON("reason", Kind.TEXT),
  STEP("step", Kind.TEXT),
  HANDLER_ROLE("handlerRole", Kind.TEXT),
  LIMIT_DAYS("limitDays", Kind.INTEGER),
  PROCEDURE("procedure", Kind.TEXT),
  /** {@code kind} of a special procedure: on the wire it shares its name with CASE_KIND. */
  PROCEDURE_KIND("kind", Kind.TEXT),
  GRANTED_DAYS("grantedDays", Kind.INTEGER),
  APPROVED_BY("approvedBy", Kind.TEXT),
  NOTICE_AT("noticeAt", Kind.INSTANT),
  VISIT("visit", Kind.TEXT),
  CAUSE("cause", Kind.TEXT),
  OUTCOME("outcome", Kind.TEXT),
  HOW("how", Kind.TEXT),
  RATING("rating", Kind.TEXT),
  LEVEL("level", Kind.INTEGER),
  BY_DEFAULT("byDefault", Kind.FLAG),
  NAMED("named", Kind.FLAG),
  UPHELD("upheld", Kind.FLAG),
  REVISITED("revisited", Kind.FLAG),
  SINCE("since", Kind.INSTANT),
  AGENCY("agency", Kind.TEXT),
  SERVICE("service", Kind.TEXT),
  DUE_AT("dueAt", Kind.INSTANT),
  APPROVER("approver", Kind.TEXT);

  /** What a field holds once decoded. */
  public enum Kind {
    /** {@link String}. */
    TEXT,
    /** {@link Long}. */
    INTEGER,
    /** {@link Boolean}. */
    FLAG,
    /** {@link java.time.Instant}, floored to milliseconds. */
    INSTANT,
    /** {@link java.util.List} of {@link String}. */
    TEXT_LIST
  }

  private static final Map<String, DataField> BY_NAME =
      Stream.of(values())
          .filter(f -> !f.name().equals("PROCEDURE_KIND"))
          .collect(Collectors.toUnmodifiableMap(DataField::wireName, f -> f));

  private final String wireName;
  private final String dataName;
  private final Kind kind;

  DataField(String wireName, Kind kind) {
    this.wireName = wireName;
    this.dataName = "data." + wireName;
    this.kind = kind;
  }

  /** The member name in {@code data}. */
  public String wireName() {
    return wireName;
  }

  /** The name in messages, for example {@code data.unit}. */
  String dataName() {
    return dataName;
  }

  /** What the field holds. */
  public Kind kind() {
    return kind;
  }

  /** The field of that name in an event of that type, or null where the contract knows none. */
  public static @Nullable DataField of(EventType type, String wireName) {
    if (wireName.equals("kind")
        && (type == EventType.CASE_SPECIAL_STARTED || type == EventType.CASE_SPECIAL_ENDED)) {
      return PROCEDURE_KIND;
    }
    return BY_NAME.get(wireName);
  }
}
