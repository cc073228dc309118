package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.registry.AutoRegistration;
import io.xiaoneng.registry.MutableRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class EventPropertiesTest {

  private static final Instant NOW = Instant.parse("2024-07-01T00:00:00Z");
  private static final MutableRegistry REGISTRY = Corpus.registry();
  private static final EventDecoder DECODER = new EventDecoder();
  private static final List<byte[]> SAMPLES =
      Corpus.good().stream().map(Corpus.Sample::bytes).toList();

  @Provide
  Arbitrary<Event> events() {
    Arbitrary<String> names = texts().filter(text -> !text.isEmpty());
    return Combinators.combine(
            names,
            names,
            names,
            Arbitraries.longs().between(0, (1L << 53) - 1),
            Arbitraries.of(EventType.class),
            instants(),
            instants().injectNull(0.5),
            data())
        .as(
            (subject, source, id, revision, type, time, claimed, data) ->
                new Event(
                    subject,
                    source,
                    id,
                    revision,
                    revision % 2 == 0 ? Event.Operation.UPSERT : Event.Operation.DELETE,
                    type,
                    time,
                    claimed,
                    revision % 3 == 0,
                    data,
                    new ContentHash(revision * 0x9E3779B97F4A7C15L, ~revision)));
  }

  private Arbitrary<EventData> data() {
    return Combinators.combine(
            Arbitraries.of(DataField.class).set().ofMaxSize(12), Arbitraries.longs(), texts())
        .as(
            (fields, seed, text) -> {
              Map<DataField, Object> values = new EnumMap<>(DataField.class);
              Random random = new Random(seed);
              for (DataField field : fields) {
                values.put(
                    field,
                    switch (field.kind()) {
                      case TEXT -> text;
                      case INTEGER -> random.nextLong() >>> 1 + random.nextInt(62);
                      case FLAG -> random.nextBoolean();
                      case INSTANT -> Instant.ofEpochMilli(random.nextLong() >> 20);
                      case TEXT_LIST -> List.of(text, "", text).subList(0, random.nextInt(4));
                    });
              }
              return new EventData(values);
            });
  }

  private Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-62_167_305_600_000L, 253_402_387_200_000L)
        .map(Instant::ofEpochMilli);
  }

  private Arbitrary<String> texts() {
    return Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(40);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void events_survive_the_codec(@ForAll("events") Event event) {
    Instant recordedAt = event.time().plusMillis(1234);
    byte[] encoded = EventCodec.encode(event, recordedAt);
    assertThat(EventCodec.decode(encoded)).isEqualTo(new RecordedEvent(event, recordedAt));

    byte[] within = new byte[encoded.length + 9];
    System.arraycopy(encoded, 0, within, 4, encoded.length);
    assertThat(EventCodec.decode(within, 4, encoded.length))
        .isEqualTo(new RecordedEvent(event, recordedAt));
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void a_reader_and_a_writer_remember_nothing_that_shows(
      @ForAll @Size(max = 5) List<@From("events") Event> events) {
    EventWriter writer = new EventWriter();
    EventReader reader = new EventReader();
    List<byte[]> encoded = new ArrayList<>();
    for (Event each : events) {
      byte[] bytes = writer.encode(each, each.time().toEpochMilli());
      assertThat(bytes).isEqualTo(EventCodec.encode(each, each.time()));
      encoded.add(bytes);
    }
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < events.size(); i++) {
        byte[] bytes = encoded.get(i);
        assertThat(reader.read(bytes, 0, bytes.length).event()).isEqualTo(events.get(i));
      }
    }
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void a_torn_encoding_is_refused_and_named(
      @ForAll("events") Event event, @ForAll("cuts") double cut) {
    byte[] encoded = EventCodec.encode(event, event.time());
    byte[] torn = Arrays.copyOf(encoded, (int) (encoded.length * cut));
    assertThatThrownBy(() -> EventCodec.decode(torn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(torn.length == 0 ? "no bytes" : "torn");
  }

  @Provide
  Arbitrary<Double> cuts() {
    return Arbitraries.doubles().between(0, 0.99);
  }

  @Property(tries = 2000)
  void no_bytes_make_the_decoder_throw(@ForAll byte[] bytes) {
    assertThat(decode(bytes)).isNotNull();
  }

  @Property(tries = 5000)
  void no_damage_to_a_good_envelope_makes_the_decoder_throw(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
    byte[] mutated = Mutations.of(sample, random);
    Decoded decoded = decode(mutated);
    // What is still accepted can also be stored and registered.
    if (decoded instanceof Decoded.Accepted accepted) {
      Event event = accepted.event();
      assertThat(EventCodec.decode(EventCodec.encode(event, NOW)).event()).isEqualTo(event);
      assertThat(AutoRegistration.recordsFor(event, REGISTRY)).isNotNull();
    }
  }

  @Property(tries = 500)
  void an_earlier_envelope_leaves_nothing_behind(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
    decode(Mutations.of(SAMPLES.get(random.nextInt(SAMPLES.size())), random));
    assertThat(decode(sample))
        .isEqualTo(new EventDecoder().decode(sample, 0, sample.length, NOW, REGISTRY, true));
  }

  private static Decoded decode(byte[] bytes) {
    return DECODER.decode(bytes, 0, bytes.length, NOW, REGISTRY, true);
  }
}
