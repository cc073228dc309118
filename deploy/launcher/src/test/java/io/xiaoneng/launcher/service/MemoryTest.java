package io.xiaoneng.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryTest {

  @ParameterizedTest
  @ValueSource(ints = {4_096, 8_192, 16_384, 24_576})
  void everythingTogetherLeavesRoomForThePageCache(int megabytes) {
    Memory memory = Memory.of(megabytes);
    int sum =
        memory.kafkaHeap()
            + memory.clickHouseHeap()
            + memory.clickHouseEngine()
            + memory.jobManagerHeap()
            + memory.taskHeap()
            + memory.taskManaged()
            + memory.dashboardHeap()
            + memory.simulatorHeap();
    assertThat(sum).isLessThan(megabytes * 4 / 5);
  }
}
