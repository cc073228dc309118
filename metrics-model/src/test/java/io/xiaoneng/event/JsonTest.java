package io.xiaoneng.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void values_become_plain_java_ones() throws JsonException {
    Object value =
        Json.parse(" {\"b\":[1,-0,2.5,1e2,true,false,null,\"\\u4ef6\\n\"],\"a\":{},\"\":[]} ");
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("b", Arrays.asList(1L, -0.0, 2.5, 100.0, true, false, null, "件\n"));
    expected.put("a", Map.of());
    expected.put("", List.of());
    assertThat(value).isEqualTo(expected);
    assertThat(((Map<?, ?>) value).keySet().toString()).isEqualTo("[b, a, ]");
  }

  @Test
  void whole_numbers_are_long_as_far_as_they_fit() throws JsonException {
    assertThat(Json.parse("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(Json.parse("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(Json.parse("9223372036854775808")).isEqualTo(9.223372036854775808e18);
    assertThat(Json.parse("999999999999999")).isEqualTo(999_999_999_999_999L);
  }

  @Test
  void what_is_written_reads_back_the_same() throws JsonException {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "\"\\/\b\f\n\r\t\u0000\u001f\u007f件📄");
    value.put("numbers", Arrays.asList(0L, -1L, Long.MAX_VALUE, 0.1, 1e300, 5e-324, null));
    value.put("empty", List.of(Map.of(), List.of(), "", true, false));
    assertThat(Json.parse(Json.write(value))).isEqualTo(value);
    assertThat(Json.write(value)).startsWith("{\"text\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f");
  }

  @Test
  void what_json_cannot_say_is_not_written() {
    assertThatThrownBy(() -> Json.write(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Json.write(List.of(new StringBuilder(), Thread.currentThread())))
        .hasMessageContaining("Thread");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[",
        "]",
        "{",
        "}",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,,2]",
        "[1]]",
        "[1}",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "{a:1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"\":1,\"\":2}",
        "\"",
        "\"a",
        "\"\\",
        "\"\\\"",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\x\"",
        "\"\\U0041\"",
        "\"\t\"",
        "\"\u0000\"",
        "\"\u001f\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\n\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud800x\"",
        "\"\\ud83d\\u\"",
        "t",
        "tru",
        "trux",
        "TRUE",
        "nul",
        "fals",
        "truefalse",
        "-",
        "+1",
        "01",
        "-01",
        "00",
        "1.",
        ".1",
        "1.e1",
        "1e",
        "1e+",
        "1E-",
        "0x1",
        "1_000",
        "1f",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e309",
        "-1e400",
        "[1]x",
        "{}{}",
        "1 1",
        "\u00a01",
        "\ufeff1",
        "/**/1",
        "'a'",
        "[\"a\",\n'b']",
        "\u20281",
        "１"
      })
  void texts_that_are_no_json_are_refused_with_the_place(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    JsonException refused = catchThrowableOfType(JsonException.class, () -> Json.parse(bytes));
    assertThat(refused).isNotNull();
    assertThat(refused.position()).isBetween(0, bytes.length);
    assertThat(refused).hasMessageEndingWith("at byte " + refused.position());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.0e-0",
        "1e1",
        "1E+1",
        "1e-400",
        "123.456e-7",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        "\"\"",
        "\" \"",
        "true",
        "false",
        "null",
        "[[[]]]",
        "{\"a\":{\"a\":1}}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\\ud83d\\udCC4\"",
        "\"\u007f\u0080\uffff\u2028\"",
        "\"\ud83d\udcc4\"",
        "\t\r\n [\t1\r,\n2 ] ",
        "[0,1,2,3,4,5,6,7,8,9]",
        "{\"\":0}",
        "\"\\u0000\"",
        "100000000000000000000000",
        "0.10000000000000000000000000000000000001"
      })
  void texts_that_are_json_are_read(String text) throws JsonException {
    assertThat(Json.write(Json.parse(text))).isNotEmpty();
  }

  @Test
  void bytes_that_are_not_utf_8_are_refused() {
    int[][] bad = {
      {0x80},
      {0xbf},
      {0xc0, 0x80},
      {0xc1, 0xbf},
      {0xc2},
      {0xc2, 0x41},
      {0xe0, 0x9f, 0xbf},
      {0xe4, 0xbb},
      {0xed, 0xa0, 0x80},
      {0xed, 0xbf, 0xbf},
      {0xf0, 0x8f, 0xbf, 0xbf},
      {0xf4, 0x90, 0x80, 0x80},
      {0xf5, 0x80, 0x80, 0x80},
      {0xf0, 0x9f, 0x93},
      {0xfe},
      {0xff}
    };
    for (int[] sequence : bad) {
      for (int padding = 0; padding < 9; padding++) {
        byte[] text = new byte[sequence.length + padding + 2];
        Arrays.fill(text, (byte) 'a');
        text[0] = '"';
        text[text.length - 1] = '"';
        for (int i = 0; i < sequence.length; i++) {
          text[1 + padding + i] = (byte) sequence[i];
        }
        JsonException refused = catchThrowableOfType(JsonException.class, () -> Json.parse(text));
        assertThat(refused).as(Arrays.toString(sequence)).isNotNull();
        assertThat(refused.position()).isEqualTo(1 + padding);
      }
    }
  }

  @Test
  void sixty_four_levels_are_read_and_one_more_is_refused() throws JsonException {
    assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(List.class);
    assertThatThrownBy(() -> Json.parse("[".repeat(65) + "]".repeat(65)))
        .hasMessage("nested deeper than 64 at byte 64");
  }

  @Test
  void a_doubled_name_is_named_where_it_stands_again() {
    assertThatThrownBy(() -> Json.parse("{\"ab\":1,\"c\":2,\"a\\u0062\":3}"))
        .hasMessage("member name \"ab\" stands twice at byte 15");
  }

  @Test
  void objects_of_many_members_keep_their_doubles_from_hiding() throws JsonException {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 50_000; i++) {
      text.append("\"m").append(i * 7919 % 50_000).append("\":").append(i).append(',');
    }
    assertThat((Map<?, ?>) Json.parse(text + "\"end\":0}")).hasSize(50_001);
    assertThatThrownBy(() -> Json.parse(text + "\"m25000\":0}"))
        .hasMessageContaining("\"m25000\" stands twice");
  }

  @Test
  void a_part_of_an_array_is_read_and_nothing_beyond_it() throws JsonException {
    byte[] bytes = "xx[1,\"a\"]\"yy".getBytes(StandardCharsets.UTF_8);
    assertThat(Json.parse(bytes, 2, 7)).isEqualTo(List.of(1L, "a"));
    for (int length = 0; length < 7; length++) {
      int cut = length;
      assertThatThrownBy(() -> Json.parse(bytes, 2, cut)).isInstanceOf(JsonException.class);
    }
  }
}
