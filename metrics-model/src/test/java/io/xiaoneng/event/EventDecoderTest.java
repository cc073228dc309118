package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.MutableRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventDecoderTest {

  private static final Instant NOW = Instant.parse("2024-03-05T00:00:00Z");
  private static final MutableRegistry REGISTRY = Corpus.registry();

  private final EventDecoder decoder = new EventDecoder();

  private Decoded decode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return decoder.decode(bytes, 0, bytes.length, NOW, REGISTRY, false);
  }

  private Event accepted(String text) {
    Decoded decoded = decode(text);
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    return ((Decoded.Accepted) decoded).event();
  }

  private Decoded.Rejected rejected(String text) {
    Decoded decoded = decode(text);
    assertThat(decoded).isInstanceOf(Decoded.Rejected.class);
    return (Decoded.Rejected) decoded;
  }

  private static String envelope(String more) {
    return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/hall/1\",\"subject\":\"case-1\""
        + (more.isEmpty() ? "" : "," + more)
        + "}";
  }

  @Test
  void the_example_of_the_contract_is_read_whole() {
    Event event =
        accepted(
            """
            {"specversion":"1.0","id":"h-610113-01/2024-03-02/000017","source":"/hall/610113-01/window/07",
             "type":"case.accepted","subject":"610113-2024-0000123","time":"2024-03-04T09:15:04.0009+08:00",
             "datacontenttype":"application/json","revision":2,"test":true,"recordedtime":"2024-03-04T10:00:00Z",
             "data":{"unit":"610113","item":"610113-XK-0042","itemVersion":3,"kind":"COMMITTED",
                     "mode":"TOLERANT","missing":["a","b"],"promisedDueAt":"2024-03-11T23:59:59+08:00","assisted":true}}
            """);
    assertThat(event.subject()).isEqualTo("610113-2024-0000123");
    assertThat(event.source()).isEqualTo("/hall/610113-01/window/07");
    assertThat(event.id()).isEqualTo("h-610113-01/2024-03-02/000017");
    assertThat(event.type()).isEqualTo(EventType.CASE_ACCEPTED);
    assertThat(event.revision()).isEqualTo(2);
    assertThat(event.operation()).isEqualTo(Event.Operation.UPSERT);
    assertThat(event.test()).isTrue();
    assertThat(event.time()).isEqualTo("2024-03-04T01:15:04Z");
    assertThat(event.claimedRecordedAt()).isEqualTo("2024-03-04T10:00:00Z");
    assertThat(event.data().text(DataField.UNIT)).isEqualTo("610113");
    assertThat(event.data().integer(DataField.ITEM_VERSION)).isEqualTo(3);
    assertThat(event.data().text(DataField.CASE_KIND)).isEqualTo("COMMITTED");
    assertThat(event.data().texts(DataField.MISSING)).containsExactly("a", "b");
    assertThat(event.data().instant(DataField.PROMISED_DUE_AT)).isEqualTo("2024-03-11T15:59:59Z");
    assertThat(event.data().flag(DataField.ASSISTED)).isTrue();
    assertThat(event.data().has(DataField.WINDOW)).isFalse();
  }

  @Test
  void what_is_not_sent_has_its_default() {
    Event event =
        accepted(
            envelope("\"type\":\"point.up\",\"time\":\"2024-03-04T01:15:04Z\"")
                .replace("case-1", "terminal-610113-004"));
    assertThat(event.revision()).isZero();
    assertThat(event.operation()).isEqualTo(Event.Operation.UPSERT);
    assertThat(event.test()).isFalse();
    assertThat(event.claimedRecordedAt()).isNull();
    assertThat(event.data()).isEqualTo(EventData.EMPTY);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-03-06T00:00:00.000Z, true",
    "2024-03-06T00:00:00.0009Z, true",
    "2024-03-06T00:00:00.001Z, false",
    "2024-03-06T08:00:00+08:00, true",
    "2024-03-06T08:00:01+08:00, false"
  })
  void time_may_lie_just_24_hours_ahead(String time, boolean good) {
    Decoded decoded = decode(envelope("\"type\":\"case.returned\",\"time\":\"" + time + "\""));
    if (good) {
      assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    } else {
      assertThat(((Decoded.Rejected) decoded).reason()).isEqualTo(Reason.FUTURE_TIME);
    }
  }

  @Test
  void only_the_time_of_the_envelope_may_not_lie_ahead() {
    Event event =
        accepted(
            envelope(
                "\"type\":\"case.accepted\",\"time\":\"2024-03-04T01:15:04Z\","
                    + "\"recordedtime\":\"2030-01-01T00:00:00Z\","
                    + "\"data\":{\"promisedDueAt\":\"2030-01-01T00:00:00Z\"}"));
    assertThat(event.claimedRecordedAt()).isEqualTo("2030-01-01T00:00:00Z");
  }

  @Test
  void the_detail_names_field_and_value_and_the_sender_is_told() {
    Decoded.Rejected rejected =
        rejected(
            envelope(
                "\"type\":\"case.decided\",\"time\":\"2024-03-04T01:15:04Z\","
                    + "\"data\":{\"outcome\":\"MAYBE\"}"));
    assertThat(rejected)
        .isEqualTo(
            new Decoded.Rejected(
                Reason.BAD_VALUE,
                "data.outcome is \"MAYBE\", expected one of APPROVED, DEFAULTED, DENIED, OTHER",
                "e-1",
                "/hall/1"));
  }

  @Test
  void no_json_leaves_id_and_source_unknown_even_after_a_good_event() {
    accepted(envelope("\"type\":\"case.returned\",\"time\":\"2024-03-04T01:15:04Z\""));
    assertThat(rejected("{\"id\":\"x\""))
        .isEqualTo(
            new Decoded.Rejected(
                Reason.NOT_JSON, "a comma or } should stand at byte 9", null, null));
    assertThat(rejected("[]").id()).isNull();
  }

  @Test
  void an_overlong_id_is_cut_where_it_is_reported() {
    Decoded.Rejected rejected = rejected(envelope("").replace("e-1", "📄".repeat(300)));
    assertThat(rejected.reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(rejected.detail()).isEqualTo("id has 1200 bytes, at most 200");
    assertThat(rejected.id()).isEqualTo("📄".repeat(200));
  }

  /** The first fault in the documented order is the one that is named. */
  @Test
  void faults_are_found_in_a_fixed_order() {
    String all =
        "\"specversion\":\"0.9\",\"id\":7,\"source\":\"\",\"type\":\"nothing\",\"time\":\"then\","
            + "\"revision\":-1,\"operation\":\"DROP\",\"test\":1,\"recordedtime\":\"then\","
            + "\"datacontenttype\":\"text/plain\",\"data\":{\"channel\":\"FAX\"}";
    String[][] mended = {
      {"\"0.9\"", "\"1.0\"", "specversion"},
      {"\"id\":7", "\"id\":\"e\"", "id"},
      {"\"source\":\"\"", "\"source\":\"s\"", "source"},
      {"nothing", "case.applied", "type"},
      {"\"time\":", "\"subject\":\"c\",\"time\":", "subject"},
      {"\"time\":\"then\"", "\"time\":\"2024-03-04T01:15:04Z\"", "time"},
      {"-1", "1", "revision"},
      {"DROP", "UPSERT", "operation"},
      {"\"test\":1", "\"test\":true", "test"},
      {"\"recordedtime\":\"then\"", "\"recordedtime\":null", "recordedtime"},
      {"text/plain", "application/json", "datacontenttype"},
      {"FAX", "WEB", "data.channel"},
      {"\"WEB\"", "\"WEB\",\"unit\":\"610113\"", "data.unit"},
      {"\"WEB\"", "\"WEB\",\"item\":\"none\"", "data.item"},
      {"none", "610113-XK-0042", "item"},
    };
    String text = "{" + all + "}";
    for (String[] mend : mended) {
      assertThat(rejected(text).detail()).startsWith(mend[2] + " ");
      text = text.replace(mend[0], mend[1]);
    }
    accepted(text);
  }

  @Test
  void a_unit_counts_as_registered_while_it_exists_and_its_successor_is_named_after() {
    MutableRegistry registry = new MutableRegistry(ZoneId.of("Asia/Shanghai"));
    register(registry, "unit/new", "{\"validFrom\":\"2026-03-03\"}");
    register(registry, "unit/old", "{\"validTo\":\"2026-03-02\",\"successor\":\"new\"}");
    register(registry, "item/i/1", "{}");
    assertThat(applied("old", "2026-03-02T23:59:59+08:00", registry))
        .isInstanceOf(Decoded.Accepted.class);
    assertThat(applied("old", "2026-03-03T00:00:00+08:00", registry))
        .isInstanceOfSatisfying(
            Decoded.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.UNKNOWN_REFERENCE);
              assertThat(rejected.detail())
                  .contains("unit", "old", "does not exist at", "its successor is", "new");
            });
    assertThat(applied("new", "2026-03-02T23:59:59+08:00", registry))
        .isInstanceOf(Decoded.Rejected.class);
    assertThat(applied("new", "2026-03-03T00:00:00+08:00", registry))
        .isInstanceOf(Decoded.Accepted.class);
  }

  private static void register(MutableRegistry registry, String key, String json) {
    registry.apply(key, json.getBytes(StandardCharsets.UTF_8), 0);
  }

  private Decoded applied(String unit, String time, MutableRegistry registry) {
    byte[] bytes =
        ("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"case.applied\","
                + "\"subject\":\"c\",\"time\":\"%s\","
                + "\"data\":{\"unit\":\"%s\",\"item\":\"i\",\"channel\":\"WEB\"}}")
            .formatted(time, unit)
            .getBytes(StandardCharsets.UTF_8);
    return decoder.decode(
        bytes, 0, bytes.length, Instant.parse("2026-04-01T00:00:00Z"), registry, false);
  }
}
