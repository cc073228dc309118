package io.xiaoneng.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachRecordTest {

  private static ReachRecord parse(String json) {
    return ReachRecord.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isReadAsItWasWritten() {
    ReachRecord reach =
        new ReachRecord("P/1", 7L << 40, List.of("8a1", "格\"2"), new int[] {0, 2_340_000});
    assertThat(ReachRecord.parse(reach.toJson())).isEqualTo(reach);
    assertThat(reach)
        .isNotEqualTo(
            new ReachRecord("P/1", 7L << 40, List.of("8a1", "格\"2"), new int[] {0, 2_340_001}));
  }

  @Test
  void theWireIsWhatTheContractSays() {
    assertThat(
            parse("{\"point\":\"P\",\"version\":3,\"cells\":[\"a\"],\"millimetres\":[5],\"x\":1}"))
        .isEqualTo(new ReachRecord("P", 3, List.of("a"), new int[] {5}));
    assertThat(new ReachRecord("P", 3, List.of("a"), new int[] {5}).toJson())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"point\":\"P\",\"version\":3,\"cells\":[\"a\"],\"millimetres\":[5]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                              | no JSON object
          {                                                               | cannot be read
          {"point":"P","version":1,"millimetres":[]}                      | list cells
          {"point":"P","version":1,"cells":["a"],"millimetres":[]}        | 1 cells, 0 ways
          {"point":"P","version":1,"cells":["a"],"millimetres":[-1]}      | negative
          {"point":"P","version":1,"cells":["a"],"millimetres":[9999999999]} | cannot be read
          {"point":"P","version":1,"cells":["a"],"millimetres":["1"]}     | bad millimetres
          {"point":"","version":1,"cells":[],"millimetres":[]}            | bad point
          """)
  void aDamagedRecordSaysWhatIsWrong(String json, String what) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(what);
  }
}
