package io.xiaoneng.registry.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.calendar.WorkCalendar;
import io.xiaoneng.event.Json;
import io.xiaoneng.event.JsonException;
import io.xiaoneng.registry.RegistryException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarFileTest {

  private static final WorkCalendar CN = WorkCalendar.of("cn");

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> record(String json) throws JsonException {
    return CalendarFile.record((Map<String, @Nullable Object>) Json.parse(json), CN);
  }

  @Test
  void a_list_of_days_becomes_the_first_issue_of_a_new_year() throws JsonException {
    assertThat(
            record(
                "{\"$id\":\"x\",\"year\":2027,\"papers\":[\"http://n\"],\"days\":["
                    + "{\"name\":\"元旦\",\"date\":\"2027-01-01\",\"isOffDay\":true},"
                    + "{\"name\":\"元旦\",\"date\":\"2027-01-09\",\"isOffDay\":false}]}"))
        .isEqualTo(
            Map.of(
                "id",
                "cn",
                "year",
                2027L,
                "version",
                1L,
                "notices",
                List.of("http://n"),
                "off",
                List.of("2027-01-01"),
                "work",
                List.of("2027-01-09")));
  }

  @Test
  void a_year_issued_anew_gets_the_next_version_and_the_same_days_keep_it() throws JsonException {
    assertThat(record("{\"year\":2020,\"off\":[\"2020-01-01\"]}")).containsEntry("version", 3L);
    assertThat(record("{\"year\":2026,\"off\":[\"2026-01-01\"]}")).containsEntry("version", 2L);
    assertThat(record("{\"year\":2026,\"version\":7,\"off\":[]}")).containsEntry("version", 7L);
    assertThat(
            record(
                "{\"year\":2024,\"off\":[\"2024-01-01\",\"2024-02-10..2024-02-17\","
                    + "\"2024-04-04..2024-04-06\",\"2024-05-01..2024-05-05\","
                    + "\"2024-06-10\",\"2024-09-15..2024-09-17\",\"2024-10-01..2024-10-07\"],"
                    + "\"work\":[\"2024-02-04\",\"2024-02-18\",\"2024-04-07\",\"2024-04-28\","
                    + "\"2024-05-11\",\"2024-09-14\",\"2024-09-29\",\"2024-10-12\"]}"))
        .containsEntry("version", 1L);
  }

  @Test
  void a_day_that_cannot_be_read_is_named() {
    assertThatThrownBy(() -> record("{\"year\":2027,\"days\":[{\"date\":\"2027-01-01\"}]}"))
        .isInstanceOf(RegistryException.class)
        .hasMessageContaining("2027-01-01");
  }
}
