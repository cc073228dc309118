package io.xiaoneng.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.calendar.WorkCalendar;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MutableRegistryTest {

  private final MutableRegistry registry = new MutableRegistry(ZoneId.of("Asia/Shanghai"));
  private long offset;

  private void put(String key, @Nullable String json) {
    registry.apply(key, json == null ? null : json.getBytes(StandardCharsets.UTF_8), offset++);
  }

  private @Nullable Long version(@Nullable Long named, String at) {
    Item item = registry.item("i", named, Instant.parse(at));
    return item == null ? null : item.version();
  }

  @Test
  void the_highest_version_that_has_begun_is_in_force() {
    put("item/i/1", "{\"validFrom\":\"2019-01-01\"}");
    put("item/i/2", "{\"validFrom\":\"2023-01-01\"}");
    put("item/i/10", "{\"validFrom\":\"2024-01-01\"}");
    assertThat(version(null, "2018-12-31T15:59:59.999Z")).isNull();
    assertThat(version(null, "2018-12-31T16:00:00Z")).isEqualTo(1);
    assertThat(version(null, "2023-06-01T00:00:00Z")).isEqualTo(2);
    assertThat(version(null, "2026-01-01T00:00:00Z")).isEqualTo(10);
  }

  @Test
  void a_named_version_is_taken_when_it_is_registered_else_the_one_in_force() {
    put("item/i/1", "{\"validFrom\":\"2019-01-01\"}");
    put("item/i/2", "{\"validFrom\":\"2023-01-01\"}");
    assertThat(version(2L, "2020-01-01T00:00:00Z")).isEqualTo(2);
    assertThat(version(1L, "2024-01-01T00:00:00Z")).isEqualTo(1);
    assertThat(version(7L, "2024-01-01T00:00:00Z")).isEqualTo(2);
    assertThat(version(7L, "2018-01-01T00:00:00Z")).isNull();
  }

  @Test
  void an_item_is_known_even_before_its_first_version() {
    put("item/i/1", "{\"validFrom\":\"2019-01-01\"}");
    assertThat(registry.knowsItem("i")).isTrue();
    assertThat(registry.knowsItem("j")).isFalse();
    put("item/i/1", null);
    assertThat(registry.knowsItem("i")).isFalse();
  }

  @Test
  void a_version_taken_out_leaves_the_others() {
    put("item/i/1", "{}");
    put("item/i/2", "{}");
    put("item/i/2", null);
    put("item/other/2", null);
    assertThat(version(null, "2024-01-01T00:00:00Z")).isEqualTo(1);
  }

  @Test
  void records_come_go_and_are_replaced() {
    put("unit/u", "{\"nameZh\":\"一\"}");
    put("unit/u", "{\"nameZh\":\"二\"}");
    put("point/p", "{}");
    assertThat(registry.unit("u").nameZh()).isEqualTo("二");
    assertThat(registry.point("p")).isNotNull();
    put("unit/u", null);
    put("point/p", null);
    assertThat(registry.unit("u")).isNull();
    assertThat(registry.point("p")).isNull();
  }

  @Test
  void the_source_with_the_longest_prefix_answers() {
    put("source//hall/1", "{}");
    put("source//hall/1/window", "{}");
    put("source//hall/10", "{}");
    put("source//online", "{}");
    assertThat(registry.source("/hall/1/window/07").prefix()).isEqualTo("/hall/1/window");
    assertThat(registry.source("/hall/1/zone").prefix()).isEqualTo("/hall/1");
    assertThat(registry.source("/hall/1").prefix()).isEqualTo("/hall/1");
    assertThat(registry.source("/hall/12").prefix()).isEqualTo("/hall/1");
    assertThat(registry.source("/hall/100").prefix()).isEqualTo("/hall/10");
    assertThat(registry.source("/hall")).isNull();
    assertThat(registry.source("/terminal/9")).isNull();
    assertThat(registry.source("")).isNull();
  }

  @Test
  void the_district_is_found_up_the_tree() {
    put("unit/city", "{\"level\":\"CITY\"}");
    put("unit/bureau", "{\"level\":\"DEPARTMENT\",\"parent\":\"city\"}");
    put("unit/section", "{\"level\":\"DEPARTMENT\",\"parent\":\"bureau\"}");
    put("unit/d", "{\"level\":\"DISTRICT\",\"parent\":\"city\"}");
    put("unit/office", "{\"level\":\"DEPARTMENT\",\"parent\":\"d\"}");
    put("unit/c", "{\"level\":\"COMMUNITY\",\"parent\":\"s\"}");
    put("unit/s", "{\"level\":\"STREET\",\"parent\":\"d\"}");
    put("unit/new", "{\"auto\":true}");
    put("unit/orphan", "{\"level\":\"STREET\",\"parent\":\"nowhere\"}");
    assertThat(registry.districtOf("c")).isEqualTo("d");
    assertThat(registry.districtOf("d")).isEqualTo("d");
    assertThat(registry.districtOf("office")).isEqualTo("d");
    assertThat(registry.districtOf("section")).isEqualTo("bureau");
    assertThat(registry.districtOf("city")).isEqualTo("city");
    assertThat(registry.districtOf("new")).isEmpty();
    assertThat(registry.districtOf("orphan")).isEmpty();
    assertThat(registry.districtOf("unknown")).isEmpty();
  }

  @Test
  void a_circle_of_parents_ends() {
    put("unit/a", "{\"level\":\"STREET\",\"parent\":\"b\"}");
    put("unit/b", "{\"level\":\"STREET\",\"parent\":\"a\"}");
    put("unit/self", "{\"level\":\"STREET\",\"parent\":\"self\"}");
    assertThat(registry.districtOf("a")).isEmpty();
    assertThat(registry.districtOf("self")).isEmpty();
  }

  @Test
  void a_unit_is_there_while_it_exists() {
    put("unit/old", "{\"validTo\":\"2020-06-30\",\"successor\":\"new\"}");
    assertThat(registry.unit("old", Instant.parse("2020-06-30T15:59:59Z"))).isNotNull();
    assertThat(registry.unit("old", Instant.parse("2020-06-30T16:00:00Z"))).isNull();
    assertThat(registry.unit("nobody", Instant.EPOCH)).isNull();
  }

  @Test
  void the_highest_issue_of_a_year_is_in_force_until_it_is_taken_out() {
    LocalDate friday = LocalDate.of(2027, 10, 1);
    assertThat(registry.calendar("cn").isCounted(friday)).isTrue();
    put("calendar/cn/2027/2", "{\"off\":[\"2027-10-01..2027-10-07\"]}");
    put("calendar/cn/2027/1", "{\"off\":[\"2027-10-02\"]}");
    assertThat(registry.calendar("cn").isCounted(friday)).isFalse();
    assertThat(registry.calendar("cn").knownUntil()).isEqualTo(LocalDate.of(2027, 12, 31));
    assertThat(registry.calendar("weekdays").isCounted(friday)).isTrue();
    put("calendar/cn/2027/2", null);
    assertThat(registry.calendar("cn").isCounted(friday)).isTrue();
    put("calendar/cn/2027/1", null);
    assertThat(registry.calendar("cn")).isSameAs(WorkCalendar.of("cn"));
  }

  @Test
  void an_issue_counts_against_the_programs_own_by_its_version() {
    put("calendar/cn/2020/1", "{}");
    assertThat(registry.calendar("cn").isCounted(LocalDate.of(2020, 1, 24))).isFalse();
    put("calendar/cn/2020/3", "{}");
    assertThat(registry.calendar("cn").isCounted(LocalDate.of(2020, 1, 24))).isTrue();
    assertThat(registry.calendar("cn").isCounted(LocalDate.of(2021, 1, 1))).isFalse();
  }

  @Test
  void records_of_every_kind_are_listed() {
    put("item/i/1", "{}");
    put("item/i/2", "{}");
    put("unit/u", "{}");
    put("dataset/d", "{}");
    assertThat(registry.all(Item.class)).hasSize(2);
    assertThat(registry.all(Unit.class)).hasSize(1);
    assertThat(registry.all(Dataset.class)).extracting(Dataset::code).containsExactly("d");
    assertThat(registry.versionsOf("i")).extracting(Item::version).containsExactly(1L, 2L);
    put("dataset/d", null);
    assertThat(registry.all(Dataset.class)).isEmpty();
  }

  @Test
  void the_epoch_follows_the_offsets_and_never_falls() {
    assertThat(registry.epoch()).isZero();
    registry.apply("unit/a", "{}".getBytes(StandardCharsets.UTF_8), 41);
    assertThat(registry.epoch()).isEqualTo(42);
    registry.apply("unit/a", null, 7);
    assertThat(registry.epoch()).isEqualTo(42);
  }

  @Test
  void a_bad_record_changes_nothing_but_the_epoch() {
    put("unit/a", "{\"nameZh\":\"一\"}");
    assertThatThrownBy(() -> put("unit/a", "{\"nameZh\":1}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(registry.unit("a").nameZh()).isEqualTo("一");
    assertThat(registry.epoch()).isEqualTo(2);
  }
}
