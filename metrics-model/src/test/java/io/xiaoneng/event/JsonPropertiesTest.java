package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

class JsonPropertiesTest {

  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build())
          .build();

  @Provide
  Arbitrary<Object> trees() {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            texts().map(each -> (Object) each),
            Arbitraries.longs().map(each -> (Object) each),
            Arbitraries.doubles().ofScale(9).map(each -> (Object) each),
            Arbitraries.longs()
                .map(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .map(each -> (Object) each),
            Arbitraries.of(true, false).map(each -> (Object) each));
    return Arbitraries.recursive(
        () -> leaves,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(each -> (Object) each),
                Arbitraries.maps(texts(), inner).ofMaxSize(5).map(each -> (Object) each)),
        0,
        3);
  }

  private Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of("id", "data", "type", "unit", "", "\"", "\\", "\u0000", "件", "📄", "\ufb33"),
        Arbitraries.integers()
            .between(0, 0x10ffff)
            .filter(c -> c < 0xd800 || c > 0xdfff)
            .list()
            .ofMaxSize(12)
            .map(
                points ->
                    points.stream()
                        .collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append)
                        .toString()));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void what_is_written_reads_back(@ForAll("trees") Object tree) throws JsonException {
    assertThat(normal(Json.parse(Json.write(tree)))).isEqualTo(normal(tree));
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void the_canonical_form_does_not_hang_on_order_white_space_or_escapes(
      @ForAll("trees") Object tree, @ForAll long seed) throws JsonException {
    CanonicalJson canonical = new CanonicalJson();
    byte[] plain = canonical.canonical(Json.writeBytes(tree));
    byte[] scrambled = scramble(tree, new Random(seed)).getBytes(StandardCharsets.UTF_8);
    assertThat(new String(canonical.canonical(scrambled), StandardCharsets.UTF_8))
        .isEqualTo(new String(plain, StandardCharsets.UTF_8));
    assertThat(canonical.canonical(plain)).isEqualTo(plain);
  }

  @Property(tries = 3000)
  void numbers_are_the_shortest_that_read_back(@ForAll long bits) {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isFinite(value) || value == 0) {
      return;
    }
    BigDecimal written = new BigDecimal(EcmaNumber.toString(value)).stripTrailingZeros();
    assertThat(written.doubleValue()).isEqualTo(value);
    if (written.precision() > 1) {
      BigDecimal exact = new BigDecimal(value);
      for (RoundingMode mode : List.of(RoundingMode.UP, RoundingMode.DOWN)) {
        BigDecimal shorter = exact.round(new MathContext(written.precision() - 1, mode));
        assertThat(shorter.doubleValue()).isNotEqualTo(value);
      }
    }
  }

  @Property(tries = 3000)
  void a_number_in_a_text_takes_the_form_of_its_double(@ForAll("numbers") String text) {
    assertThat(EcmaNumber.canonical(text)).isEqualTo(EcmaNumber.toString(Double.parseDouble(text)));
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> whole =
        Arbitraries.oneOf(
            Arbitraries.of("0", "10", "900", "9007199254740993"),
            Arbitraries.longs().between(0, Long.MAX_VALUE).map(String::valueOf),
            Arbitraries.integers().between(0, 5000).map(String::valueOf));
    Arbitrary<String> fraction =
        Arbitraries.oneOf(
            Arbitraries.of("", "", ".0", ".5", ".00010", ".000000000000000000001"),
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(18).map(each -> "." + each));
    Arbitrary<String> exponent =
        Arbitraries.oneOf(
            Arbitraries.of("", "", "e0", "E+05", "e-07", "e00000001", "e-400", "e-00000000000400"),
            Arbitraries.integers().between(-330, 280).map(each -> "e" + each));
    return Combinators.combine(Arbitraries.of("", "-"), whole, fraction, exponent)
        .as((sign, before, after, power) -> sign + before + after + power);
  }

  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void a_well_known_reader_judges_mutated_texts_alike(
      @ForAll("trees") Object tree, @ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] text = Mutations.of(scramble(tree, random).getBytes(StandardCharsets.UTF_8), random);
    boolean ours;
    try {
      Json.parse(text);
      ours = true;
    } catch (JsonException e) {
      ours = false;
    }
    assertThat(ours)
        .as(new String(text, StandardCharsets.ISO_8859_1))
        .isEqualTo(jacksonReads(text));
  }

  /**
   * Jackson's verdict, narrowed to what the project promises beyond it: UTF-8 that the JDK decodes,
   * no lone surrogate, no byte order mark, numbers within a double.
   */
  private static boolean jacksonReads(byte[] text) throws IOException {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(text));
    } catch (CharacterCodingException e) {
      return false;
    }
    String characters = new String(text, StandardCharsets.UTF_8);
    if (characters.startsWith("\ufeff")) {
      return false;
    }
    try (JsonParser parser = JACKSON.createParser(characters)) {
      int depth = 0;
      int values = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (depth == 0 && !token.isStructEnd()) {
          values++;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (token.isNumeric() && Double.isInfinite(parser.getDoubleValue())) {
          return false;
        }
        boolean textual = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
        if (textual && !StandardCharsets.UTF_8.newEncoder().canEncode(parser.getText())) {
          return false;
        }
      }
      return values == 1;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Doubles that are whole become the Long they read back as. */
  private static @Nullable Object normal(@Nullable Object tree) {
    if (tree instanceof Double number) {
      String text = EcmaNumber.toString(number);
      boolean fits =
          text.matches("-?[0-9]{1,19}")
              && new BigDecimal(text).compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
              && new BigDecimal(text).compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
      return fits ? (Object) Long.valueOf(text) : number;
    }
    if (tree instanceof Long number) {
      return number;
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>();
      list.forEach(each -> copy.add(normal(each)));
      return copy;
    }
    if (tree instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, normal(value)));
      return copy;
    }
    return tree;
  }

  private static String scramble(@Nullable Object tree, Random random) {
    String space = " \n\t\r".substring(0, random.nextInt(5)).repeat(random.nextInt(2));
    String text;
    if (tree instanceof Map<?, ?> map) {
      List<String> members = new ArrayList<>();
      map.forEach(
          (key, value) -> members.add(scramble(key, random) + ":" + scramble(value, random)));
      java.util.Collections.shuffle(members, random);
      text = "{" + space + String.join("," + space, members) + "}";
    } else if (tree instanceof List<?> list) {
      List<String> elements = new ArrayList<>();
      list.forEach(each -> elements.add(scramble(each, random)));
      text = "[" + String.join(space + ",", elements) + space + "]";
    } else if (tree instanceof String string && random.nextInt(3) == 0) {
      StringBuilder escaped = new StringBuilder("\"");
      string.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
      text = escaped.append('"').toString();
    } else if (tree instanceof Double number && random.nextBoolean()) {
      text = new BigDecimal(number).toString();
    } else {
      text = Json.write(tree);
    }
    return space + text + space;
  }
}
