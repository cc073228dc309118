package io.xiaoneng.dashboard.wall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallSceneTest {

  @Test
  void scenesComeInTheOrderAskedForAndAllWhereNoneIsKnown() {
    assertThat(WallScene.of("halls, speed,halls,nothing", true))
        .containsExactly(WallScene.HALLS, WallScene.SPEED);
    assertThat(WallScene.of("nothing", true)).containsExactly(WallScene.values());
    assertThat(WallScene.of(null, true)).containsExactly(WallScene.values());
  }

  @Test
  void aWallForEverybodyHasNothingOfSupervision() {
    assertThat(WallScene.of(null, false))
        .containsExactly(WallScene.SPEED, WallScene.CIRCLE, WallScene.HALLS);
    assertThat(WallScene.of("supervision,today", false)).noneMatch(WallScene::supervising);
  }
}
