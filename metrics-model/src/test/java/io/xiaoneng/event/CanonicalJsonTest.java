package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static String canonical(String text) throws JsonException {
    return new String(
        new CanonicalJson().canonical(text.getBytes(StandardCharsets.UTF_8)),
        StandardCharsets.UTF_8);
  }

  /** RFC 8785, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbers_take_the_form_of_the_vectors(String bits, String expected) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(EcmaNumber.toString(value)).isEqualTo(expected);
  }

  /** Doubles that {@code Double.toString} writes too long before JDK 19. */
  @ParameterizedTest
  @CsvSource({
    "2.0E-3, 0.002",
    "2.2E-322, 2.2e-322",
    "4.9E-324, 5e-324",
    "1.0E23, 1e+23",
    "2.0E23, 2e+23",
    "8.41E21, 8.41e+21",
    "5.0E-324, 5e-324",
    "9.0E-324, 1e-323",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "4.35, 4.35",
    "0.30000000000000004, 0.30000000000000004",
    "1.0E-6, 0.000001",
    "1.0E-7, 1e-7",
    "123456789012345680000, 123456789012345680000",
    "34.2226, 34.2226",
    "-0.0, 0"
  })
  void numbers_are_as_short_as_can_be(double value, String expected) {
    assertThat(EcmaNumber.toString(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7fffffffffffffff", "7ff0000000000000", "fff0000000000000"})
  void what_is_no_number_has_no_form(String bits) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThatThrownBy(() -> EcmaNumber.toString(value))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** RFC 8785, §3.2.2. */
  @Test
  void the_sample_of_the_rfc_comes_out_right() throws JsonException {
    assertThat(
            canonical(
                """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** RFC 8785, §3.2.3: by UTF-16 code units, which is not the order of UTF-8 bytes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"\\u20ac\":5,\"\\r\":1,\"\\ufb33\":7,\"1\":2,\"\\ud83d\\ude00\":6,\"\\u0080\":3,\"\\u00f6\":4}",
        "{\"\ufb33\":7,\"\ud83d\ude00\":6,\"\u20ac\":5,\"\u00f6\":4,\"\u0080\":3,\"1\":2,\"\\r\":1}"
      })
  void members_are_sorted_as_in_the_rfc(String text) throws JsonException {
    assertThat(canonical(text))
        .isEqualTo(
            "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"\u00f6\":4,\"\u20ac\":5,\"\ud83d\ude00\":6,\"\ufb33\":7}");
  }

  @Test
  void known_and_unknown_names_sort_among_each_other() throws JsonException {
    assertThat(
            canonical("{\"unit\":1,\"type\":2,\"unis\":3,\"typeX\":4,\"u\":5,\"data\":6,\"a\":7}"))
        .isEqualTo("{\"a\":7,\"data\":6,\"type\":2,\"typeX\":4,\"u\":5,\"unis\":3,\"unit\":1}");
  }

  @Test
  void the_names_of_the_contract_are_numbered_in_order() {
    assertThat(Names.all()).isSorted().hasSizeLessThanOrEqualTo(Names.COUNT);
  }

  @Test
  void the_hash_is_the_beginning_of_the_sha_256() throws JsonException {
    // SHA-256 of "{}": 44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a
    assertThat(new CanonicalJson().hash(" { } ".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new ContentHash(0x44136fa355b3678aL, 0x1146ad16f7e8649eL));
  }

  @Test
  void hashes_are_ordered_as_unsigned_numbers() {
    assertThat(new ContentHash(1, 0)).isLessThan(new ContentHash(-1, 0));
    assertThat(new ContentHash(1, 1)).isLessThan(new ContentHash(1, -1));
  }
}
