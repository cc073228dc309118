package io.xiaoneng.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryRecordTest {

  private static RegistryRecord parse(String key, String json) {
    return RegistryRecord.parse(
        key, json.getBytes(StandardCharsets.UTF_8), ZoneId.of("Asia/Shanghai"));
  }

  @Test
  void a_unit_is_read() {
    assertThat(
            parse(
                "unit/610113",
                "{\"kind\":\"unit\",\"code\":\"610113\",\"nameZh\":\"雁塔区\",\"nameEn\":\"Yanta\","
                    + "\"level\":\"DISTRICT\",\"class\":\"urban\",\"parent\":\"610100\",\"urban\":true,"
                    + "\"population\":1202000,\"lon\":108.95,\"lat\":34,\"auto\":false}"))
        .isEqualTo(
            new Unit(
                "610113",
                "雁塔区",
                "Yanta",
                Unit.Level.DISTRICT,
                "urban",
                "610100",
                true,
                1_202_000L,
                108.95,
                34.0,
                false));
  }

  @Test
  void what_a_record_leaves_out_has_a_default() {
    assertThat(parse("unit/a", "{}"))
        .isEqualTo(
            new Unit(
                "a", "a", "a", Unit.Level.UNCLASSIFIED, "", null, false, null, null, null, false));
    assertThat(parse("item/a/7", "{\"nameZh\":\"甲\"}"))
        .isEqualTo(
            new Item("a", 7, Item.ALWAYS, "甲", "甲", "", Limit.NONE, Limit.NONE, false, false));
    assertThat(parse("source//hall/1", "{}"))
        .isEqualTo(
            new Source("/hall/1", "/hall/1", "/hall/1", "", false, false, Duration.ofMinutes(5)));
    assertThat(parse("point/p/1", "{\"auto\":true}"))
        .isEqualTo(new Point("p/1", "", "p/1", "p/1", "", null, null, "", true));
  }

  @ParameterizedTest
  @CsvSource({
    "2019-01-01, 2018-12-31T16:00:00Z",
    "1990-07-01, 1990-06-30T15:00:00Z",
    "2019-01-01T00:00:00Z, 2019-01-01T00:00:00Z",
    "2019-01-01T08:30:00.5+08:00, 2019-01-01T00:30:00.500Z"
  })
  void an_item_is_in_force_from_midnight_of_the_city(String validFrom, Instant expected) {
    Item item =
        (Item)
            parse(
                "item/a/b/2",
                "{\"kind\":\"item\",\"code\":\"a/b\",\"version\":2,\"validFrom\":\""
                    + validFrom
                    + "\",\"promised\":{\"amount\":10,\"kind\":\"WORKING\"},"
                    + "\"statutory\":{\"amount\":2,\"kind\":\"MONTH\"},\"immediate\":true}");
    assertThat(item.validFrom()).isEqualTo(expected);
    assertThat(item.promised()).isEqualTo(new Limit(10, Limit.Kind.WORKING));
    assertThat(item.statutory()).isEqualTo(new Limit(2, Limit.Kind.MONTH));
    assertThat(item.immediate()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unit/a | {\"level\":\"VILLAGE\"} | level is VILLAGE",
        "unit/a | {\"code\":\"b\"} | code is b, the key says a",
        "unit/a | {\"kind\":\"point\"} | kind is point",
        "unit/a | {\"nameZh\":7} | nameZh is 7",
        "unit/a | {\"urban\":1} | urban is 1",
        "unit/a | {\"population\":-1} | population is -1",
        "unit/a | {\"population\":1.5} | population is 1.5",
        "unit/a | {\"lon\":181} | lon is 181",
        "unit/a | {\"lat\":\"34\"} | lat is 34",
        "unit/a | [] | is not a JSON object",
        "unit/a | {\"a\":1 | at byte 6",
        "item/a/1 | {\"version\":2} | version is 2, the key says 1",
        "item/a/1 | {\"validFrom\":\"2019-13-01\"} | validFrom is 2019-13-01",
        "item/a/1 | {\"validFrom\":\"2019-01-01T00:00:00\"} | validFrom is 2019-01-01T00:00:00",
        "item/a/1 | {\"promised\":10} | promised is 10",
        "item/a/1 | {\"promised\":{\"kind\":\"WORKING\"}} | amount is missing",
        "item/a/1 | {\"promised\":{\"amount\":1,\"kind\":\"DAYS\"}} | kind is DAYS",
        "item/a/1 | {\"statutory\":{\"amount\":99999,\"kind\":\"HOUR\"}} | amount is 99999",
        "item/a/0 | {} | item/a/0",
        "item/a | {} | item/a",
        "source/s | {\"expectedLagSeconds\":\"5\"} | expectedLagSeconds is 5",
        "point/p | {\"pointKind\":\"KIOSK\"} | pointKind is KIOSK",
        "planet/p | {} | planet/p",
        "unit/ | {} | unit/"
      })
  void a_bad_record_is_refused_with_its_key_and_field(String key, String json, String message) {
    assertThatThrownBy(() -> parse(key, json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key)
        .hasMessageContaining(message);
  }
}
