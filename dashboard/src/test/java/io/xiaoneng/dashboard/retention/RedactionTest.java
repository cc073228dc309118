package io.xiaoneng.dashboard.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static String of(String json) {
    return new String(Redaction.of(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @Test
  void whatFiguresAreMadeOfStaysAndWordsPeopleAndTheRestGo() {
    assertThat(
            of(
                "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/h\",\"type\":\"case.special-started\",\"subject\":\"c\",\"time\":\"2026-03-02T01:00:00Z\",\"sender\":\"Zhang\",\"data\":{\"procedure\":\"p\",\"kind\":\"EXTENSION\",\"grantedDays\":3,\"approvedBy\":\"Wu\",\"reason\":\"of Li\",\"approver\":\"\",\"note\":{\"x\":1}}}"))
        .isEqualTo(
            "{\"specversion\":\"1.0\",\"id\":\"e\",\"source\":\"/h\",\"type\":\"case.special-started\",\"subject\":\"c\",\"time\":\"2026-03-02T01:00:00Z\",\"data\":{\"procedure\":\"p\",\"kind\":\"EXTENSION\",\"grantedDays\":3,\"approvedBy\":\"erased\",\"reason\":\"erased\",\"approver\":\"\"}}");
  }

  @Test
  void whatHoldsNothingIsNotTouchedAndTwiceIsOnce() {
    String plain =
        "{ \"type\":\"case.accepted\", \"data\":{\"unit\":\"u\" , \"kind\":\"COMMITTED\"}}";
    byte[] raw = plain.getBytes(StandardCharsets.UTF_8);
    assertThat(Redaction.of(raw)).isSameAs(raw);
    String once = of("{\"type\":\"case.returned\",\"data\":{\"reason\":\"x\",\"y\":1}}");
    assertThat(of(once)).isEqualTo(once);
  }
}
