package io.xiaoneng.event;

import static io.xiaoneng.event.DataField.AGENCY;
import static io.xiaoneng.event.DataField.APPLICANT_KIND;
import static io.xiaoneng.event.DataField.APPROVED_BY;
import static io.xiaoneng.event.DataField.APPROVER;
import static io.xiaoneng.event.DataField.ASSISTED;
import static io.xiaoneng.event.DataField.BUNDLE;
import static io.xiaoneng.event.DataField.BUNDLE_CASE;
import static io.xiaoneng.event.DataField.BY_DEFAULT;
import static io.xiaoneng.event.DataField.CASE_KIND;
import static io.xiaoneng.event.DataField.CAUSE;
import static io.xiaoneng.event.DataField.CHANNEL;
import static io.xiaoneng.event.DataField.DUE_AT;
import static io.xiaoneng.event.DataField.GRANTED_DAYS;
import static io.xiaoneng.event.DataField.HANDLER_ROLE;
import static io.xiaoneng.event.DataField.HOW;
import static io.xiaoneng.event.DataField.ITEM;
import static io.xiaoneng.event.DataField.ITEM_VERSION;
import static io.xiaoneng.event.DataField.LEVEL;
import static io.xiaoneng.event.DataField.LIMIT_DAYS;
import static io.xiaoneng.event.DataField.MATERIALS_REQUIRED;
import static io.xiaoneng.event.DataField.MATERIALS_SHARED;
import static io.xiaoneng.event.DataField.MISSING;
import static io.xiaoneng.event.DataField.MODE;
import static io.xiaoneng.event.DataField.NAMED;
import static io.xiaoneng.event.DataField.NOTICE_AT;
import static io.xiaoneng.event.DataField.OUTCOME;
import static io.xiaoneng.event.DataField.PROCEDURE;
import static io.xiaoneng.event.DataField.PROCEDURE_KIND;
import static io.xiaoneng.event.DataField.PROJECT;
import static io.xiaoneng.event.DataField.PROMISED_DUE_AT;
import static io.xiaoneng.event.DataField.RATING;
import static io.xiaoneng.event.DataField.REASON;
import static io.xiaoneng.event.DataField.RECEIVING_UNIT;
import static io.xiaoneng.event.DataField.REGION;
import static io.xiaoneng.event.DataField.RENEWAL_OF;
import static io.xiaoneng.event.DataField.REVISITED;
import static io.xiaoneng.event.DataField.SERVICE;
import static io.xiaoneng.event.DataField.SERVICE_POINT;
import static io.xiaoneng.event.DataField.SINCE;
import static io.xiaoneng.event.DataField.STAGE;
import static io.xiaoneng.event.DataField.STEP;
import static io.xiaoneng.event.DataField.UNIT;
import static io.xiaoneng.event.DataField.UNTIL;
import static io.xiaoneng.event.DataField.UPHELD;
import static io.xiaoneng.event.DataField.VALID_UNTIL;
import static io.xiaoneng.event.DataField.VISIT;
import static io.xiaoneng.event.DataField.WINDOW;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields each type of event carries, and which values they may have. */
final class DataRules {

  /** Counts of any kind end here: what stores them has 32 bits. */
  static final long MAX_COUNT = Integer.MAX_VALUE;

  /** A limit or extension of a hundred years is a slip of the keyboard. */
  static final long MAX_DAYS = 36_500;

  private static final Map<DataField, Set<String>> VALUES = new EnumMap<>(DataField.class);

  /** By the ordinal of the type: a bit for each field, by its ordinal. */
  private static final long[] FIELDS = new long[EventType.values().length];

