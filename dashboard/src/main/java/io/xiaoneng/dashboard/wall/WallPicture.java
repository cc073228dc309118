package io.xiaoneng.dashboard.wall;

import io.xiaoneng.dashboard.freshness.Freshness;
import io.xiaoneng.dashboard.today.Today;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What every wall shows, whatever its language and scene. Each part has its own age.
 *
 * @param version of this form
 * @param at when it was put together
 * @param assets prefix of the scripts and styles that go with it; a wall with others loads anew
 * @param ground name of the map and the points that go with it, likewise
 * @param today null where the wall may not show it; {@code supervision} likewise
 */
record WallPicture(
    int version,
    Instant at,
    String assets,
    String ground,
    Told<CityTold> city,
    Told<Freshness> fresh,
    Told<FeedsTold> feeds,
    @Nullable Told<Today> today,
    Told<CircleTold> circle,
    @Nullable Told<SupervisionTold> supervision,
    Told<HallsTold> halls) {

  static final int VERSION = 1;
}
