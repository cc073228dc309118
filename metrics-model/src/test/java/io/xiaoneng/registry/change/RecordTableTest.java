package io.xiaoneng.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.xiaoneng.registry.FieldSpec;
import io.xiaoneng.registry.Item;
import io.xiaoneng.registry.Limit;
import io.xiaoneng.registry.RecordKind;
import io.xiaoneng.registry.RegistryKey;
import io.xiaoneng.registry.RegistryRecord;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordTableTest {

  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

  private final Map<RegistryKey, Map<String, @Nullable Object>> known = new LinkedHashMap<>();

  private RecordTable read(RecordKind kind, String text) {
    return RecordTable.read(kind, text.getBytes(StandardCharsets.UTF_8), known::get, CITY);
  }

  @Test
  void a_line_becomes_a_record() {
    RecordTable table =
        read(
            RecordKind.ITEM,
            "\uFEFFcode,version,nameZh,承诺时限,statutory,onlineDepth,personal\r\n"
                + "i,2,\"甲,乙\",10个工作日,2 MONTH,4;5;6,是\r\n");
    assertThat(table.errors()).isEmpty();
    RecordChange change = table.lines().get(0).change();
    Item item = (Item) RegistryRecord.parse(change.key().toString(), change.after(), CITY);
    assertThat(item.version()).isEqualTo(2);
    assertThat(item.nameZh()).isEqualTo("甲,乙");
    assertThat(item.promised()).isEqualTo(new Limit(10, Limit.Kind.WORKING));
    assertThat(item.statutory()).isEqualTo(new Limit(2, Limit.Kind.MONTH));
    assertThat(item.service().onlineDepth()).isEqualTo(Set.of(4, 5, 6));
    assertThat(item.service().personal()).isTrue();
  }

  @Test
  void a_column_that_is_not_there_leaves_its_field_and_an_empty_cell_clears_it() {
    known.put(
        RegistryKey.parse("unit/u"),
        Map.of(
            "kind", "unit", "code", "u", "nameZh", "旧", "parent", "p", "class", "A", "auto", true));
    RecordTable table = read(RecordKind.UNIT, "code,nameZh,class\nu,新,\n");
    RecordChange change = table.lines().get(0).change();
    assertThat(change.after())
        .containsEntry("parent", "p")
        .containsEntry("nameZh", "新")
        .doesNotContainKeys("class", "auto");
    assertThat(change.kind()).isEqualTo(RecordChange.Kind.CHANGED);
    assertThat(change.fields())
        .containsExactlyInAnyOrder(
            new RecordChange.FieldChange("nameZh", "旧", "新"),
            new RecordChange.FieldChange("class", "A", null),
            new RecordChange.FieldChange("auto", true, null));
  }

  @Test
  void a_record_that_says_the_same_is_unchanged() {
    known.put(
        RegistryKey.parse("unit/u"),
        Map.of("kind", "unit", "code", "u", "nameZh", "名", "lon", 108.0));
    RecordTable table = read(RecordKind.UNIT, "code,nameZh,urban,lon\nu,名,false,108\n");
    assertThat(table.lines().get(0).change().kind()).isEqualTo(RecordChange.Kind.UNCHANGED);
  }

  @Test
  void one_bad_line_in_ten_thousand_is_named_with_line_and_column() {
    StringBuilder file = new StringBuilder("code,nameZh,population\n");
    for (int i = 1; i <= 10_000; i++) {
      file.append("u").append(i).append(",名,").append(i == 7_777 ? "many" : "1").append('\n');
    }
    RecordTable table = read(RecordKind.UNIT, file.toString());
    assertThat(table.errors())
        .containsExactly(
            new RecordTable.LineError(7_778, "population", "is many, expected a whole number"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code,colour\\nu,red | 1 | colour | have no field \"colour\"",
        "nameZh\\nx | 1 | code | the column is missing",
        "code,code\\nu,u | 1 | code | twice",
        "code,nameZh\\nu | 2 | '' | the line has 1 cells, the head 2",
        "code,nameZh\\n,x | 2 | code | is missing",
        "code,level\\nu,VILLAGE | 2 | level | level is VILLAGE",
        "code,urban\\nu,perhaps | 2 | urban | is perhaps",
        "code,lon\\nu,east | 2 | lon | is east",
        "code\\nu\\n\\nu | 4 | code | unit/u is on line 2 already",
        "code,nameZh\\nu,\"x | 2 | '' | does not end",
        "code,nameZh\\nu,\"x\"y | 2 | '' | goes on after its closing quote",
        "code | 1 | '' | no line below its head",
        "'' | 1 | '' | the file is empty"
      })
  void what_is_wrong_is_named(String file, int line, String column, String message) {
    RecordTable table = read(RecordKind.UNIT, file.replace("\\n", "\n"));
    assertThat(table.errors()).hasSize(1);
    RecordTable.LineError error = table.errors().get(0);
    assertThat(error.line()).isEqualTo(line);
    assertThat(error.column()).isEqualTo(column);
    assertThat(error.message()).contains(message);
  }

  @Test
  void a_limit_of_no_kind_is_told_of_its_column() {
    RecordTable table = read(RecordKind.ITEM, "code,version,promised\ni,1,10 WORKDAY\n");
    assertThat(table.errors()).hasSize(1);
    assertThat(table.errors().get(0).column()).isEqualTo("promised");
    assertThat(table.errors().get(0).message()).contains("promised.kind is WORKDAY");
  }

  @Test
  void a_quoted_cell_may_hold_lines_and_the_next_line_is_still_numbered_right() {
    RecordTable table =
        read(RecordKind.UNIT, "code,nameZh,urban\na,\"x\n\"\"y\"\"\",no\nb,z,maybe\n");
    assertThat(table.lines().get(0).change().after()).containsEntry("nameZh", "x\n\"y\"");
    assertThat(table.errors()).extracting(RecordTable.LineError::line).containsExactly(4);
  }

  @Test
  void a_spreadsheets_encoding_is_read() {
    byte[] file = "code,nameZh\nu,雁塔区\n".getBytes(Charset.forName("GB18030"));
    RecordTable table = RecordTable.read(RecordKind.UNIT, file, known::get, CITY);
    assertThat(table.lines().get(0).change().after()).containsEntry("nameZh", "雁塔区");
  }

  @Test
  void a_calendar_is_a_line_a_year() {
    RecordTable table =
        read(
            RecordKind.CALENDAR,
            "id,year,version,notices,off,work\n"
                + "cn,2027,1,http://n,2027-01-01..2027-01-03;2027-05-01,2027-01-09\n");
    assertThat(table.errors()).isEmpty();
    assertThat(table.lines().get(0).change().key().toString()).isEqualTo("calendar/cn/2027/1");
  }

  @ParameterizedTest
  @EnumSource(RecordKind.class)
  void a_template_has_every_field_and_what_is_written_is_read_back(RecordKind kind) {
    String head = RecordTable.template(kind).lines().findFirst().orElseThrow();
    for (FieldSpec field : kind.fields()) {
      if (!field.name().equals("auto")) {
        assertThat(head).contains(field.name());
      }
    }
    RegistryKey key =
        RegistryKey.parse(
            switch (kind) {
              case ITEM -> "item/x/3";
              case CALENDAR -> "calendar/cn/2027/1";
              default -> kind.wireName() + "/x";
            });
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (FieldSpec field : kind.fields()) {
      fields.put(field.name(), CellValues.read(field, sample(field)));
    }
    Map<String, @Nullable Object> body = RecordBodies.of(key, fields);
    RecordTable table = read(kind, RecordTable.write(kind, List.of(body)));
    assertThat(table.errors()).isEmpty();
    known.put(key, body);
    assertThat(read(kind, RecordTable.write(kind, List.of(body))).lines().get(0).change().kind())
        .isEqualTo(RecordChange.Kind.UNCHANGED);
  }

  private static String sample(FieldSpec field) {
    return switch (field.name()) {
      case "metric" -> "on-time";
      case "period" -> "2026-Q1";
      case "validTo" -> "2030-12-31";
      case "successor" -> "y";
      case "auto" -> "false";
      case "work" -> "2027-01-09";
      default -> CellValues.example(field).isEmpty() ? "a \"b\", c" : CellValues.example(field);
    };
  }
}
