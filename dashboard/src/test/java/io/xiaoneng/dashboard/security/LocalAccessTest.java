package io.xiaoneng.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LocalAccessTest {

  @Test
  void onlyTheSecretOpens() {
    LocalAccess local = new LocalAccess("0123456789abcdef");
    assertThat(local.isOwner("0123456789abcdef")).isTrue();
    assertThat(local.isOwner("0123456789abcdeg")).isFalse();
    assertThat(local.isOwner("")).isFalse();
  }

  @Test
  void withoutASecretNothingOpens() {
    assertThat(new LocalAccess("").isOwner("")).isFalse();
  }

  @Test
  void aShortSecretIsNone() {
    assertThatThrownBy(() -> new LocalAccess("short")).hasMessageContaining("local-token");
  }
}
