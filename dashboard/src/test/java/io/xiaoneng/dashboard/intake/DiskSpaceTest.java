package io.xiaoneng.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DiskSpaceTest {

  @Test
  void thereIsRoomAsLongAsSoMuchIsFree() {
    assertThat(new DiskSpace(() -> 100, 100).hasRoom()).isTrue();
    assertThat(new DiskSpace(() -> 99, 100).hasRoom()).isFalse();
  }

  @Test
  void noLimitIsNeverReached() {
    assertThat(new DiskSpace(() -> 0, 0).hasRoom()).isTrue();
  }

  @Test
  void whereItCannotBeSeenNobodyIsRefused() {
    DiskSpace unseen =
        new DiskSpace(
            () -> {
              throw new IOException("gone");
            },
            100);
    assertThat(unseen.hasRoom()).isTrue();
  }
}
