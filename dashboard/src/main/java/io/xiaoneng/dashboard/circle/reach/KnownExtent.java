package io.xiaoneng.dashboard.circle.reach;

import io.xiaoneng.circle.place.Box;
import io.xiaoneng.circle.place.LonLat;
import io.xiaoneng.circle.street.Snapper;
import io.xiaoneng.circle.street.StreetNetwork;
import io.xiaoneng.dashboard.registry.CityExtent;
import io.xiaoneng.dashboard.registry.RegistryView;
import io.xiaoneng.registry.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The city lies where its streets are, or, without streets, around its registered units. */
@Component
class KnownExtent implements CityExtent {

  /** Metres that a city may reach beyond the offices of its units. */
  private static final double AROUND_UNITS = 60_000;

  private final Streets streets;
  private final RegistryView registry;

  KnownExtent(Streets streets, RegistryView registry) {
    this.streets = streets;
    this.registry = registry;
  }

  @Override
  public @Nullable Box box() {
    StreetNetwork network = streets.network();
    if (network != null && network.nodes() > 0) {
      return network.box().widened(Snapper.FARTHEST);
    }
    List<LonLat> units =
        registry.registry().all(Unit.class).stream()
            .flatMap(unit -> place(unit.lon(), unit.lat()))
            .toList();
    if (units.isEmpty()) {
      return null;
    }
    return new Box(
            units.stream().mapToDouble(LonLat::lon).min().orElseThrow(),
            units.stream().mapToDouble(LonLat::lat).min().orElseThrow(),
            units.stream().mapToDouble(LonLat::lon).max().orElseThrow(),
            units.stream().mapToDouble(LonLat::lat).max().orElseThrow())
        .widened(AROUND_UNITS);
  }

  private static java.util.stream.Stream<LonLat> place(@Nullable Double lon, @Nullable Double lat) {
    return lon == null || lat == null
        ? java.util.stream.Stream.empty()
        : java.util.stream.Stream.of(new LonLat(lon, lat));
  }
}
