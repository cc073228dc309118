package io.xiaoneng.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xiaoneng.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final String ADDRESS = "http://127.0.0.1:8080";

  @TempDir Path directory;
  private DataDirectory data;

  @BeforeEach
  void prepare() {
    data = DataDirectory.prepare(directory.resolve("data"));
  }

  @Test
  void commandsReadWhatTheStartLeft() throws IOException {
    Access granted = Access.grant(data, ADDRESS);
    assertThat(Access.read(data)).isEqualTo(granted);
    assertThat(granted.address()).isEqualTo(ADDRESS);
  }

  @Test
  void everyStartHasASecretOfItsOwnThatOnlyTheOwnerReads() throws IOException {
    Access first = Access.grant(data, ADDRESS);
    Access second = Access.grant(data, ADDRESS);
    assertThat(second.secret()).hasSizeGreaterThanOrEqualTo(32).isNotEqualTo(first.secret());
    assertThat(Files.getPosixFilePermissions(data.run().resolve("dashboard.access")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void theSecretIsNotPrinted() throws IOException {
    Access access = Access.grant(data, ADDRESS);
    assertThat(access.toString()).doesNotContain(access.secret());
  }

  @Test
  void whereNothingRunsTheCommandSaysSo() throws IOException {
    Access.grant(data, ADDRESS);
    Access.revoke(data);
    assertThatThrownBy(() -> Access.read(data))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("nothing runs");
  }
}
