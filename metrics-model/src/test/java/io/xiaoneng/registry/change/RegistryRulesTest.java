package io.xiaoneng.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.event.Json;
import io.xiaoneng.registry.MutableRegistry;
import io.xiaoneng.registry.RegistryKey;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryRulesTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final MutableRegistry registry = new MutableRegistry(CITY);
  private final List<RecordChange> changes = new ArrayList<>();

  private void there(String key, String json) {
    registry.apply(key, json.getBytes(StandardCharsets.UTF_8), 0);
  }

  @SuppressWarnings("unchecked")
  private RegistryRulesTest change(String key, @Nullable String json) {
    try {
      changes.add(
          new RecordChange(
              RegistryKey.parse(key),
              null,
              json == null ? null : (Map<String, @Nullable Object>) Json.parse(json)));
      return this;
    } catch (io.xiaoneng.event.JsonException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private List<Finding> findings() {
    return RegistryRules.check(registry, changes, CITY, "on-time"::equals);
  }

  @Test
  void a_tree_that_comes_with_its_parents_is_good() {
    change("unit/street", "{\"parent\":\"district\"}")
        .change("unit/district", "{\"parent\":\"city\"}")
        .change("unit/city", "{}");
    assertThat(findings()).isEmpty();
  }

  @Test
  void an_orphan_is_named_with_the_parent_it_lacks() {
    change("unit/street", "{\"parent\":\"nowhere\"}");
    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.error()).isTrue();
              assertThat(finding.field()).isEqualTo("parent");
              assertThat(finding.message())
                  .isEqualTo(
                      "unit/street: parent is nowhere, which is no registered unit: the unit would"
                          + " be an orphan");
            });
  }

  @Test
  void a_cycle_is_named_with_its_way() {
    there("unit/a", "{}");
    there("unit/b", "{\"parent\":\"a\"}");
    there("unit/c", "{\"parent\":\"b\"}");
    change("unit/a", "{\"parent\":\"c\"}");
    assertThat(findings())
        .extracting(Finding::message)
        .containsExactly("unit/a: parent leads round in a cycle: a → c → b → a");
  }

  @Test
  void a_parent_is_not_taken_out_under_its_children() {
    there("unit/a", "{}");
    there("unit/b", "{\"parent\":\"a\"}");
    change("unit/a", null);
    assertThat(findings()).extracting(Finding::message).singleElement().asString().contains("of b");
    change("unit/b", null);
    assertThat(findings()).isEmpty();
  }

  @Test
  void a_merged_unit_names_a_successor_that_is_there() {
    change("unit/old", "{\"validTo\":\"2020-12-31\",\"successor\":\"new\"}");
    assertThat(findings())
        .extracting(Finding::message)
        .containsExactly("unit/old: successor is new, which is no registered unit");
    change("unit/new", "{\"validFrom\":\"2021-01-01\"}");
    assertThat(findings()).isEmpty();
  }

  @Test
  void units_do_not_succeed_each_other_in_a_circle() {
    there("unit/b", "{\"validTo\":\"2021-12-31\"}");
    change("unit/a", "{\"validTo\":\"2020-12-31\",\"successor\":\"b\"}")
        .change("unit/b", "{\"validTo\":\"2021-12-31\",\"successor\":\"a\"}");
    assertThat(findings())
        .extracting(Finding::message)
        .contains("unit/a: successor leads round in a cycle: a → b → a");
  }

  @Test
  void an_item_needs_a_promise() {
    change("item/i/1", "{\"nameZh\":\"甲\"}");
    assertThat(findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.error()).isTrue();
              assertThat(finding.field()).isEqualTo("promised");
              assertThat(finding.message()).startsWith("item/i/1: promised is missing");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"promised\":{\"amount\":3,\"kind\":\"WORKING\"}} | ",
        "{\"immediate\":true} | ",
        "{\"promised\":{\"kind\":\"NONE\"}} | promised is NONE",
        "{\"promised\":{\"amount\":9,\"kind\":\"WORKING\"},\"statutory\":{\"amount\":5,\"kind\":\"WORKING\"}}"
            + " | promised is longer than the statutory limit: 9 against 5",
        "{\"immediate\":true,\"centres\":[\"c\"]} | centres has c"
      })
  void what_is_odd_about_an_item_is_a_warning(String json, @Nullable String warning) {
    change("item/i/1", json);
    if (warning == null) {
      assertThat(findings()).isEmpty();
    } else {
      assertThat(findings()).noneMatch(Finding::error);
      assertThat(findings())
          .singleElement()
          .extracting(Finding::message)
          .asString()
          .contains(warning);
    }
  }

  @Test
  void a_version_that_hides_a_lower_one_is_a_warning() {
    there("item/i/1", "{\"validFrom\":\"2020-01-01\"}");
    change("item/i/2", "{\"immediate\":true,\"validFrom\":\"2019-01-01\"}");
    assertThat(findings()).extracting(Finding::field).containsExactly("validFrom");
  }

  @Test
  void a_reissued_year_is_a_new_version() {
    change("calendar/cn/2026/1", "{\"notices\":[\"n\"],\"off\":[\"2026-10-01\"]}");
    assertThat(findings())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("cn has version 1 of 2026 already");
    changes.clear();
    change("calendar/cn/2026/2", "{\"notices\":[\"n\"],\"off\":[\"2026-10-01\"]}");
    assertThat(findings()).isEmpty();
    there("calendar/cn/2026/2", "{\"off\":[\"2026-10-02\"]}");
    assertThat(findings())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("is issued already with other days");
  }

  @Test
  void two_years_must_not_say_otherwise_of_one_day() {
    change("calendar/cn/2027/1", "{\"notices\":[\"n\"],\"work\":[\"2026-12-05\"]}");
    assertThat(findings()).isEmpty();
    there("calendar/cn/2026/2", "{\"off\":[\"2026-12-05\"]}");
    assertThat(findings())
        .extracting(Finding::message)
        .containsExactly(
            "calendar/cn/2027/1: work overlaps with the issue of 2026, which says otherwise of"
                + " 2026-12-05");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "point/p | {\"unit\":\"u\"} | unit",
        "source/s | {\"unit\":\"u\"} | unit",
        "dataset/d | {\"unit\":\"u\"} | unit",
        "agency/a | {\"unit\":\"u\"} | unit",
        "bundle/b | {\"unit\":\"u\"} | unit",
        "project/p | {\"unit\":\"u\"} | unit",
        "cell/c | {\"community\":\"u\"} | community",
        "target/t | {\"metric\":\"on-time\",\"scope\":\"u\",\"period\":\"2026\",\"value\":1} |"
            + " scope",
        "target/t | {\"metric\":\"no-such\",\"period\":\"2026\",\"value\":1} | metric",
        "point/p | {\"pointKind\":\"KIOSK\"} | pointKind"
      })
  void what_a_record_points_to_must_be_there(String key, String json, String field) {
    change(key, json);
    assertThat(findings()).singleElement().matches(Finding::error).returns(field, Finding::field);
  }

  @Test
  void an_item_offered_nowhere_known_is_a_warning_as_either_may_come_first() {
    change("point/p", "{\"items\":[\"i\"]}");
    assertThat(findings()).singleElement().matches(finding -> !finding.error());
  }
}
