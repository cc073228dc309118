package io.xiaoneng.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.ContentHash;
import io.xiaoneng.event.DataField;
import io.xiaoneng.event.Event;
import io.xiaoneng.event.EventData;
import io.xiaoneng.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoRegistrationTest {

  private final MutableRegistry registry = new MutableRegistry(ZoneId.of("Asia/Shanghai"));

  private static Event event(
      EventType type, Event.Operation operation, Map<DataField, Object> data) {
    return new Event(
        "subject",
        "s",
        "e",
        0,
        operation,
        type,
        Instant.EPOCH,
        null,
        false,
        new EventData(data),
        new ContentHash(0, 0));
  }

  private static Event applied() {
    return event(
        EventType.CASE_APPLIED,
        Event.Operation.UPSERT,
        Map.of(
            DataField.UNIT, "u\"1",
            DataField.RECEIVING_UNIT, "u2",
            DataField.ITEM, "i/1",
            DataField.ITEM_VERSION, 4L,
            DataField.SERVICE_POINT, "p1"));
  }

  @Test
  void each_unknown_code_gets_one_record_that_the_registry_takes() {
    Map<String, byte[]> records = AutoRegistration.recordsFor(applied(), registry);
    assertThat(records.keySet()).containsExactly("unit/u\"1", "unit/u2", "item/i/1/4", "point/p1");
    records.forEach((key, json) -> registry.apply(key, json, 0));
    assertThat(registry.unit("u\"1").auto()).isTrue();
    assertThat(registry.unit("u2").level()).isEqualTo(Unit.Level.UNCLASSIFIED);
    assertThat(registry.item("i/1", null, Instant.EPOCH).auto()).isTrue();
    assertThat(registry.point("p1").auto()).isTrue();
    assertThat(AutoRegistration.recordsFor(applied(), registry)).isEmpty();
  }

  @Test
  void an_item_without_a_version_begins_at_one_and_was_always_in_force() {
    Map<String, byte[]> records =
        AutoRegistration.recordsFor(
            event(EventType.CASE_ACCEPTED, Event.Operation.UPSERT, Map.of(DataField.ITEM, "i")),
            registry);
    assertThat(records.keySet()).containsExactly("item/i/1");
    assertThat(new String(records.get("item/i/1"), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"kind\":\"item\",\"code\":\"i\",\"nameZh\":\"i\",\"nameEn\":\"i\",\"version\":1,\"auto\":true}");
  }

  @Test
  void a_known_item_gets_no_record_for_another_version() {
    registry.apply("item/i/1", "{}".getBytes(StandardCharsets.UTF_8), 0);
    Event event =
        event(
            EventType.CASE_ACCEPTED,
            Event.Operation.UPSERT,
            Map.of(DataField.ITEM, "i", DataField.ITEM_VERSION, 2L));
    assertThat(AutoRegistration.recordsFor(event, registry)).isEmpty();
  }

  @Test
  void the_subject_of_a_point_event_is_a_point() {
    assertThat(
            AutoRegistration.recordsFor(
                    event(EventType.POINT_UP, Event.Operation.UPSERT, Map.of()), registry)
                .keySet())
        .containsExactly("point/subject");
  }

  @Test
  void a_deletion_registers_nothing() {
    assertThat(
            AutoRegistration.recordsFor(
                event(EventType.CASE_APPLIED, Event.Operation.DELETE, Map.of(DataField.UNIT, "u")),
                registry))
        .isEmpty();
  }
}
