package io.xiaoneng.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  @Test
  void a_unit_ends_with_its_last_day_and_names_its_successor() {
    Unit unit =
        (Unit)
            parse(
                "unit/old",
                "{\"validFrom\":\"2019-01-01\",\"validTo\":\"2020-06-30\",\"successor\":\"new\"}");
    assertThat(unit.validity())
        .isEqualTo(
            new Validity(
                Instant.parse("2018-12-31T16:00:00Z"),
                Instant.parse("2020-06-30T16:00:00Z"),
                "new"));
    assertThat(unit.validity().covers(Instant.parse("2020-06-30T15:59:59.999Z"))).isTrue();
    assertThat(unit.validity().covers(Instant.parse("2020-06-30T16:00:00Z"))).isFalse();
    assertThat(unit.validity().covers(Instant.parse("2018-12-31T15:59:59.999Z"))).isFalse();
  }

  @Test
  void an_item_tells_how_it_is_offered() {
    Item item =
        (Item)
            parse(
                "item/a/1",
                "{\"visits\":1,\"onlineDepth\":[5,4,6],\"highFrequency\":true,"
                    + "\"onlineSince\":\"2019-02-01\",\"window\":\"UNIVERSAL\",\"personal\":true,"
                    + "\"centres\":[\"c1\"],\"materials\":2,\"materialsBaseline\":5,"
                    + "\"specialProcedures\":[\"听证\"],\"secret\":true,\"sensitive\":true}");
    assertThat(item.service())
        .isEqualTo(
            new Item.Service(
                1L,
                Set.of(4, 5, 6),
                true,
                LocalDate.of(2019, 2, 1),
                "UNIVERSAL",
                true,
                List.of("c1"),
                2L,
                5L,
                List.of("听证"),
                true,
                true));
  }

  @Test
  void the_other_kinds_are_read() {
    assertThat(
            parse(
                "target/t1",
                "{\"metric\":\"online-rate\",\"scope\":\"610113\",\"period\":\"2019-Q1\","
                    + "\"value\":0.84,\"document\":\"行动方案\"}"))
        .isEqualTo(
            new Target(
                "t1",
                "online-rate",
                "610113",
                "2019-Q1",
                LocalDate.of(2019, 1, 1),
                LocalDate.of(2019, 3, 31),
                0.84,
                "行动方案",
                "t1",
                "t1"));
    assertThat(parse("cell/c", "{\"lon\":108.9,\"lat\":34.2,\"population\":7,\"community\":\"k\"}"))
        .isEqualTo(new Cell("c", 108.9, 34.2, 7L, "k"));
    assertThat(
            parse(
                "dataset/d",
                "{\"unit\":\"u\",\"due\":\"2026-06-30\",\"aggregatedOn\":\"2026-05-01\"}"))
        .isEqualTo(
            new Dataset("d", "d", "d", "u", LocalDate.of(2026, 6, 30), LocalDate.of(2026, 5, 1)));
    assertThat(parse("agency/a", "{\"services\":[\"环评\"]}"))
        .isEqualTo(new Agency("a", "a", "a", "", List.of("环评")));
    assertThat(
            parse(
                "bundle/b",
                "{\"items\":[\"i\"],\"promised\":{\"amount\":15,\"kind\":\"WORKING\"}}"))
        .isEqualTo(new Bundle("b", "b", "b", "", List.of("i"), new Limit(15, Limit.Kind.WORKING)));
    assertThat(parse("project/p", "{\"type\":\"政府投资\"}"))
        .isEqualTo(new Project("p", "p", "p", "政府投资", ""));
    assertThat(((Point) parse("point/p", "{\"items\":[\"i\"]}")).items()).containsExactly("i");
    assertThat(((Source) parse("source/s", "{\"ownerLevel\":\"CITY\"}")).ownerLevel())
        .isEqualTo("CITY");
  }

  @ParameterizedTest
  @CsvSource({
    "2026, 2026-01-01, 2026-12-31",
    "2024-02, 2024-02-01, 2024-02-29",
    "2026-Q4, 2026-10-01, 2026-12-31",
    "2019-01-01..2019-02-28, 2019-01-01, 2019-02-28"
  })
  void a_period_has_a_first_and_a_last_day(String period, LocalDate from, LocalDate to) {
    Target target =
        (Target) parse("target/t", "{\"metric\":\"m\",\"value\":1,\"period\":\"" + period + "\"}");
    assertThat(target.from()).isEqualTo(from);
    assertThat(target.to()).isEqualTo(to);
  }

  @Test
  void an_issue_of_a_calendar_names_its_days() {
    CalendarIssue issue =
        (CalendarIssue)
            parse(
                "calendar/cn/2027/2",
                "{\"id\":\"cn\",\"year\":2027,\"version\":2,\"notices\":[\"n\"],"
                    + "\"off\":[\"2026-12-31..2027-01-01\"],\"work\":[\"2027-01-03\"]}");
    assertThat(issue.key().toString()).isEqualTo("calendar/cn/2027/2");
    assertThat(issue.year().named())
        .isEqualTo(
            Map.of(
                LocalDate.of(2026, 12, 31),
                false,
                LocalDate.of(2027, 1, 1),
                false,
                LocalDate.of(2027, 1, 3),
                true));
  }

  @ParameterizedTest
  @CsvSource({"unit/a/b", "item/a/b/3", "calendar/cn/2026/2", "source//hall/1", "dataset/x"})
  void a_key_is_read_and_written_alike(String key) {
    assertThat(RegistryKey.parse(key).toString()).isEqualTo(key);
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
        "item/a/1 | {\"onlineDepth\":[8]} | onlineDepth has 8",
        "item/a/1 | {\"onlineDepth\":5} | onlineDepth is 5",
        "item/a/1 | {\"onlineSince\":\"2019\"} | onlineSince is 2019",
        "item/a/1 | {\"window\":\"OPEN\"} | window is OPEN",
        "item/a/1 | {\"centres\":[1]} | centres has 1",
        "unit/a | {\"validFrom\":\"2020-01-01\",\"validTo\":\"2019-12-31\"} | validTo is before"
            + " validFrom",
        "unit/a | {\"successor\":\"b\"} | validTo is missing",
        "unit/a | {\"validTo\":\"2019-12-31\",\"successor\":\"a\"} | successor is the unit itself",
        "source/s | {\"ownerLevel\":\"WORLD\"} | ownerLevel is WORLD",
        "target/t | {\"metric\":\"on-time\",\"period\":\"2026\"} | value is missing",
        "target/t | {\"period\":\"2026\",\"value\":1} | metric is missing",
        "target/t | {\"metric\":\"on-time\",\"period\":\"soon\",\"value\":1} | period is soon",
        "calendar/cn/2026/2 | {\"off\":[\"2026-02-30\"]} | off has 2026-02-30",
        "calendar/cn/2026/2 | {\"off\":[\"2025-11-30\"]} | which does not lie in 2026",
        "calendar/cn/2026/2 | {\"off\":[\"2026-05-01..2026-05-03\",\"2026-05-03\"]} | 2026-05-03 is"
            + " named twice",
        "calendar/cn/2026/2 | {\"off\":[\"2026-05-01\"],\"work\":[\"2026-05-01\"]} | work overlaps:"
            + " 2026-05-01",
        "calendar/cn/2026/2 | {\"year\":2027} | year is 2027, the key says 2026",
        "calendar/moon/2026/2 | {} | id is moon",
        "calendar/cn/2026 | {} | calendar/cn/2026",
        "dataset/d | {\"due\":\"tomorrow\"} | due is tomorrow",
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
