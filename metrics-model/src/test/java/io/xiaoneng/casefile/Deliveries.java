package io.xiaoneng.casefile;

import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventData;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import io.xiaoneng.registry.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random cases that run into every rule: few ids, few moments, revisions, deletes, conflicts. */
public final class Deliveries {

  private static final Instant START = Instant.parse("2019-01-21T16:00:00Z");
  private static final EventType[] TYPES = {
    EventType.CASE_APPLIED,
    EventType.CASE_SUPPLEMENT_REQUESTED,
    EventType.CASE_SUPPLEMENTED,
    EventType.CASE_ACCEPTED,
    EventType.CASE_ACCEPTED,
    EventType.CASE_REFUSED,
    EventType.CASE_STEP_STARTED,
    EventType.CASE_STEP_FINISHED,
    EventType.CASE_SPECIAL_STARTED,
    EventType.CASE_SPECIAL_ENDED,
    EventType.CASE_DECIDED,
    EventType.CASE_DELIVERED,
    EventType.CASE_WITHDRAWN
  };

  private Deliveries() {}

  /** Up to 14 deliveries of one case. */
  public static List<RecordedEvent> of(Random random) {
    List<RecordedEvent> deliveries = new ArrayList<>();
    int n = 1 + random.nextInt(14);
    for (int i = 0; i < n; i++) {
      EventType type = TYPES[random.nextInt(TYPES.length)];
      Event event =
          Story.event(
              "e" + random.nextInt(9),
              random.nextInt(3),
              random.nextInt(12) == 0 ? Event.Operation.DELETE : Event.Operation.UPSERT,
              type,
              moment(random),
              data(type, random));
      deliveries.add(new RecordedEvent(event, START.plusSeconds(random.nextInt(9_000_000))));
    }
    return deliveries;
  }

  private static Instant moment(Random random) {
    return START.plusSeconds(random.nextInt(40) * 43_200L);
  }

  private static EventData data(EventType type, Random random) {
    return switch (type) {
      case CASE_APPLIED ->
          Story.data(
              DataField.UNIT, "U" + random.nextInt(3),
              DataField.ITEM, random.nextBoolean() ? "PERMIT" : "SERVICE",
              DataField.CHANNEL, random.nextBoolean() ? "WEB" : "COUNTER");
      case CASE_ACCEPTED ->
          random.nextBoolean()
              ? Story.data(DataField.CASE_KIND, random.nextBoolean() ? "COMMITTED" : "IMMEDIATE")
              : Story.data(
                  DataField.CASE_KIND,
                  "COMMITTED",
                  DataField.PROMISED_DUE_AT,
                  moment(random),
                  DataField.WINDOW,
                  random.nextBoolean() ? "GENERAL" : "SPECIALISED");
      case CASE_STEP_STARTED, CASE_STEP_FINISHED ->
          Story.data(
              DataField.STEP, "s" + random.nextInt(2), DataField.UNIT, "U" + random.nextInt(3));
      case CASE_SPECIAL_STARTED ->
          Story.data(
              DataField.PROCEDURE,
              "p" + random.nextInt(3),
              DataField.PROCEDURE_KIND,
              random.nextInt(3) == 0 ? "EXTENSION" : "STOP",
              DataField.GRANTED_DAYS,
              (long) random.nextInt(5),
              DataField.LIMIT_DAYS,
              (long) random.nextInt(9));
      case CASE_SPECIAL_ENDED ->
          Story.data(
              DataField.PROCEDURE, "p" + random.nextInt(3), DataField.PROCEDURE_KIND, "STOP");
      case CASE_DECIDED -> Story.data(DataField.OUTCOME, "APPROVED");
      default -> EventData.EMPTY;
    };
  }

  /** Rules under which those cases are folded. */
  public static Rules rules() {
    Story story = Story.cn();
    story
        .registry()
        .item("PERMIT", "行政许可", limit(10), limit(20))
        .item("SERVICE", "公共服务", limit(3), limit(5));
    return story.rules();
  }

  private static Limit limit(int days) {
    return new Limit(days, Limit.Kind.WORKING);
  }
}
