package io.xiaoneng.casefile;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventCodec;
import io.xiaoneng.event.EventData;
import io.xiaoneng.event.EventType;
import io.xiaoneng.event.RecordedEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tells a case in local times of the city and folds it through {@link CaseState}. */
public final class Story {

  public static final String CASE = "case-1";

  private final TestRegistry registry = new TestRegistry();
  private final ZoneId zone;
  private final WorkCalendar calendar;
  private final List<RecordedEvent> deliveries = new ArrayList<>();

  public Story(String calendar, String zone) {
    this.calendar = WorkCalendar.of(calendar);
    this.zone = ZoneId.of(zone);
  }

  /** The national calendar in Shanghai's zone. */
  public static Story cn() {
    return new Story("cn", "Asia/Shanghai");
  }

  public TestRegistry registry() {
    return registry;
  }

  public Instant at(String local) {
    return LocalDateTime.parse(local.length() == 10 ? local + "T10:00" : local)
        .atZone(zone)
        .toInstant();
  }

  /** The inverse of {@link #at}. */
  public String local(Instant instant) {
    return LocalDateTime.ofInstant(instant, zone).toString();
  }

  public Story applied(String local, Object... data) {
    return event(
        EventType.CASE_APPLIED,
        local,
        with(data, DataField.UNIT, "U", DataField.ITEM, "I", DataField.CHANNEL, "WEB"));
  }

  public Story accepted(String local, Object... data) {
    return event(EventType.CASE_ACCEPTED, local, with(data, DataField.CASE_KIND, "COMMITTED"));
  }

  public Story decided(String local) {
    return event(EventType.CASE_DECIDED, local, DataField.OUTCOME, "APPROVED");
  }

  public Story stop(String id, String start, Object... data) {
    return event(
        EventType.CASE_SPECIAL_STARTED,
        start,
        with(data, DataField.PROCEDURE, id, DataField.PROCEDURE_KIND, "STOP"));
  }

  public Story resume(String id, String end) {
    return event(
        EventType.CASE_SPECIAL_ENDED,
        end,
        DataField.PROCEDURE,
        id,
        DataField.PROCEDURE_KIND,
        "STOP");
  }

  public Story extend(String id, String at, long days) {
    return event(
        EventType.CASE_SPECIAL_STARTED,
        at,
        DataField.PROCEDURE,
        id,
        DataField.PROCEDURE_KIND,
        "EXTENSION",
        DataField.GRANTED_DAYS,
        days);
  }

  /** An event with an id of its own. */
  public Story event(EventType type, String local, Object... data) {
    return revision("e" + deliveries.size(), 0, type, local, data);
  }

  /** A revision of an event of that id. */
  public Story revision(String id, long revision, EventType type, String local, Object... data) {
    return deliver(event(id, revision, Event.Operation.UPSERT, type, at(local), data(data)));
  }

  public Story delete(String id, long revision, EventType type, String local) {
    return deliver(event(id, revision, Event.Operation.DELETE, type, at(local), EventData.EMPTY));
  }

  public Story deliver(Event event) {
    deliveries.add(new RecordedEvent(event, event.time().plusSeconds(60)));
    return this;
  }

  public List<RecordedEvent> deliveries() {
    return deliveries;
  }

  public Rules rules() {
    return new Rules(calendar, zone, registry);
  }

  public byte[] state() {
    byte[] state = null;
    for (RecordedEvent each : deliveries) {
      state = CaseState.merge(state, EventCodec.encode(each.event(), each.recordedAt()));
    }
    return state;
  }

  public CaseFacts fold() {
    return CaseFold.fold(CASE, CaseState.events(state()), rules());
  }

  /** An event whose hash follows from its content. */
  public static Event event(
      String id,
      long revision,
      Event.Operation operation,
      EventType type,
      Instant time,
      EventData data) {
    long mixed = (id + revision + operation + type + time + data).hashCode() * 0x9E3779B97F4A7C15L;
    return new Event(
        CASE,
        "/s",
        id,
        revision,
        operation,
        type,
        time,
        null,
        false,
        data,
        new ContentHash(mixed, ~mixed));
  }

  public static EventData data(Object... pairs) {
    Map<DataField, Object> values = new EnumMap<>(DataField.class);
    for (int i = 0; i < pairs.length; i += 2) {
      values.put((DataField) pairs[i], pairs[i + 1]);
    }
    return new EventData(values);
  }

  private static Object[] with(Object[] given, Object... more) {
    List<Object> all = new ArrayList<>(List.of(more));
    all.addAll(List.of(given));
    return all.toArray();
  }
}
