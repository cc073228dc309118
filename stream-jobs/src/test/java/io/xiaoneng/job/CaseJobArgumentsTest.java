package io.xiaoneng.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.xiaoneng.job.sink.ClickHouseAddress;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseJobArgumentsTest {

  private static final String GOOD =
      "--kafka k:1 --clickhouse jdbc:clickhouse://c:2/d?user=u&password=p%20q --zone Asia/Shanghai"
          + " --calendar cn";

  @Test
  void aFullCommandLineIsRead() {
    CaseJobArguments arguments =
        CaseJobArguments.parse((GOOD + " --open-registry --parallelism 3").split(" "));

    assertThat(arguments.kafka()).isEqualTo("k:1");
    assertThat(arguments.rules().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(arguments.openRegistry()).isTrue();
    assertThat(arguments.parallelism()).isEqualTo(3);
    ClickHouseAddress address = arguments.clickHouse();
    assertThat(address.http()).isEqualTo("http://c:2");
    assertThat(address.database()).isEqualTo("d");
    assertThat(address.user()).isEqualTo("u");
    assertThat(address.password()).isEqualTo("p q");
    assertThat(address.toString()).doesNotContain("p q");
  }

  @Test
  void parallelismAndRegistryHaveDefaults() {
    CaseJobArguments arguments = CaseJobArguments.parse(GOOD.split(" "));

    assertThat(arguments.parallelism()).isEqualTo(2);
    assertThat(arguments.openRegistry()).isFalse();
    assertThat(arguments.alertsSince()).isEqualTo(Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource({
    "--kafka k:1, --clickhouse is missing",
    "--kafka, --kafka has no value",
    "--kafkas k, --kafkas is not known",
    "--kafka k --clickhouse jdbc:h2:mem --zone UTC --calendar cn, jdbc:h2:mem",
    "--kafka k --clickhouse jdbc:ch://c:1/d --zone Mars --calendar cn, --zone Mars",
    "--kafka k --clickhouse jdbc:ch://c:1/d --zone UTC --calendar cn --alerts-since now,"
        + " --alerts-since now is no instant",
    "--kafka k --clickhouse jdbc:ch://c:1/d --zone UTC --calendar cn --parallelism 0,"
        + " --parallelism 0",
  })
  void aBadCommandLineIsRefusedWithTheArgumentNamed(String line, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CaseJobArguments.parse(line.split(" ")))
        .withMessageContaining(named);
  }
}
