package io.xiaoneng.event;

import static io.xiaoneng.event.DataField.AGENCY;
import static io.xiaoneng.event.DataField.CHANNEL;
import static io.xiaoneng.event.DataField.ITEM;
import static io.xiaoneng.event.DataField.LEVEL;
import static io.xiaoneng.event.DataField.OUTCOME;
import static io.xiaoneng.event.DataField.PROCEDURE;
import static io.xiaoneng.event.DataField.PROCEDURE_KIND;
import static io.xiaoneng.event.DataField.RATING;
import static io.xiaoneng.event.DataField.SERVICE_POINT;
import static io.xiaoneng.event.DataField.STEP;
import static io.xiaoneng.event.DataField.UNIT;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Types of events, in the order of the event contract. The order is part of the contract: events of
 * one case with the same {@code time} are ordered by type first, then by source, then by id.
 */
public enum EventType {
  CASE_RECEIVED("case.received", UNIT, ITEM, CHANNEL),
  CASE_APPLIED("case.applied", UNIT, ITEM, CHANNEL),
  CASE_SUPPLEMENT_REQUESTED("case.supplement-requested"),
  CASE_SUPPLEMENTED("case.supplemented"),
  CASE_ACCEPTED("case.accepted"),
  CASE_REFUSED("case.refused"),
  CASE_RETURNED("case.returned"),
  CASE_STEP_STARTED("case.step-started", STEP),
  CASE_STEP_FINISHED("case.step-finished", STEP),
  CASE_SPECIAL_STARTED("case.special-started", PROCEDURE, PROCEDURE_KIND),
  CASE_SPECIAL_ENDED("case.special-ended", PROCEDURE, PROCEDURE_KIND),
  CASE_VISITED("case.visited"),
  CASE_DECIDED("case.decided", OUTCOME),
  CASE_DELIVERED("case.delivered"),
  CASE_WITHDRAWN("case.withdrawn"),
  CASE_VOIDED("case.voided"),
  CASE_TERMINATED("case.terminated"),
  CASE_RATED("case.rated", RATING, LEVEL),
  CASE_RECTIFIED("case.rectified", RATING),
  POINT_UP("point.up"),
  POINT_DOWN("point.down"),
  POINT_HEARTBEAT("point.heartbeat"),
  POINT_OPENED("point.opened"),
  POINT_CLOSED("point.closed"),
  QUEUE_TAKEN("queue.taken", SERVICE_POINT),
  QUEUE_CALLED("queue.called", SERVICE_POINT),
  QUEUE_SERVED("queue.served", SERVICE_POINT),
  QUEUE_ABANDONED("queue.abandoned", SERVICE_POINT),
  AGENCY_CONTRACTED("agency.contracted", AGENCY),
  AGENCY_FINISHED("agency.finished", AGENCY);

  private static final Map<String, EventType> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventType::wireName, t -> t));

  private final String wireName;
  private final List<DataField> mandatory;

  EventType(String wireName, DataField... mandatory) {
    this.wireName = wireName;
    this.mandatory = List.of(mandatory);
  }

  /** The name on the wire, for example {@code case.accepted}. */
  public String wireName() {
    return wireName;
  }

  /** Fields of {@code data} that an UPSERT of this type must carry. */
  public List<DataField> mandatory() {
    return mandatory;
  }

  /** Whether the event belongs to a case, that is, whether its subject is a case number. */
  public boolean ofCase() {
    return this.ordinal() <= CASE_RECTIFIED.ordinal();
  }

  /** Whether it tells how somebody rated a service 好差评, or what came of it. */
  public boolean ofRating() {
    return this == CASE_RATED || this == CASE_RECTIFIED;
  }

  /** Whether the subject is a service point. */
  public boolean ofPoint() {
    return this.ordinal() >= POINT_UP.ordinal() && this.ordinal() <= POINT_CLOSED.ordinal();
  }

  /** Whether the subject is a ticket of a hall's queue. */
  public boolean ofTicket() {
    return this.ordinal() >= QUEUE_TAKEN.ordinal() && this.ordinal() <= QUEUE_ABANDONED.ordinal();
  }

  /** Whether the subject is a contract with an agency. */
  public boolean ofContract() {
    return this.ordinal() >= AGENCY_CONTRACTED.ordinal();
  }

  /** The type of that wire name, or null where the contract knows none. */
  public static @Nullable EventType ofWireName(String name) {
    return BY_NAME.get(name);
  }
}
