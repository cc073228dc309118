package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.MutableRegistry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {

  private static final Instant NOW = Instant.parse("2024-07-01T00:00:00Z");
  private static final MutableRegistry REGISTRY = Corpus.registry();
  private static final Map<String, String> HASHES = Corpus.hashes();
  private static final EventDecoder DECODER = new EventDecoder();

  static List<Corpus.Sample> good() {
    return Corpus.good();
  }

  static List<Corpus.Bad> bad() {
    return Corpus.bad();
  }

  private static Decoded decode(byte[] bytes, boolean open) {
    return DECODER.decode(bytes, 0, bytes.length, NOW, REGISTRY, open);
  }

  @ParameterizedTest
  @MethodSource("good")
  void good_events_are_accepted_with_the_hash_another_program_found(Corpus.Sample sample) {
    Decoded decoded = decode(sample.bytes(), false);
    assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
    ContentHash hash = ((Decoded.Accepted) decoded).event().hash();
    assertThat(String.format("%016x%016x", hash.high(), hash.low()))
        .isEqualTo(HASHES.get(sample.name()));
  }

  @ParameterizedTest
  @MethodSource("good")
  void good_events_survive_the_codec(Corpus.Sample sample) {
    Event event = ((Decoded.Accepted) decode(sample.bytes(), false)).event();
    assertThat(EventCodec.decode(EventCodec.encode(event, NOW)))
        .isEqualTo(new RecordedEvent(event, NOW));
  }

  @ParameterizedTest
  @MethodSource("good")
  void an_envelope_is_read_alike_wherever_it_stands_in_an_array(Corpus.Sample sample) {
    byte[] within = new byte[sample.bytes().length + 12];
    System.arraycopy(sample.bytes(), 0, within, 5, sample.bytes().length);
    assertThat(DECODER.decode(within, 5, sample.bytes().length, NOW, REGISTRY, false))
        .isEqualTo(decode(sample.bytes(), false));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void bad_events_are_refused_for_their_reason(Corpus.Bad bad) {
    Decoded decoded = decode(bad.sample().bytes(), false);
    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoded.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).as(rejected.detail()).isEqualTo(bad.reason());
              assertThat(rejected.detail()).isNotBlank().hasSizeLessThan(400);
            });
  }

  @ParameterizedTest
  @MethodSource("bad")
  void an_open_registry_accepts_unknown_references_and_nothing_else(Corpus.Bad bad) {
    Decoded decoded = decode(bad.sample().bytes(), true);
    assertThat(decoded instanceof Decoded.Accepted)
        .isEqualTo(bad.reason() == Reason.UNKNOWN_REFERENCE);
  }

  @Test
  void every_type_is_among_the_good_and_every_reason_five_times_among_the_bad() {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    good()
        .forEach(
            each -> types.add(((Decoded.Accepted) decode(each.bytes(), false)).event().type()));
    assertThat(types).containsExactlyInAnyOrder(EventType.values());

    Map<Reason, Long> counts =
        bad().stream().collect(Collectors.groupingBy(Corpus.Bad::reason, Collectors.counting()));
    assertThat(counts.keySet())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(EnumSet.of(Reason.SOURCE_FORBIDDEN)));
    assertThat(counts.values()).allMatch(count -> count >= 5);
  }

  @Test
  void every_known_field_of_data_is_among_the_good() {
    Set<DataField> fields = new TreeSet<>();
    good()
        .forEach(
            each ->
                fields.addAll(
                    ((Decoded.Accepted) decode(each.bytes(), false))
                        .event()
                        .data()
                        .asMap()
                        .keySet()));
    assertThat(fields).containsExactly(DataField.values());
  }
}