  static {
    VALUES.put(
        CHANNEL,
        Set.of("COUNTER", "TERMINAL", "WEB", "MOBILE", "MAILBOX", "DOORSTEP", "PHONE", "OTHER"));
    VALUES.put(APPLICANT_KIND, Set.of("PERSON", "ORGANISATION"));
    VALUES.put(CASE_KIND, Set.of("IMMEDIATE", "COMMITTED"));
    VALUES.put(MODE, Set.of("NORMAL", "TOLERANT", "COMMITMENT"));
    VALUES.put(WINDOW, Set.of("GENERAL", "SPECIALISED"));
    VALUES.put(PROCEDURE_KIND, Set.of("EXTENSION", "STOP"));
    VALUES.put(CAUSE, Set.of("FIRST", "SUPPLEMENT", "COLLECT"));
    VALUES.put(OUTCOME, Set.of("APPROVED", "DENIED", "DEFAULTED", "OTHER"));
    VALUES.put(HOW, Set.of("COUNTER", "TERMINAL", "MAILBOX", "COURIER", "ELECTRONIC"));

    EnumSet<DataField> applied =
        EnumSet.of(
            UNIT,
            ITEM,
            ITEM_VERSION,
            CHANNEL,
            RECEIVING_UNIT,
            SERVICE_POINT,
            APPLICANT_KIND,
            MATERIALS_REQUIRED,
            MATERIALS_SHARED,
            ASSISTED,
            BUNDLE,
            BUNDLE_CASE,
            PROJECT,
            STAGE,
            REGION,
            RENEWAL_OF,
            VALID_UNTIL);
    // A case that was never applied for takes all its attributes from the acceptance.
    EnumSet<DataField> accepted = EnumSet.copyOf(applied);
    accepted.addAll(EnumSet.of(CASE_KIND, PROMISED_DUE_AT, MODE, MISSING, UNTIL, WINDOW));
    EnumSet<DataField> special =
        EnumSet.of(
            PROCEDURE, PROCEDURE_KIND, GRANTED_DAYS, APPROVED_BY, LIMIT_DAYS, NOTICE_AT, REASON);
    EnumSet<DataField> rated = EnumSet.of(RATING, LEVEL, BY_DEFAULT, NAMED, CHANNEL);
    for (EventType type : EventType.values()) {
      EnumSet<DataField> fields =
          switch (type) {
            case CASE_RECEIVED, CASE_APPLIED -> applied;
            case CASE_SUPPLEMENT_REQUESTED, CASE_SUPPLEMENTED -> EnumSet.of(MISSING);
            case CASE_ACCEPTED -> accepted;
            case CASE_REFUSED, CASE_RETURNED, CASE_WITHDRAWN, CASE_VOIDED, CASE_TERMINATED ->
                EnumSet.of(REASON);
            case CASE_STEP_STARTED, CASE_STEP_FINISHED ->
                EnumSet.of(STEP, UNIT, HANDLER_ROLE, LIMIT_DAYS);
            case CASE_SPECIAL_STARTED, CASE_SPECIAL_ENDED -> special;
            case CASE_VISITED -> EnumSet.of(VISIT, SERVICE_POINT, CAUSE);
            case CASE_DECIDED -> EnumSet.of(OUTCOME);
            case CASE_DELIVERED -> EnumSet.of(HOW);
            case CASE_RATED -> rated;
            case CASE_RECTIFIED -> EnumSet.of(RATING, UPHELD, REVISITED);
            case POINT_UP, POINT_DOWN, POINT_HEARTBEAT -> EnumSet.of(SINCE);
            case POINT_OPENED, POINT_CLOSED -> EnumSet.of(REASON);
            case QUEUE_TAKEN, QUEUE_CALLED, QUEUE_SERVED, QUEUE_ABANDONED ->
                EnumSet.of(SERVICE_POINT, WINDOW, ITEM);
            case AGENCY_CONTRACTED, AGENCY_FINISHED -> EnumSet.of(AGENCY, SERVICE, DUE_AT, RATING);
          };
      for (DataField field : fields) {
        FIELDS[type.ordinal()] |= 1L << field.ordinal();
      }
    }
  }

  private DataRules() {}

  /**
   * Whether the contract lists the field for the type. A field listed elsewhere only is an extra
   * one here: kept in the archive and ignored. A DELETE of any type may carry reason and approver.
   */
  static boolean carries(EventType type, DataField field, boolean delete) {
    return (FIELDS[type.ordinal()] >>> field.ordinal() & 1) != 0
        || delete && (field == REASON || field == APPROVER);
  }

  /** The values the field may have, or null where any text is good. */
  static @Nullable Set<String> valuesOf(EventType type, DataField field) {
    // At a queue the window is a desk's name.
    boolean free = field == WINDOW && type != EventType.CASE_ACCEPTED;
    return free ? null : VALUES.get(field);
  }

  /** The smallest whole number the field may have. */
  static long min(DataField field) {
    return field == LEVEL ? 1 : 0;
  }

  /** The largest whole number the field may have. */
  static long max(DataField field) {
    return switch (field) {
      case LEVEL -> 5;
      case LIMIT_DAYS, GRANTED_DAYS -> MAX_DAYS;
      default -> MAX_COUNT;
    };
  }
}
