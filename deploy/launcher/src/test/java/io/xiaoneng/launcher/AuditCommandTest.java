package io.xiaoneng.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditCommandTest {

  private static AuditCommand parse(String... args) {
    return AuditCommand.parse(List.of(args), Path.of("data"), Path.of("/tmp"));
  }

  @Test
  void whatIsAskedGoesIntoTheAddress() {
    assertThat(parse("verify").address()).isEqualTo("/api/v1/audit/verify");
    assertThat(parse("search", "--actor", "mei", "--text", "黄牌 1").address())
        .isEqualTo("/api/v1/audit?actor=mei&text=%E9%BB%84%E7%89%8C%201");
    assertThat(parse("--from", "2026-03-02", "export").address())
        .isEqualTo("/api/v1/audit/export?from=2026-03-02");
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThatThrownBy(() -> parse()).hasMessageContaining("is needed");
    assertThatThrownBy(() -> parse("erase")).hasMessageContaining("'erase'");
    assertThatThrownBy(() -> parse("search", "verify")).hasMessageContaining("'verify'");
    assertThatThrownBy(() -> parse("search", "--actor")).hasMessageContaining("--actor");
    assertThatThrownBy(() -> parse("verify", "--actor", "x")).hasMessageContaining("whole log");
  }
}
